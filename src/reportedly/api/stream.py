"""What a writer writes, as pieces, while it writes: through a pipe, so that neither runs ahead of the other."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from threading import Thread
from typing import BinaryIO

PIECE = 1 << 16


def streamed(write: Callable[[BinaryIO], object]) -> Iterator[bytes]:
    """The pieces. What the writer raises is raised at the end; it is stopped if nobody takes the rest."""
    out, into = os.pipe()
    faults: list[BaseException] = []

    def work() -> None:
        try:
            with os.fdopen(into, "wb") as file:
                write(file)
        except BrokenPipeError:
            pass  # nobody takes the rest
        except BaseException as error:
            faults.append(error)

    writer = Thread(target=work, name="export", daemon=True)
    writer.start()
    with os.fdopen(out, "rb", buffering=0) as pieces:
        while piece := pieces.read(PIECE):
            yield piece
    writer.join()
    if faults:
        raise faults[0]
