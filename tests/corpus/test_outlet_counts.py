from __future__ import annotations

from reportedly.corpus.outlet_counts import SHARE, OutletCounts
from reportedly.store.answers import OutletRecord


class Clock:
    """Moves only by counting, which takes a second, and by hand."""

    def __init__(self) -> None:
        self.now, self.counted = 0.0, 0

    def count(self) -> tuple[OutletRecord, ...]:
        self.now += 1
        self.counted += 1
        return (OutletRecord(outlet="Gazette", articles=self.counted, claims=0, unnamed=None, borrowed=None, copies=0),)


def test_nothing_is_counted_twice_in_one_edition() -> None:
    clock = Clock()
    counts = OutletCounts(lambda: clock.now)
    assert counts.of("1", clock.count) == counts.of("1", clock.count)
    clock.now += 1000
    counts.of("1", clock.count)
    assert clock.counted == 1


def test_a_corpus_that_grows_is_counted_for_a_small_share_of_the_time() -> None:
    clock = Clock()
    counts = OutletCounts(lambda: clock.now)
    counts.of("1", clock.count)
    assert counts.of("2", clock.count)[0].articles == 1
    clock.now += 1 / SHARE
    assert counts.of("3", clock.count)[0].articles == 2
