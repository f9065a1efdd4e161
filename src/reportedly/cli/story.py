"""`reportedly story`: what the articles on one event say between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from reportedly.cli.claim_lines import counted, coverage_line
from reportedly.cli.compare import LIMIT, Format, FormatOption, LimitOption, format_for, write_comparison
from reportedly.cli.opening import open_existing
from reportedly.cli.options import STORE, Output, Where
from reportedly.cli.output import Page, opened, page_of, write_json, write_text
from reportedly.cli.table import plain, render_table, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.corpus import Corpus, Story
    from reportedly.model.article import Article
    from reportedly.store.answers import StoryRecord


def story(
    wanted: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID|QUERY]",
            help="The id of a story or of an article in it, or words to find it by. Without it, all stories are listed.",
            show_default=False,
        ),
    ] = None,
    store: Where = STORE,
    format: FormatOption = None,
    output: Output = None,
    limit: LimitOption = LIMIT,
) -> None:
    """The comparison for an event: articles day by day, claims with their origins.

    Articles are grouped into stories as they come in. `reportedly judge merge` and `judge split` correct the grouping.

    \b
    Examples
      reportedly story
      reportedly story "harbour explosion"
      reportedly story 4f0c2a91d3b7e586 -o event.html
    """
    with open_existing(store) as corpus, opened(output) as out:
        if wanted is None:
            _list(corpus, format or format_for(output), out)
            return
        found = corpus.story(wanted)
        chosen = format or format_for(output)
        if chosen is Format.TEXT:
            write_text(out, _head(found, page_of(out)))
        write_comparison(found.comparison, chosen, out, limit)


def _list(corpus: Corpus, chosen: Format, out: BinaryIO) -> None:
    if chosen is Format.JSON:
        write_json(out, corpus.stories())
    else:
        write_text(out, _listed(corpus, page_of(out)))


def _listed(corpus: Corpus, page: Page) -> str:
    records = corpus.stories()
    rows = ((_dates(one), str(len(one.articles)), _title(corpus, one), one.id) for one in records)
    shown = render_table(("Days", "#Articles", "First article", "Story"), rows, page) if records else ""
    return (
        shown
        + ("\n" if records else "No two articles are on one event yet.\n")
        + wrapped(coverage_line(corpus.coverage()), 0, page)
    )


def _dates(record: StoryRecord) -> str:
    days = dict.fromkeys(day[:10] for day in (record.first, record.last) if day)
    return " to ".join(days) or "undated"


def _title(corpus: Corpus, record: StoryRecord) -> str:
    article = corpus.article(record.articles[0])
    return plain(article.title or article.text[:60])


def _head(found: Story, page: Page) -> str:
    """The articles day by day, in the order in which they were published."""
    lines = [wrapped(f"Story {found.id}: {counted(len(found.comparison.articles), 'article')}", 0, page), "\n"]
    day = ""
    for article in found.comparison.articles:
        if (published := _day(article)) != day:
            lines.append(wrapped(day := published, 0, page))
        lines.extend(_article(article, page))
    for other in found.others[:5]:
        lines.append(wrapped(f"Also meant: story {other.id} ({_dates(other)})", 0, page))
    return "".join((*lines, "\n"))


def _article(article: Article, page: Page) -> Iterator[str]:
    yield wrapped(f"{article.outlet or 'outlet not stated'}: {article.title or plain(article.text[:60])}", 2, page)


def _day(article: Article) -> str:
    from reportedly.export.wording import date_in_words

    return date_in_words(article.published[:10]) if article.published else "Date not stated"
