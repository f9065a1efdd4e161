"""A stream read forward with an eye on what comes next, and with its place in the whole."""

from __future__ import annotations

from typing import IO

CHUNK = 1 << 16


class Tape:
    """Bytes from a place on; never holds more than was asked for and one chunk. The stream must be seekable to `goto`."""

    def __init__(self, stream: IO[bytes], at: int = 0) -> None:
        self._stream, self._held = stream, b""
        self.at = at

    def peek(self, count: int) -> bytes:
        """The next bytes, fewer only where the stream ends; they stay to be read."""
        if len(self._held) < count:
            pieces, held = [self._held], len(self._held)
            while held < count and (more := self._stream.read(max(CHUNK, count - held))):
                pieces.append(more)
                held += len(more)
            self._held = b"".join(pieces)
        return self._held[:count]

    def skip(self, count: int) -> int:
        """Go past so many bytes; gives how many there were."""
        left = count
        while left:
            if not self._held and not self.peek(min(left, CHUNK)):
                break
            passed = min(left, len(self._held))
            self._held = self._held[passed:]
            self.at += passed
            left -= passed
        return count - left

    def goto(self, at: int) -> None:
        """Read on from another place."""
        self._stream.seek(at)
        self._held, self.at = b"", at

    def find(self, pattern: bytes) -> bool:
        """Go to the next place where the pattern stands, the present one included; False at the end of the stream."""
        while True:
            held = self.peek(max(CHUNK, len(pattern)))
            place = held.find(pattern)
            if place >= 0:
                self.skip(place)
                return True
            if len(held) < len(pattern):
                self.skip(len(held))
                return False
            self.skip(len(held) - len(pattern) + 1)
