"""Items that are due -> articles in the corpus, read, linked and told; an item is settled only after all of that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice

from reportedly.codec import digest_article
from reportedly.corpus import Corpus
from reportedly.errors import InputError, ReportedlyError, UnavailableError
from reportedly.ingest import Failure, Metadata, Options
from reportedly.ingest.extract_page import canonical_address
from reportedly.ingest.feed import article_address, with_feed
from reportedly.ingest.fetch_page import Page, Wanted
from reportedly.ingest.read_input import articles_of_page
from reportedly.model.article import Article, Credit, Relation
from reportedly.store.answers import Added, Outcome
from reportedly.store.watch_nouns import ItemState
from reportedly.watch.backoff import MOST, come_back
from reportedly.watch.fetch_all import Fetched, fetch_all
from reportedly.watch.manners import Manners
from reportedly.watch.robots import Robots
from reportedly.watch.world import World

AGES = (timedelta(hours=1), timedelta(hours=6), timedelta(days=1))
"""After how long an article is looked at again, whatever its feed says: news is changed without notice, mostly on its first day."""
CHUNK = 24
"""Articles linked, told and settled together: what a stop makes us do again, against comparing a story once for each."""
MOST_AT_ONCE = 400
HEAD = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How the articles of items are read: `force` takes other languages than English too."""

    corpus: Corpus
    world: World
    manners: Manners
    robots: Robots
    force: bool = False


def read_items(reading: Reading, settled: Callable[[], None]) -> Iterator[Added | Failure]:
    """Everything that was due when the reading began; `settled` is called after each chunk."""
    book, began = reading.corpus.store.watchbook, reading.world.now()
    while items := book.due_items(began, MOST_AT_ONCE):
        wanted = [(one.url, Wanted(etag=one.etag, last_modified=one.last_modified)) for one in items]
        answers = fetch_all(wanted, reading.world, reading.manners, reading.robots)
        try:
            while chunk := tuple(islice(answers, CHUNK)):
                yield from _read_chunk(reading, items, chunk)
                settled()
        finally:
            answers.close()  # type: ignore[attr-defined]


def _read_chunk(reading: Reading, items: Sequence[ItemState], chunk: Sequence[Fetched]) -> Iterator[Added | Failure]:
    """Read, keep, link and tell; then settle the items, in one transaction, so that a stop before it repeats them whole."""
    now = reading.world.now()
    done: list[ItemState] = []
    found: list[tuple[ItemState, Page, Article]] = []
    for fetched in chunk:
        item = items[fetched.place]
        read = _article(item, fetched.found, reading.force)
        if isinstance(read, ReportedlyError):
            done.append(_failed(item, read, now))
            yield Failure(input=item.url, error=read)
        elif isinstance(read, Article) and isinstance(fetched.found, Page):
            found.append((item, fetched.found, read))
        else:
            done.append(_looked_at(item, now))
    for (item, page, article), added in zip(found, _kept(reading.corpus, found), strict=True):
        if isinstance(added, Failure):
            done.append(_failed(item, added.error, now))
        else:
            kept = replace(item, etag=page.etag, last_modified=page.last_modified, article=added.article)
            done.append(_looked_at(replace(kept, told=digest_article(article)), now))
        yield added
    reading.corpus.store.watchbook.keep_items(done)


def _kept(corpus: Corpus, found: Sequence[tuple[ItemState, Page, Article]]) -> list[Added | Failure]:
    added = list(corpus.add(article for _, _, article in found))
    # Kept before and yet never told: an earlier run was stopped between the two.
    corpus.catch_up(
        one.article
        for (item, _, article), one in zip(found, added, strict=True)
        if isinstance(one, Added) and one.outcome is Outcome.UNCHANGED and item.told != digest_article(article)
    )
    return added


def _article(item: ItemState, found: Page | ReportedlyError, force: bool) -> Article | ReportedlyError | None:
    """The article that a page holds, or why there is none; None where it is the one that we have."""
    if isinstance(found, ReportedlyError):
        return found
    if found.unchanged:
        return None
    stated = Metadata(outlet=item.outlet, published=item.published, title=item.title, authors=item.authors)
    credit = Credit(name=item.credit, relation=Relation.ORIGINALLY_APPEARED) if item.credit else None
    try:
        options = Options(metadata=Metadata(url=_address(found)), force=force)
        read = next(articles_of_page(found, options, item.url), None)
    except Exception as error:  # one page that nobody thought of must not end the round
        fault = InputError(f"{item.url} cannot be read ({type(error).__name__}: {error}): please report this.")
        fault.__cause__ = error
        return fault
    if read is None:
        return InputError(f"{item.url} holds no article: nothing to read.")
    return read.error if isinstance(read, Failure) else with_feed(read, stated, credit)


def _address(page: Page) -> str:
    """The canonical address, without what says where we came from."""
    head = page.content[:HEAD].decode("latin-1")
    return article_address(canonical_address(head, page.url), page.url) or page.url


def _looked_at(item: ItemState, now: datetime) -> ItemState:
    """Read, or found unchanged: to be looked at again while it is young."""
    due = now + AGES[item.checks] if item.checks < len(AGES) else None
    return replace(item, checks=item.checks + 1, failures=0, fault=None, due=due)


def _failed(item: ItemState, error: ReportedlyError, now: datetime) -> ItemState:
    """What may pass is tried again in a later round; what will not is given up until its feed says something new of it."""
    failures = item.failures + 1
    passing = isinstance(error, UnavailableError) and failures < MOST
    return replace(item, failures=failures, fault=str(error), due=come_back(now, failures, error) if passing else None)
