"""Articles that attack: shown as text in the browser, never run, and shown in time."""

from __future__ import annotations

import json
import time

import pytest
from playwright.sync_api import Page, expect

from reportedly.ingest import articles
from reportedly.web.addresses import article_at, source_at, story_at
from store.entries import entry, saying
from web.conftest import Desk, Serving

SCRIPTS = (
    "<script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)>",
    "<a href=\"javascript:alert(4)\">click</a><iframe srcdoc='<script>alert(5)</script>'></iframe>",
    '" autofocus onfocus="alert(6)" x="',
    "</textarea><script>alert(7)</script>{{ 7 * 7 }}{% raw %}",
)
STYLES = "<style>body{display:none}</style><div style='position:fixed;inset:0;background:red'>gone</div>"
BIDI = "\u202eevil\u202c \u2066turned\u2069 \u200bzero\u200b"


def record(id: str, **changes: str) -> str:
    stated = {"id": id, "outlet": "Ferry Gazette", "published": "2026-03-11", "title": "Plain", "text": "It rained."}
    return json.dumps({**stated, **changes})


def keep(serving: Serving, *records: str) -> None:
    with serving.corpora.borrow_to_write() as corpus:
        added = list(corpus.add(articles(["-"], stdin="\n".join(records).encode())))
    assert not [one for one in added if hasattr(one, "error")]


@pytest.mark.parametrize("place", range(len(SCRIPTS)))
def test_scripts_in_every_field_are_shown_and_not_run(page: Page, serving: Serving, place: int) -> None:
    attack, id = SCRIPTS[place], f"attack-{place}"
    text = f"The bridge fell, said Jana {attack} Orlik of the port on Tuesday. “{attack}” she told {attack} Radio."
    keep(serving, record(id, text=text, title=attack, outlet=f"Evil {attack}", url="javascript:alert(9)"))
    page.goto(article_at(id))
    expect(page.locator("h1")).to_contain_text(attack[:12])
    expect(page.locator(".text")).to_contain_text(attack[:12])
    assert page.locator("a[href^='javascript:']").count() == 0
    assert page.locator("main script, main iframe, main img, [onfocus], [onerror], [onload]").count() == 0
    page.goto(f"/search?q=bridge+fell&outlet=Evil+{place}")
    page.goto("/search?q=" + "%3Cscript%3Ealert(8)%3C%2Fscript%3E")


def test_scripts_in_a_pasted_text_are_shown_and_not_run(page: Page) -> None:
    page.goto("/read")
    page.get_by_label("The text").fill("The bridge fell on Tuesday, the mayor said. " + " ".join(SCRIPTS))
    page.get_by_role("button", name="Read it").click()
    expect(page.locator("h1, .fault").first).to_be_visible()
    assert page.locator("main script, main iframe, main img, [onfocus], [onload]").count() == 0


def test_style_tricks_hide_nothing(page: Page, serving: Serving) -> None:
    keep(serving, record("styled", text=f"The bridge fell, the mayor said on Tuesday. {STYLES}"))
    page.goto(article_at("styled"))
    expect(page.locator(".text")).to_contain_text("<style>body{display:none}</style>")
    expect(page.get_by_role("heading", name="Its claims")).to_be_visible()
    assert page.locator("main style, main [style]").count() == 0


def test_direction_controls_are_shown_as_code_points(page: Page, serving: Serving) -> None:
    keep(
        serving, record("turned", text=f"The bridge fell, the mayor said on Tuesday. It was {BIDI}.", title=f"A {BIDI}")
    )
    page.goto(article_at("turned"))
    expect(page.locator(".text .control").first).to_have_text("U+202E")
    expect(page.locator("h1 .control").first).to_have_text("U+202E")
    assert "\u202e" not in page.content()


def test_a_word_of_a_hundred_thousand_letters_breaks_no_page(page: Page, serving: Serving) -> None:
    word = "x" * 100_000
    keep(
        serving,
        record("long", text=f"The bridge fell, the mayor said on Tuesday. “{word},” she said.", title=word[:3000]),
    )
    page.set_viewport_size({"width": 380, "height": 800})
    page.goto(article_at("long"))
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_thousands_of_tags_are_read_as_text(page: Page, serving: Serving) -> None:
    keep(serving, record("tags", text="The bridge fell, the mayor said on Tuesday. " + "<b><i>" * 1_500))
    page.goto(article_at("tags"))
    assert page.locator(".text b, .text i").count() == 0
    expect(page.locator(".text")).to_contain_text("<b><i><b><i>")


def test_a_million_tags_are_shown_as_text_in_time(own_desk: Desk) -> None:
    text = "The bridge fell, the mayor said. " + "<b><i>" * 500_000
    with own_desk.corpora.borrow_to_write() as corpus:
        corpus.store.add(entry(saying("million", text)))
    began = time.process_time()
    html = own_desk.visitor.get(article_at("million")).text
    assert time.process_time() - began < 8
    assert "&lt;b&gt;&lt;i&gt;" * 1000 in html
    assert "<b>" not in html.partition('class="text"')[2].partition("</div>")[0]


def test_a_hundred_thousand_tags_are_read_in_time(own_desk: Desk) -> None:
    text = "The bridge fell, the mayor said on Tuesday. " + "<b><i>" * 50_000
    form = {"csrf": own_desk.token("/queue"), "text": text}
    began = time.process_time()
    read = own_desk.editor.post("/read", data=form)
    assert time.process_time() - began < 15
    assert "Its claims" in read.text


def test_a_text_too_long_to_wait_for_is_refused_with_a_way_on(own_desk: Desk) -> None:
    form = {"csrf": own_desk.token("/queue"), "text": "The bridge fell, the mayor said on Tuesday. " * 10_000}
    told = own_desk.editor.post("/read", data=form)
    assert told.status_code == 422
    assert "send it as a job" in told.text


def test_ids_and_names_of_any_characters_have_their_pages(page: Page, serving: Serving) -> None:
    odd = "a/b?c#d%2e&<i>é"
    keep(serving, record(odd, text="The bridge fell, said Jana Orlik, the mayor, on Tuesday.", outlet="Q&A / <News>"))
    page.goto(article_at(odd))
    expect(page.locator("h1")).to_have_text("Plain")
    page.locator(".kicker a").first.click()
    expect(page.locator("h1")).to_have_text("Q&A / <News>")


def test_markup_in_an_address_comes_back_as_text(page: Page) -> None:
    for path in (source_at("<script>alert(1)</script>"), story_at("../../etc/passwd"), "/search?kind=%3Cscript%3E"):
        answer = page.request.get(path, headers={"accept": "text/html"})
        assert answer.status in (404, 422)
        assert "<script>" not in answer.text()
