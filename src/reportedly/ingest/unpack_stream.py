"""Unpack a gzip stream as far as it goes: what stands before a damaged or missing end is not lost with it."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import IO


class UnpackedStream(io.RawIOBase):
    """Reads what is packed in a stream; after the end, `error` says whether it was the right one."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._packed = gzip.GzipFile(fileobj=stream)
        self.error: Exception | None = None

    def readable(self) -> bool:
        """It is."""
        return True

    def read(self, size: int = -1) -> bytes:
        """The next bytes, fewer than asked for too; none at the end or where the damage begins."""
        if self.error:
            return b""
        try:
            return self._packed.read1(size)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            self.error = error
            return b""

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place; going back unpacks anew."""
        self.error = None
        try:
            return self._packed.seek(offset, whence)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            self.error = error
            return offset
