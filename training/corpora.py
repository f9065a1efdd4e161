"""The annotated corpora of ../shared/data as one kind of document."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

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
                Gold(id=f"p{i}", inside=None, **{r: tuple((s, e) for s, e in a.get(r) or ()) for r in ROLES})
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


def chains(folder: Path) -> Iterator[Document]:
    """Documents of a chains split: articles with full reports, nested ones included."""
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf8"))
        text = json.loads((folder / "articles" / path.name).read_text("utf8"))["text"]
        yield Document(id=gold["doc"], text=text, attributions=tuple(_located(text, gold["attributions"])), nested=True)


def _located(text: str, attributions: list[dict[str, object]]) -> Iterator[Gold]:
    """The annotations copy strings; their places are found as ../shared/score/score_chains.py finds them."""
    cursor = 0
    for a in attributions:
        content = []
        for piece in a["content"]:  # type: ignore[attr-defined]
            at = text.find(piece, cursor)
            at = at if at >= 0 else text.find(piece)
            if at >= 0:
                content.append((at, at + len(piece)))
        anchor = content[0][0] if content else cursor
        last = content[-1][1] if content else None
        yield Gold(
            id=str(a["id"]),
            inside=a["inside"],  # type: ignore[arg-type]
            source=_nearest(text, str(a["source"]), anchor, last),
            cue=_nearest(text, str(a["cue"]), anchor, last),
            content=tuple(content),
            labels=Labels(
                kind=str(a["kind"]),
                act=str(a["act"]),
                certainty=str(a["certainty"]),
                polarity=str(a["polarity"]),
                speaker=str(a["speaker"]),
                via=tuple(a["via"]),  # type: ignore[arg-type]
            ),
        )
        cursor = max(0, anchor - 400)


def _nearest(text: str, words: str, anchor: int, last: int | None) -> tuple[Span, ...]:
    if not words:
        return ()
    places = [m.start() for m in re.finditer(re.escape(words), text)]
    if not places:
        return ()
    start = min(places, key=lambda i: min(abs(i - anchor), abs(i + len(words) - last) if last is not None else 1 << 30))
    return ((start, start + len(words)),)
