"""Archives: bulk runs over very many articles. A stage is a pure function over a shard, Parquet in, Parquet out.

    run = open_run("out", ["CC-NEWS-20260304.warc.gz"])
    summary = perform(run, LocalCrew(run, workers=2))

Every shard leaves its Parquet files and a receipt; a run that was cut off goes on from those, and comes to the same bytes.
"""

from __future__ import annotations
