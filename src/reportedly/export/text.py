"""A report for the terminal: the article's head, its claims with their chains, one line that counts them."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from reportedly.export import wording
from reportedly.export.chain import Link, draw_chain, kind_of
from reportedly.export.controls import spell_out
from reportedly.export.outline import Entry, outline
from reportedly.export.tally import tally
from reportedly.model.article import Article
from reportedly.model.attribution import Attribution, Kind
from reportedly.model.report import Report
from reportedly.model.span import Span

ARROW = " <- "
# A claim's words take at most this many lines: the terminal shows what there is, the record keeps all of it.
LINES_OF_CONTENT = 3
INDENT = 4
# Deeper nesting is told by the words "inside claim N"; indenting for ever would leave no line to write on.
DEEPEST_INDENT = 3


def render_text(report: Report, *, width: int = 80, colour: bool = False) -> str:
    """The report as it would be printed; with `colour` it holds ANSI codes, of which NO_COLOR leaves only bold and faint."""
    buffer = StringIO()
    Console(
        file=buffer,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
    ).print(lay_out(report, width=width))
    return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines())


def lay_out(report: Report, *, width: int = 80) -> RenderableType:
    """The same as something rich can print; holds no markup, so nothing in an article can act as one."""
    entries = outline(report)
    gutter = len(str(len(entries))) + 2
    claims = (part for entry in entries for part in _claim(report, entry, gutter, width))
    return Group(*_head(report.article), Rule(style="dim", characters="-"), *claims, Text(str(tally(report))))


def _head(article: Article) -> Iterator[Text]:
    yield _line(article.title or "Untitled article", style="bold")
    published = (wording.date_in_words(article.published),) if article.published else ("date not stated",)
    yield _line(" · ".join((article.outlet or "outlet not stated", *article.authors, *published)))
    if article.credits:
        credits = "; ".join(wording.credit_in_words(credit) for credit in article.credits)
        yield _line(credits[:1].upper() + credits[1:])


def _claim(report: Report, entry: Entry, gutter: int, width: int) -> Iterator[RenderableType]:
    attribution = entry.attribution
    indent = gutter + INDENT * min(entry.depth, DEEPEST_INDENT)
    number = f"{entry.number}."
    room = max(width - indent, 20)
    chain = _chain(draw_chain(report, attribution))
    first, *rest = chain.wrap(_MEASURE, room)
    yield Padding(Text.assemble((number.ljust(gutter), "dim"), first), (0, 0, 0, indent - gutter))
    for line in rest:
        yield Padding(line, (0, 0, 0, indent))
    yield Padding(_line(" · ".join(_particulars(report, entry)), style="dim"), (0, 0, 0, indent))
    if words := _contents(attribution, report.article.text):
        yield Padding(Text(shorten(words, LINES_OF_CONTENT * room)), (0, 0, 0, indent))
    if reason := _reason(report, attribution):
        yield Padding(_line(f"Reason for anonymity: {reason}", style="italic"), (0, 0, 0, indent))
    yield Text()


_MEASURE = Console(width=80, color_system=None)


def _chain(links: tuple[Link, ...]) -> Text:
    return Text(ARROW).join(Text(_clean(str(link)), style=_style(link)) for link in links)


def _style(link: Link) -> str:
    if link.source is None:
        return "dim" if "not stated" in link.name else ""
    return "bold red" if link.source.unnamed else "bold"


def _particulars(report: Report, entry: Entry) -> Iterator[str]:
    """Act, kind, form, stance and times, in words; unnamed sources and nested claims said to be so."""
    attribution = entry.attribution
    kind = kind_of(report, attribution)
    yield wording.ACT[attribution.act]
    yield "unnamed source" if kind is Kind.ANONYMOUS else wording.KIND[kind] if kind else "no source stated"
    yield wording.FORM[attribution.form]
    yield from wording.stance(attribution)
    yield from wording.when(attribution)
    if entry.holder is not None:
        yield f"inside claim {entry.holder}"


def _contents(attribution: Attribution, text: str) -> str:
    return " … ".join(_clean(span.text(text)) for span in attribution.content)


def _reason(report: Report, attribution: Attribution) -> str:
    if attribution.speaker is None:
        return ""
    span: Span | None = report.source(attribution.speaker).anonymity_reason
    return _clean(span.text(report.article.text)) if span else ""


def shorten(words: str, limit: int) -> str:
    """At most `limit` characters, cut between words where there is a gap in the last third, with an ellipsis.

    >>> shorten("The bridge will open on Monday", 20)
    'The bridge will…'
    """
    if len(words) <= limit:
        return words
    kept = words[: limit - 1]
    gap = kept.rfind(" ") if words[limit - 1] != " " else len(kept)
    return (kept[:gap] if gap > limit // 3 * 2 else kept).rstrip(" ,;:") + "…"


def _line(words: str, *, style: str = "") -> Text:
    return Text(_clean(words), style=style, overflow="fold")


def _clean(words: str) -> str:
    return " ".join(spell_out(words).split())
