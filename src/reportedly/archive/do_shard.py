"""Do one shard: run the stage's function over it, write its tables, leave its receipt. What every engine's workers call."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from reportedly.archive.guard import Fault, Guard
from reportedly.archive.run import no_room
from reportedly.archive.shard import Receipt, Shard
from reportedly.archive.stage import Bench, Digest, Note, Row
from reportedly.archive.stages import stage_called
from reportedly.archive.write_tables import TableWriter


def do_shard(shard: Shard, bench: Bench, skip: Mapping[int, str]) -> Receipt:
    """The receipt, when all is on the disk; raises ArchiveError if it cannot be written, ModelError without a model."""
    run, stage = bench.run, stage_called(shard.stage)
    counts, faults = Counter[str](), Counter[str]()
    input: str | None = None
    try:
        guard = Guard(run.folder / "work" / f"{shard.name}.at", run.settings.seconds, skip)
        with TableWriter(run.folder, shard) as tables:
            for found in stage.work(shard, bench, guard):
                match found:
                    case Row(table=table, values=values):
                        tables.add(table, values)
                        counts[table] += 1
                    case Fault():
                        tables.add("errors", _error_row(stage.name, found))
                        faults[found.kind] += 1
                    case Note():
                        counts[found.value] += 1
                    case Digest(sha256=sha256):
                        input = sha256
            receipt = Receipt(
                stage=stage.name,
                version=stage.version,
                number=shard.number,
                key=shard.key,
                model=run.model if stage.uses_model else None,
                input=input,
                counts=dict(sorted(counts.items())),
                faults=dict(sorted(faults.items())),
                written=tables.finish(),
            )
        run.keep(receipt)
        guard.close()
    except OSError as error:
        raise no_room(run.folder, error) from error
    return receipt


def _error_row(stage: str, fault: Fault) -> dict[str, str | None]:
    return {
        "stage": stage,
        "input": fault.input,
        "record": fault.record,
        "url": fault.url,
        "kind": fault.kind,
        "reason": fault.reason,
    }
