"""One key for one speaker across articles, so that "Roe" and "Sen. Jane Roe" count as the same when claims are matched."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.link.lineage import Lineage
from reportedly.link.match_names import name_words


def speaker_keys(lineages: Sequence[Lineage | None]) -> list[str | None]:
    """The words of the fullest name that contains the speaker's; None where nobody is stated."""
    stated = {name_words(lineage.name) for lineage in lineages if lineage}
    fullest = sorted(stated, key=lambda words: (-len(words), sorted(words)))
    home = {words: next(full for full in fullest if words <= full) for words in stated}
    return [" ".join(sorted(home[name_words(lineage.name)])) if lineage else None for lineage in lineages]
