"""The id of a claim: a digest of its article, its place and its speaker, so that judgements outlive a new reading."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.codec import digest
from reportedly.model.span import Span


def claim_id(article: str, spans: Sequence[Span], speaker: str | None, occurrence: int = 0) -> str:
    """The same content by the same speaker in the same article is the same claim, whichever model read it.

    `occurrence` counts further claims of one article with the same spans and speaker (two cues over one content).

    >>> claim_id("a1", [Span(0, 9)], "John Kerry") == claim_id("a1", [Span(0, 9)], "John Kerry", 1)
    False
    """
    place = ",".join(f"{start}-{end}" for start, end in spans)
    return digest(article, place, speaker, *((str(occurrence),) if occurrence else ()))
