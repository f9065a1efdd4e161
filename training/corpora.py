"""The annotated corpora of ../shared/data as one kind of document."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Span = tuple[int, int]
ROLES = ("source", "cue", "content")
KINDS = ("person", "organization", "outlet", "document", "anonymous", "group", "author", "none")
ACTS = ("says", "confirms", "denies", "alleges", "predicts", "urges", "asks", "thinks", "declines")
CERTAINTIES = ("certain", "probable", "possible", "unknown")
POLARITIES = ("positive", "negative")
ENTITIES = ("PERSON", "ORGANIZATION", "LOCATION", "MISC")


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What the chain annotations say of an attribution beyond its spans."""

    kind: str
    act: str
    certainty: str
    polarity: str
    speaker: str
    via: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One annotated attribution; spans are half-open code points."""

    id: str
    inside: str | None
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    labels: Labels | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text with its gold attributions; `nested` says whether its corpus annotates attributions inside contents."""

    id: str
    text: str
    attributions: tuple[Gold, ...]
    nested: bool
    entities: tuple[tuple[int, int, str], ...] | None = None
    coreference: tuple[tuple[Span, ...], ...] = field(default=())


def polnear(path: Path) -> Iterator[Document]:
    """Documents of a PolNeAR file (the first annotator of each) with the automatic entities as silver."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            annotators = row["annotators"]
            golds = [
                Gold(
                    id=f"p{i}",
                    inside=None,
                    source=_spans(a, "source"),
                    cue=_spans(a, "cue"),
                    content=_spans(a, "content"),
                )
                for i, a in enumerate(annotators[0]["attributions"] if annotators else ())
            ]
            silver = row["silver"]
            yield Document(
                id=row["id"],
                text=row["text"],
                attributions=tuple(golds),
                nested=False,
                entities=tuple((s, e, k) for s, e, k in silver["entities"]) if silver else None,
                coreference=tuple(tuple((s, e) for s, e in chain) for chain in silver["coreference"]) if silver else (),
            )


def _spans(attribution: Mapping[str, Any], role: str) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in attribution.get(role) or ())


def chains(folder: Path) -> Iterator[Document]:
    """Documents of a chains split: articles with full reports, nested ones included."""
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf8"))
        text = json.loads((folder / "articles" / path.name).read_text("utf8"))["text"]
        yield Document(id=gold["doc"], text=text, attributions=tuple(_located(text, gold["attributions"])), nested=True)


def annotated(folder: Path, articles: Path) -> Iterator[Document]:
    """Our annotations of articles in ../shared/data/articles: JSON files of spans, without the texts.

    An annotation whose article has another text by now (another digest) is passed over.
    """
    # Events (stories.json) are another kind of annotation; `training.stories` reads them.
    files = (json.loads(p.read_text("utf8")) for p in sorted(folder.glob("*.json")) if p.name != "stories.json")
    wanted = {found["article"]: found for file in files for found in file}
    if not wanted:
        return
    with gzip.open(articles, "rt", encoding="utf8") as lines:
        for row in map(json.loads, lines):
            found = wanted.get(row["id"])
            if found is None or hashlib.sha256(row["text"].encode()).hexdigest()[:16] != found["digest"]:
                continue
            golds = tuple(
                Gold(
                    id=a["id"],
                    inside=a["inside"],
                    source=tuple((s, e) for s, e in a["source"]),
                    cue=tuple((s, e) for s, e in a["cue"]),
                    content=tuple((s, e) for s, e in a["content"]),
                    labels=_labels(spelt_out(a, row["text"])),
                )
                for a in found["attributions"]
            )
            yield Document(id=row["id"], text=row["text"], attributions=golds, nested=True)


def spelt_out(a: dict[str, Any], text: str) -> dict[str, Any]:
    """One of our annotations with its names as words: long ones are kept as places in the text."""
    names = [n if isinstance(n, str) else text[slice(*n)] for n in (a["speaker"], *a["via"])]
    return a | {"speaker": names[0], "via": names[1:]}


def _labels(a: dict[str, Any]) -> Labels:
    return Labels(
        kind=a["kind"],
        act=a["act"],
        certainty=a["certainty"],
        polarity=a["polarity"],
        speaker=a["speaker"],
        via=tuple(a["via"]),
    )


def _located(text: str, attributions: list[dict[str, Any]]) -> Iterator[Gold]:
    """The annotations copy strings; each is placed where it fits the others best."""
    cursor = 0
    for a in attributions:
        content = place_content(text, a["content"], str(a["cue"]), cursor)
        source, cue = place_source_and_cue(text, str(a["source"]), str(a["cue"]), content, cursor)
        yield Gold(
            id=str(a["id"]),
            inside=a["inside"],
            source=(source,) if source else (),
            cue=(cue,) if cue else (),
            content=tuple(sorted(content)),
            labels=_labels(a),
        )
        cursor = max(0, (content[0][0] if content else cue[0] if cue else cursor) - 400)


def places(text: str, words: str) -> list[Span]:
    """Where the words stand, as whole words if they do anywhere."""
    before, after = (r"\b" if words[k : k + 1 or None].isalnum() else "" for k in (0, -1))
    exact = [m.span() for m in re.finditer(before + re.escape(words) + after, text)]
    return exact or [m.span() for m in re.finditer(re.escape(words), text)]


def gap(one: Span, other: Span) -> int:
    """Characters between two spans; 0 where they touch or overlap."""
    return max(0, one[0] - other[1], other[0] - one[1])


def place_content(text: str, pieces: list[str], cue: str, cursor: int) -> list[Span]:
    """Pieces that stand in one place only hold the others, which follow as near to them as they can."""
    found = [places(text, piece) for piece in pieces if piece]
    held = [f[0] for f in found if len(f) == 1] or [p for p in (places(text, cue) if cue else []) if p[0] >= cursor][:1]
    if not held:
        later = [next((p for p in f if p[0] >= cursor), f[0]) for f in found if f]
        return sorted(set(later))
    return sorted({min(f, key=lambda p: min(gap(p, h) for h in held)) for f in found if f})


def place_source_and_cue(
    text: str, source: str, cue: str, content: list[Span], cursor: int
) -> tuple[Span | None, Span | None]:
    """The pair that lies nearest to one another and to an end of the content, outside of it and in one paragraph if it can."""
    sources: list[Span | None] = list(places(text, source)) if source else [None]
    cues: list[Span | None] = list(places(text, cue)) if cue else [None]

    def away(span: Span) -> float:
        if not content:
            return 0.1 * abs(span[0] - cursor)
        return min(gap(span, c) for c in content) + 60 * any(
            gap(span, c) == 0 and span[0] < c[1] and c[0] < span[1] for c in content
        )

    def cost(one: Span | None, other: Span | None) -> float:
        if one is None or other is None:
            return sum(away(x) for x in (one, other) if x is not None)
        between = text[min(one[1], other[1]) : max(one[0], other[0])]
        return away(other) + gap(one, other) + 80 * ("\n" in between) + 60 * (away(one) >= 60 and bool(content))

    near = [c for c in cues if c is None or away(c) < 3000] or cues
    return min(((s, c) for c in near for s in sources), key=lambda pair: cost(*pair), default=(None, None))
