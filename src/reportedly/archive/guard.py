"""Guard a shard against its records: one that fails, takes too long or ends its worker becomes a fault, and the rest is done."""

from __future__ import annotations

import os
import signal
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import TypeVar

from reportedly.errors import ModelError, ReportedlyError

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A record that could not be done: where it lies, what it is called, the kind of error and why."""

    kind: str
    reason: str
    input: str | None = None
    record: str | None = None
    url: str | None = None


class OutOfTimeError(BaseException):
    """A record takes too long. No Exception, so that nothing that a foreign library catches holds it up."""


class Guard:
    """Runs the work on each record of one shard. Where it is stands in a small file, for whoever finds the worker dead.

    `skip` says which records, by their place in the shard, are not to be tried any more, and why.
    """

    def __init__(self, at: Path, seconds: float, skip: Mapping[int, str]) -> None:
        self._seconds, self._skip, self._place = seconds, skip, -1
        self._parent = os.getppid()
        at.parent.mkdir(parents=True, exist_ok=True)
        self._path = at
        self._file = os.open(at, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o644)

    def close(self) -> None:
        """The shard is done."""
        os.close(self._file)
        self._path.unlink(missing_ok=True)

    def __call__(self, work: Callable[[], Found]) -> Found | Fault:
        """What the work on the next record gives, or what is wrong with it; only a missing model ends the shard."""
        self._place += 1
        if os.getppid() != self._parent:
            # Whoever started this worker is gone; what is done of the shard would be done again anyway.
            os._exit(0)
        os.pwrite(self._file, b"%-12d" % self._place, 0)
        if self._place in self._skip:
            return Fault(kind="Lost", reason=self._skip[self._place])
        try:
            with _alarm(self._seconds):
                return work()
        except ModelError:
            raise
        except ReportedlyError as error:
            return fault_of(error)
        except OutOfTimeError:
            return Fault(
                kind="OutOfTime",
                reason=f"it took more than the {self._seconds:g} seconds of processor time that a record may.",
            )
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            told = " ".join(f"{type(error).__name__}: {error}".split())[:300]
            where = f"{Path(place.filename).name}:{place.lineno}"
            return Fault(kind="Fault", reason=f"a fault in Reportedly ({told} at {where}); please report it.")


def fault_of(error: ReportedlyError) -> Fault:
    """An error of ours as a fault."""
    return Fault(kind=type(error).__name__.removesuffix("Error"), reason=" ".join(str(error).split()))


def place_at(at: Path) -> int | None:
    """Which record a worker was at when it ended."""
    try:
        return int(at.read_bytes())
    except (OSError, ValueError):
        return None


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        # No alarm rings here; the one who watches over the workers has the last word anyway.
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise OutOfTimeError

    # Processor time, not the clock's: on a busy machine the same records must fail as on an idle one.
    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
