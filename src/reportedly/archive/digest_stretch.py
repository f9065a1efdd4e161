"""A stream that digests one stretch of itself while somebody reads it."""

from __future__ import annotations

import hashlib
import io
from typing import IO

from reportedly.ingest.frame_warc import Stretch

CHUNK = 1 << 20


class DigestedStretch(io.RawIOBase):
    """Reads and seeks like the stream beneath; what was read twice is digested once."""

    def __init__(self, stream: IO[bytes], stretch: Stretch) -> None:
        self._stream, self._stretch = stream, stretch
        self._digest, self._digested = hashlib.sha256(), stretch.start
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = self._stream.seek(offset, whence)
        return self._at

    def tell(self) -> int:
        return self._at

    def read(self, size: int = -1) -> bytes:
        content = self._stream.read(size)
        first, end = self._digested - self._at, min(self._stretch.end - self._at, len(content))
        if 0 <= first < end:
            self._digest.update(content[first:end])
            self._digested = self._at + end
        self._at += len(content)
        return content

    def sha256(self) -> str:
        """The digest of the whole stretch; what nobody read of it is read now."""
        self.seek(self._digested)
        while self._digested < self._stretch.end and self.read(min(CHUNK, self._stretch.end - self._digested)):
            pass
        return self._digest.hexdigest()
