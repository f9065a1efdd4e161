"""Pictures of every page of the desk at 380, 800 and 1440 pixels, light and dark, over the bundled articles.

    python -m benchmarks.screenshots [--to FOLDER] [--only NAME ...] [--widths 380 800 1440] [--schemes light dark]

Needs Playwright and a Chromium; CHROMIUM names its path where it is not /usr/bin/chromium. Prints the name of each picture.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from socket import socket

import uvicorn
from playwright.sync_api import BrowserContext, Page, sync_playwright

import reportedly
from reportedly.bundled import bundled
from reportedly.corpus.corpora import Corpora
from reportedly.ingest import articles
from reportedly.model.article import Article
from reportedly.model.judgement import JudgementKind, Subject
from reportedly.model.token import Role
from reportedly.server import Settings, create_app
from reportedly.web.addresses import article_at, assertion_at, claim_at, outlet_at, revisions_at, source_at, story_at

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ON = "2026-03-14"
PASTED = (
    "ALVEN BAY (Coastal Press Agency) — The harbour will reopen on Friday, a senior port official said on Tuesday, speaking on "
    "condition of anonymity because she was not authorised to discuss the repairs.\n\nMayor Jana Orlik denied that any date had "
    "been set. “Nobody has promised Friday,” she told Strait Radio."
)


def main() -> int:
    """Take them; 1 if a page could not be shown."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--to", type=Path, default=Path("screenshots"))
    parser.add_argument("--only", nargs="*", help="names of pages")
    parser.add_argument("--widths", nargs="*", type=int, default=[380, 800, 1440])
    parser.add_argument("--schemes", nargs="*", default=["light", "dark"])
    given = parser.parse_args()
    given.to.mkdir(parents=True, exist_ok=True)
    failed = 0
    with tempfile.TemporaryDirectory() as folder, serving(fill(f"{folder}/corpus.db")) as (address, cookie, store):
        pages = addresses(store)
        with sync_playwright() as playwright, closing(playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])) as browser:  # fmt: skip
            for scheme in given.schemes:
                for width in given.widths:
                    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
                    context.add_cookies([{"name": cookie[0], "value": cookie[1], "url": address}])
                    for name, path in pages.items():
                        if not given.only or name in given.only:
                            failed += not take(context, address + path, given.to / f"{name}-{width}-{scheme}.png")
                    context.close()
    return 1 if failed else 0


def fill(where: str) -> str:
    """A store of the bundled articles, with one revision and two judgements."""
    with reportedly.open(where) as corpus:
        list(corpus.add(articles([str(path) for path in bundled("conflict").values()])))
        (later,) = (one for one in articles([str(bundled()["tidewatch.txt"])]) if isinstance(one, Article))
        text = later.text.replace("two", "three", 2) + "\n\nCorrection: an earlier version gave another number.\n"
        list(corpus.add([replace(later, text=text)]))
        claim = next(one for one in corpus.claims(later.id) if one.speaker)
        corpus.judge(JudgementKind.CORRECT, [Subject.parse(f"claim:{claim.id}")], who="Ines", why="read it again", changes={"certainty": "possible"})  # fmt: skip
        kept = corpus.judge(JudgementKind.ACCEPT, [Subject.parse(f"claim:{claim.id}")], who="Ines", why="")
        corpus.judge(JudgementKind.UNDO, [], who="Olu", why="too early", undoes=kept.id)
    return where


@contextmanager
def serving(store: str) -> Iterator[tuple[str, tuple[str, str], str]]:
    """A server on a free port: its address, the cookie of an editor, and the store."""
    with closing(socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with closing(Corpora(store)) as corpora:
        app = create_app(Settings(store=store, port=port), corpora)
        server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning"))
        thread = threading.Thread(target=server.run)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        key = app.state.door.sessions.begin(Role.EDITOR, "Ines")
        yield f"http://127.0.0.1:{port}", (app.state.door.cookie, key), store
        server.should_exit = True
        thread.join()


def addresses(store: str) -> dict[str, str]:
    """Name of a page -> where it stands."""
    with reportedly.open(store) as corpus:
        found = corpus.store.stories()[0]
        sheet = corpus.store.story_sheet(found.id)
        ranked = sorted(sheet.briefs, key=lambda one: -one.weight)
        figures = next((one for one in ranked if one.figures), ranked[0])
        revised = next(id for id in found.articles if len(corpus.revisions(id)) > 1)
        claim = next(one for one in corpus.claims(revised) if one.judged)
        source = corpus.source("official")[0]
    return {
        "front": f"/?on={ON}",
        "stories": "/stories",
        "story": story_at(found.id),
        "assertion": assertion_at(ranked[0].id),
        "assertion-figures": assertion_at(figures.id),
        "article": article_at(revised),
        "article-editor": article_at(found.articles[0]),
        "revisions": revisions_at(revised, 1, 2),
        "claim": claim_at(claim.id),
        "source": source_at(source.id),
        "sources": "/sources?name=official",
        "outlets": "/outlets",
        "outlet": outlet_at("Meridian Gazette"),
        "predictions": f"/predictions?on={ON}&state=overdue",
        "search": "/search?q=rockets",
        "search-nothing": "/search?q=zeppelin&kind=document",
        "queue": "/queue",
        "queue-links": "/queue?kind=link",
        "ledger": "/ledger",
        "read": "/read",
        "reading": "/read#pasted",
        "sign-in": "/login",
        "missing": "/articles/none",
    }


def take(context: BrowserContext, address: str, picture: Path) -> bool:
    """One picture of the whole page; False if the page is a fault of ours, or wider than its window."""
    page = context.new_page()
    answer = page.goto(address)
    if address.endswith("#pasted"):
        paste(page)
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    page.screenshot(path=str(picture), full_page=True)
    page.close()
    status = answer.status if answer else 0
    fault = f", status {status}" if status >= 500 else ", wider than the window" if wide else ""
    print(f"{picture}{fault}", file=sys.stderr if fault else sys.stdout, flush=True)
    return not fault


def paste(page: Page) -> None:
    """Paste a text and have it read."""
    page.get_by_label("The text").fill(PASTED)
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("heading", name="Its claims").wait_for()


if __name__ == "__main__":
    sys.exit(main())
