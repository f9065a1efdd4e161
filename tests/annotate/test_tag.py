from __future__ import annotations

from reportedly.annotate.cut_windows import Pieces, Window
from reportedly.annotate.tag import Floats, Tagger


class Counting(Tagger):
    """Counts the windows that the encoder reads."""

    read = 0

    def encode(self, pieces: Pieces, window: Window) -> tuple[Floats, Floats]:
        self.read += 1
        return super().encode(pieces, window)


def test_windows_just_like_others_are_read_once() -> None:
    tagger = Counting(threads=1)
    tagging = tagger.tag("The bridge fell, the mayor said. " + "<b><i>" * 1_000)
    assert len(tagging.windows) > 12
    assert len(tagging.states) == len(tagging.windows)
    assert tagger.read <= 5
