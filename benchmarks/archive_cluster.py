"""A Ray cluster of three nodes on one machine, one of which is killed in the middle of a run: the run completes, to the same bytes.

python -m benchmarks.archive_cluster [--records 40]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.made_warc import write_warc
from reportedly.archive.crew import Done
from reportedly.archive.find_inputs import find_archives
from reportedly.archive.local_crew import LocalCrew
from reportedly.archive.perform import perform
from reportedly.archive.ray_crew import RayCrew
from reportedly.archive.run import begin_run
from reportedly.archive.settings import Settings
from reportedly.archive.shard import Shard
from reportedly.archive.stage import Stage

SMALL = Settings(shard_bytes=40_000, rows=5, block=30, linked=20)


class Quiet:
    """A watcher that counts shards, and calls for the kill once."""

    def __init__(self, kill: Any = None) -> None:
        self.done: list[str] = []
        self._kill = kill

    def begin(self, stage: Stage, shards: list[Shard], done: list[Shard]) -> None:
        """A stage begins."""

    def hear(self, shard: Shard, done: Done) -> None:
        """A shard is done; after the first that was read the node goes."""
        self.done.append(shard.name)
        if self._kill and shard.stage == "read":
            self._kill()
            self._kill = None

    def end(self, stage: Stage) -> None:
        """A stage is over."""


def digests(folder: Path) -> dict[str, str]:
    """Every Parquet file of a run."""
    return {
        str(f.relative_to(folder)): hashlib.sha256(f.read_bytes()).hexdigest()
        for f in sorted(folder.glob("*/*.parquet"))
    }


def main() -> int:
    """Run on the cluster, run here, compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=40)
    given = parser.parse_args()
    import ray
    from ray.cluster_utils import Cluster

    root = str(Path(__file__).resolve().parents[1] / "src")
    settings: dict[str, Any] = {"num_cpus": 1, "object_store_memory": 80_000_000}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write_warc(folder / "made.warc.gz", given.records)
        archives = find_archives([str(folder / "made.warc.gz")])
        here = begin_run(folder / "here", archives, SMALL)
        perform(here, lambda: LocalCrew(here, 1), Quiet())
        cluster = Cluster(initialize_head=True, head_node_args={**settings, "include_dashboard": False})
        nodes = [cluster.add_node(**settings) for _ in range(2)]
        ray.init(address=cluster.address, runtime_env={"env_vars": {"PYTHONPATH": root}}, log_to_driver=False)
        began = time.monotonic()
        there = begin_run(folder / "there", archives, SMALL)
        watcher = Quiet(lambda: cluster.remove_node(nodes[1], allow_graceful=False))
        before = int(ray.cluster_resources()["CPU"])
        perform(there, lambda: RayCrew(there), watcher)
        after = int(ray.cluster_resources()["CPU"])
        same = digests(here.folder) == digests(there.folder)
        ray.shutdown()
        cluster.shutdown()
    answer = {
        "nodes before and after": [before, after],
        "shards": len(watcher.done),
        "done twice": len(watcher.done) - len(set(watcher.done)),
        "the same bytes": same,
        "seconds": round(time.monotonic() - began, 1),
        "load": round(os.getloadavg()[0], 1),
    }
    print(json.dumps(answer))
    return 0 if same and after < before else 1


if __name__ == "__main__":
    raise SystemExit(main())
