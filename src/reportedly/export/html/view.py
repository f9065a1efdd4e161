"""What the page shows, made ready for its template: every word chosen, every link named, nothing left to decide."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.export import wording
from reportedly.export.chain import Link, draw_chain, kind_of
from reportedly.export.html.lay_marks import Mark, Paragraph, Part, lay_marks
from reportedly.export.outline import Entry, outline
from reportedly.export.tally import tally
from reportedly.model.attribution import Act, Attribution, Kind, Source
from reportedly.model.report import Report
from reportedly.model.span import Span

# A claim of more characters is cut in the table, with a word that says so: a hostile report may nest thousands.
LONGEST_CONTENT = 5_000
NOBODY = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """One link of a chain; `key` is the place of the source on the page, "" where it has none."""

    name: str
    tag: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """One claim. `standing` is how well its source is identified: named, unnamed or unstated."""

    key: str
    note: str
    number: int
    depth: int
    holder: tuple[str, int] | None
    label: str
    links: tuple[LinkView, ...]
    kind: str
    kind_word: str
    act: str
    particulars: tuple[str, ...]
    pieces: tuple[str, ...]
    role: str
    reason: str
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """One source, what it says, and what came through it from others."""

    key: str
    name: str
    kind_word: str
    role: str
    reason: str
    mentions: int
    said: tuple[ClaimView, ...]
    carried: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """One article with its claims; `claims` are in the order of their numbers, from 1."""

    key: str
    title: str
    outlet: str
    authors: str
    published: str
    language: str
    url: str
    credits: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    claims: tuple[ClaimView, ...]
    sources: tuple[SourceView, ...]
    tally: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value that the claims can be filtered by."""

    value: str
    word: str
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """All of it."""

    articles: tuple[ArticleView, ...]
    kinds: tuple[Choice, ...]
    acts: tuple[Choice, ...]
    claims: int
    coverage: str
    produced_by: tuple[str, ...]


def view_page(reports: Sequence[Report]) -> Page:
    """The page of these reports, in their order."""
    articles = tuple(view_article(report, f"r{place}") for place, report in enumerate(reports, start=1))
    kinds = Counter(claim.kind for article in articles for claim in article.claims)
    acts = Counter(claim.act for article in articles for claim in article.claims)
    return Page(
        articles=articles,
        kinds=tuple(
            Choice(value=value, word=wording.KIND[kind], claims=kinds[value])
            for kind in (*Kind, None)
            if kinds[value := kind.value if kind else NOBODY]
        ),
        acts=tuple(
            Choice(value=act.value, word=wording.ACT[act], claims=acts[act.value]) for act in Act if acts[act.value]
        ),
        claims=sum(len(article.claims) for article in articles),
        coverage=_coverage(reports),
        produced_by=tuple(
            sorted({f"Reportedly {one.produced_by.reportedly}, reader {one.produced_by.model}" for one in reports})
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Spans that are led to under an id; `own` where the article speaks in its own voice, so that no claim marks them."""

    id: str
    spans: tuple[Span, ...]
    own: bool


def view_article(report: Report, key: str, places: Sequence[Place] = ()) -> ArticleView:
    """One article; `key` begins the ids of everything of it on the page, `places` are led to besides."""
    article = report.article
    entries = outline(report)
    source_keys = {source.id: f"{key}-s{place}" for place, source in enumerate(report.sources, start=1)}
    notes = {entry.number: place for entry in entries if (place := _note_place(entry.attribution)) is not None}
    claims = tuple(_claim(report, entry, key, source_keys) for entry in entries)
    return ArticleView(
        key=key,
        title=article.title or "Untitled article",
        outlet=article.outlet or "outlet not stated",
        authors=_listed(article.authors),
        published=wording.date_in_words(article.published) if article.published else "date not stated",
        language=article.language,
        url=article.url if article.url and article.url.lower().startswith(("https://", "http://")) else "",
        credits=tuple(_capital(wording.credit_in_words(credit)) for credit in article.credits),
        paragraphs=lay_marks(
            article.text,
            (*_marks(report, entries), *_own(places)),
            notes,
            {one.id: one.spans[0].start for one in places if one.spans},
        ),
        claims=claims,
        sources=tuple(_sources(report, entries, claims, source_keys)),
        tally=str(tally(report)),
    )


def _claim(report: Report, entry: Entry, key: str, source_keys: dict[str, str]) -> ClaimView:
    attribution = entry.attribution
    links = draw_chain(report, attribution)
    kind = kind_of(report, attribution)
    speaker = links[-1].source
    return ClaimView(
        key=f"{key}-c{entry.number}",
        note=f"{key}-n{entry.number}" if _note_place(attribution) is not None else "",
        number=entry.number,
        depth=min(entry.depth, 3),
        holder=(f"{key}-c{entry.holder}", entry.holder) if entry.holder else None,
        label=f"{links[-1]} – {wording.ACT[attribution.act]}",
        links=tuple(_link(link, source_keys) for link in links),
        kind=kind.value if kind else NOBODY,
        kind_word=wording.KIND[kind],
        act=attribution.act.value,
        particulars=(wording.FORM[attribution.form], *wording.stance(attribution), *wording.when(attribution)),
        pieces=tuple(_pieces(attribution, report.article.text)),
        role=(speaker.role or "") if speaker else "",
        reason=_reason(report, speaker) if speaker else "",
        standing="unstated" if kind is None else "unnamed" if kind in (Kind.ANONYMOUS, Kind.GROUP) else "named",
    )


def _link(link: Link, source_keys: dict[str, str]) -> LinkView:
    tag = wording.KIND[link.source.kind] if link.source else ""
    return LinkView(name=link.name, tag=tag, key=source_keys[link.source.id] if link.source else "")


def _sources(
    report: Report, entries: tuple[Entry, ...], claims: tuple[ClaimView, ...], source_keys: dict[str, str]
) -> Iterator[SourceView]:
    said: dict[str | None, list[ClaimView]] = defaultdict(list)
    carried: dict[str, list[ClaimView]] = defaultdict(list)
    for entry, claim in zip(entries, claims, strict=True):
        said[entry.attribution.speaker].append(claim)
        for id in entry.attribution.via:
            carried[id].append(claim)
    for source in report.sources:
        yield SourceView(
            key=source_keys[source.id],
            name=source.name,
            kind_word=wording.KIND[source.kind],
            role=source.role or "",
            reason=_reason(report, source),
            mentions=len(source.mentions),
            said=tuple(said[source.id]),
            carried=tuple(carried[source.id]),
        )


def _marks(report: Report, entries: tuple[Entry, ...]) -> Iterator[Mark]:
    """Contents before the cues and sources in them, so that of two marks of one extent the content lies outside."""
    article = report.article
    yield from (Mark(span=span, part=Part.CAPTION) for span in article.captions)
    yield from (Mark(span=credit.span, part=Part.CREDIT) for credit in article.credits if credit.span)
    yield from (Mark(span=span, part=Part.ASIDE) for span in article.asides)
    for entry in entries:
        one = entry.attribution
        for part, spans in ((Part.CONTENT, one.content), (Part.SOURCE, one.source), (Part.CUE, one.cue)):
            yield from (Mark(span=span, part=part, claim=entry.number) for span in spans)


def _own(places: Sequence[Place]) -> Iterator[Mark]:
    return (Mark(span=span, part=Part.OWN) for one in places if one.own for span in one.spans)


def _note_place(attribution: Attribution) -> int | None:
    """The number stands behind the cue, where a reader asks who says so; None for an attribution without any span."""
    spans: tuple[Span, ...] = attribution.cue or attribution.source or attribution.content[:1]
    return max((span.end for span in spans), default=None)


def _pieces(attribution: Attribution, text: str) -> Iterator[str]:
    room = LONGEST_CONTENT
    for span in attribution.content:
        words = span.text(text)
        if len(words) > room:
            yield f"{words[:room]}… (cut here; the article above has all of it)"
            return
        yield words
        room -= len(words)


def _reason(report: Report, source: Source) -> str:
    return source.anonymity_reason.text(report.article.text) if source.anonymity_reason else ""


def _listed(names: Sequence[str]) -> str:
    *rest, last = names or ("",)
    return f"{', '.join(rest)} and {last}" if rest else last


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _coverage(reports: Sequence[Report]) -> str:
    """How much the page covers: first seen here is not first reported anywhere."""
    outlets = sorted({report.article.outlet for report in reports if report.article.outlet})
    dates = sorted({report.article.published[:10] for report in reports if report.article.published})
    parts = [f"{len(reports)} article{'' if len(reports) == 1 else 's'}"]
    if outlets:
        parts.append(outlets[0] if len(outlets) == 1 else f"{len(outlets)} outlets")
    if dates:
        parts.append(wording.date_in_words(f"{dates[0]}/{dates[-1]}"))
    return " · ".join(parts)
