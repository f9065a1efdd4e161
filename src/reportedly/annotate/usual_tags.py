"""What the tagger takes a name for in most places of an article: one slip among many does not make a firm a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reportedly.annotate.draft import Entity


def usual_tags(text: str, entities: Iterable[Entity]) -> dict[str, str]:
    """Each name with its most frequent tag; of equally frequent ones the first met."""
    counts: dict[str, Counter[str]] = {}
    for entity in entities:
        counts.setdefault(entity.span.text(text), Counter())[entity.kind] += 1
    return {name: count.most_common(1)[0][0] for name, count in counts.items()}
