"""`reportedly add`: articles into the corpus."""

from __future__ import annotations

import sys
from collections import Counter

from reportedly.cli.failures import Outcome, complain
from reportedly.cli.opening import open_corpus
from reportedly.cli.options import (
    STORE,
    AllowPrivate,
    Force,
    Inputs,
    Outlet,
    Published,
    Quiet,
    Threads,
    Where,
    checked_date,
)
from reportedly.cli.progress import progress_bar

OUTCOMES = {
    "added": "added",
    "unchanged": "already there",
    "revised": "changed since last seen, kept as revisions",
    "reread": "read anew",
}


def add(
    inputs: Inputs,
    store: Where = STORE,
    outlet: Outlet = None,
    published: Published = None,
    force: Force = False,
    allow_private: AllowPrivate = False,
    threads: Threads = 0,
    quiet: Quiet = False,
) -> None:
    """Read articles into the corpus and link them with what it holds.

    The same article again changes nothing; a changed one is kept as a revision of it. Stop it whenever you like: every
    article that is in is in whole, and running it again completes the rest.

    \b
    Examples
      reportedly add articles.jsonl.gz
      reportedly add https://example.org/story --store event.db
      reportedly add page.html --store postgresql://me@localhost/news
    """
    from reportedly.ingest import Failure, Metadata, Options, articles, count

    options = Options(
        metadata=Metadata(outlet=outlet, published=checked_date(published, "--published")),
        force=force,
        allow_private=allow_private,
    )
    outcome, done = Outcome(), Counter[str]()
    total = count(inputs)
    with (
        open_corpus(store, threads) as corpus,
        progress_bar(total, wanted=not quiet and (total is None or total > 1)) as advance,
    ):
        for added in corpus.add(articles(inputs, options, stdin=sys.stdin.buffer)):
            advance()
            if isinstance(added, Failure):
                complain(added.input, added.error)
                outcome.failed(added.error)
            else:
                outcome.succeeded()
                done[added.outcome.value] += 1
    if done and not quiet:
        told = "; ".join(f"{done[name]:,} {words}" for name, words in OUTCOMES.items() if done[name])
        sys.stderr.write(f"reportedly: {store}: {told}\n")
    outcome.leave()
