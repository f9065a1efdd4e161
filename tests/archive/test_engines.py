"""Two engines, one result; and whoever is killed, the same result."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from archive.inline_crew import SMALL, Deaf, digests
from reportedly.archive.crew import Crew
from reportedly.archive.find_inputs import find_archives
from reportedly.archive.local_crew import LocalCrew
from reportedly.archive.perform import perform
from reportedly.archive.run import Run, begin_run
from reportedly.errors import ArchiveError


class KillsOnce(Deaf):
    """Ends a worker with SIGKILL as soon as the first shard of a stage is done, when others are at theirs."""

    def __init__(self, stage: str, pids: Callable[[], list[int]]) -> None:
        super().__init__()
        self.stage, self.pids, self.killed = stage, pids, 0

    def hear(self, shard: Any, done: Any) -> None:
        super().hear(shard, done)
        if shard.stage == self.stage and not self.killed:
            for pid in self.pids()[:1]:
                os.kill(pid, signal.SIGKILL)
                self.killed = pid


def fresh(folder: Path, warc: Path) -> Run:
    return begin_run(folder, find_archives([str(warc)]), SMALL)


def test_killing_a_local_worker_changes_nothing(whole: Run, warc: Path, tmp_path: Path) -> None:
    run = fresh(tmp_path / "out", warc)
    crew = LocalCrew(run, 2)
    watcher = KillsOnce("read", lambda: list(crew.pids().values()))
    perform(run, lambda: crew, watcher)
    assert watcher.killed
    assert digests(run.folder) == digests(whole.folder)
    assert sorted(watcher.done) == sorted(set(watcher.done))


def test_no_worker_outlives_its_crew(warc: Path, tmp_path: Path) -> None:
    run = fresh(tmp_path / "out", warc)
    crew = LocalCrew(run, 1)
    seen: list[int] = []

    class Breaks(Deaf):
        def hear(self, shard: Any, done: Any) -> None:
            seen.extend(crew.pids().values())
            raise ArchiveError("enough")

    with pytest.raises(ArchiveError, match="enough"):
        perform(run, lambda: crew, Breaks())
    assert seen
    assert not Path(f"/proc/{seen[0]}").exists()


COMMAND = (sys.executable, "-m", "reportedly", "archive")


def test_killing_the_driver_leaves_what_is_done_and_resuming_does_the_rest(
    whole: Run, warc: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    fresh(out, warc)
    command = [*COMMAND, "resume", str(out), "--workers", "1", "--quiet"]
    running = subprocess.Popen(command, stderr=subprocess.PIPE)
    receipts = out / "receipts" / "read"
    until = time.monotonic() + 120
    while not (receipts.is_dir() and any(receipts.iterdir())) and time.monotonic() < until and running.poll() is None:
        time.sleep(0.05)
    running.kill()
    _, said = running.communicate()
    kept = {path: path.stat().st_mtime_ns for path in out.glob("receipts/*/*.json")}
    assert kept, said
    finished = subprocess.run([*command], capture_output=True, text=True)
    assert finished.returncode == 0, finished.stderr
    assert digests(out) == digests(whole.folder)
    assert all(path.stat().st_mtime_ns == then for path, then in kept.items())


FULL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000))
from reportedly.cli import main
sys.argv = ["reportedly", "archive", "resume", sys.argv[1], "--workers", "1", "--quiet"]
if __name__ == "__main__":
    main()
"""


def test_a_full_disk_is_told_and_resuming_does_the_rest(whole: Run, warc: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run = fresh(out, warc)
    (tmp_path / "full.py").write_text(FULL)
    stopped = subprocess.run([sys.executable, str(tmp_path / "full.py"), str(out)], capture_output=True, text=True)
    assert stopped.returncode == ArchiveError.exit_code, stopped.stderr
    assert "make room" in stopped.stderr
    assert "Traceback" not in stopped.stderr
    assert digests(out).items() < digests(whole.folder).items()
    assert not list(out.glob("work/*.parquet"))
    crew = LocalCrew(run, 1)
    perform(run, lambda: crew, Deaf())
    assert digests(out) == digests(whole.folder)


@pytest.fixture(scope="module")
def ray() -> Iterator[Any]:
    found = pytest.importorskip("ray", reason="needs the extra `archive`")
    root = str(Path(__file__).resolve().parents[2] / "src")
    found.init(
        address="local",
        num_cpus=2,
        include_dashboard=False,
        object_store_memory=80_000_000,
        log_to_driver=False,
        logging_level="ERROR",
        runtime_env={"env_vars": {"PYTHONPATH": root}},
    )
    yield found
    found.shutdown()


def test_ray_gives_the_same_bytes_also_when_an_actor_is_killed(
    ray: Any, whole: Run, warc: Path, tmp_path: Path
) -> None:
    from reportedly.archive.ray_crew import RayCrew

    run = fresh(tmp_path / "out", warc)
    crew = RayCrew(run, 2)
    watcher = KillsOnce("read", lambda: list(workers_of(ray)))
    perform(run, lambda: crew, watcher)
    assert watcher.killed
    assert digests(run.folder) == digests(whole.folder)
    assert sorted(watcher.done) == sorted(set(watcher.done))


def workers_of(ray: Any) -> list[int]:
    """Processes of actors at work, as the system names them."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if path.read_bytes().startswith(b"ray::Clerk.do") and _is_ours(int(path.parent.name)):
                found.append(int(path.parent.name))
        except OSError:
            continue
    return found


def _is_ours(pid: int) -> bool:
    """Whether a process was started by this one: other runs may be at work on the machine."""
    while pid > 1:
        pid = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
        if pid == os.getpid():
            return True
    return False


def test_both_engines_are_crews(whole: Run) -> None:
    crew: Crew = LocalCrew(whole, 3)
    with crew:
        assert crew.size() == 3
        assert list(crew.events(0)) == []
