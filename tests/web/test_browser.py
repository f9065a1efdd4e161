"""Journeys through the desk in a real browser, by a person with a mouse, a keyboard, or no script."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from reportedly.web.addresses import article_at, claim_at
from web.conftest import ON, Serving

PASTED = (
    "ALVEN BAY — The harbour will reopen on Friday, a senior port official said on Tuesday, speaking on condition of anonymity "
    "because she was not authorised to discuss the repairs.\n\nMayor Jana Orlik denied that any date had been set. “Nobody has "
    "promised Friday,” she told Strait Radio."
)


def test_a_pasted_article_is_read(page: Page) -> None:
    page.goto("/")
    page.get_by_role("navigation", name="Sections").get_by_role("link", name="Read").click()
    page.get_by_label("The text").fill(PASTED)
    page.get_by_role("button", name="Read it").click()
    table = page.get_by_role("table", name="Its claims")
    expect(table).to_contain_text("senior port official")
    expect(table).to_contain_text("denies")
    expect(page.locator(".text")).to_contain_text("Nobody has promised")
    expect(page.get_by_text("Read just now and not kept.")).to_be_visible()


def test_the_chain_of_a_claim_opens_by_keyboard_alone(page: Page) -> None:
    page.goto(article_at("federal-standard"))
    card = page.get_by_role("dialog")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.note')"):
            break
    expect(card).to_be_visible()
    expect(card).to_contain_text("The Federal Standard")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "card"
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    assert page.evaluate("document.activeElement.matches('.note')")


def test_the_first_key_leads_past_the_head_of_the_page(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_one_walks_from_the_front_to_a_story_an_assertion_and_its_passage(page: Page) -> None:
    page.goto(f"/?on={ON}")
    page.get_by_role("heading", name=re.compile("Kessary sent rockets")).get_by_role("link").click()
    expect(page.get_by_role("heading", name="Timeline")).to_be_visible()
    page.locator(".assertion-item .says a").first.click()
    expect(page.get_by_role("heading", name="Independent origins")).to_be_visible()
    passage = page.locator(".passages .passage").first
    words = passage.locator("p").inner_text()
    passage.get_by_role("link", name="In the article").click()
    place = page.locator(":target")
    expect(place).to_be_in_viewport()
    following = page.evaluate("document.querySelector(':target').closest('p').innerText")
    assert words.split()[0] in following


def test_a_corrected_speaker_is_kept_when_the_article_is_read_again(editing: Page, serving: Serving) -> None:
    with serving.corpora.borrow() as corpus:
        claim = next(one for one in corpus.claims("daily-beacon") if one.speaker and one.attribution)
    editing.goto(claim_at(claim.id))
    form = editing.locator("form").filter(has=editing.get_by_role("heading", name="Correct"))
    form.get_by_label("Speaker").fill("Nadia Corr")
    form.get_by_label("Why").fill("the paper names her further down")
    form.get_by_role("button", name="Correct").click()
    expect(editing.get_by_role("status")).to_contain_text("Kept in the ledger")
    expect(editing.locator(".byline")).to_contain_text("Nadia Corr")
    with serving.corpora.borrow_to_write() as corpus:
        assert corpus.rebuild() == 9
    editing.reload()
    expect(editing.locator(".byline")).to_contain_text("Nadia Corr")
    editing.goto(article_at("daily-beacon"))
    expect(editing.get_by_role("table", name="Its claims")).to_contain_text("Nadia Corr")


def test_filters_narrow_and_stand_in_the_address(page: Page) -> None:
    page.goto("/search?q=rockets")
    page.get_by_label("Kind").select_option("anonymous")
    page.get_by_role("button", name="Search").click()
    assert "kind=anonymous" in page.url
    expect(page.locator(".passage")).not_to_have_count(0)
    expect(page.locator(".passage:not(.unnamed)")).to_have_count(0)


def test_the_claims_of_an_article_are_filtered_in_place(page: Page) -> None:
    page.goto(article_at("daily-beacon"))
    page.get_by_label("Act").select_option("denies")
    expect(page.get_by_role("status")).to_contain_text(re.compile(r"^[1-4] of \d+ claims"))
    expect(page.locator('tr[data-act="says"]').first).to_be_hidden()


def test_print_leaves_out_what_paper_cannot_do(page: Page) -> None:
    page.goto(article_at("federal-standard"))
    page.emulate_media(media="print")
    expect(page.locator(".filters")).to_be_hidden()
    expect(page.locator(".nameplate nav")).to_be_hidden()
    expect(page.locator(".text")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert len(page.pdf()) > 10_000


def test_without_script_the_chain_is_a_link_away(browser: Browser, serving: Serving) -> None:
    context = browser.new_context(base_url=serving.address, java_script_enabled=False)
    page = context.new_page()
    page.goto(article_at("federal-standard"))
    page.locator(".note").first.click()
    assert "#r-c" in page.url
    expect(page.get_by_role("table", name="Its claims")).to_contain_text("The Federal Standard")
    context.close()


def test_nothing_moves_when_the_script_comes_late(page: Page) -> None:
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(e => window.shift += e.value))"
        ".observe({type: 'layout-shift', buffered: true});"
    )
    for path in ("/", article_at("federal-standard"), "/search?q=rockets"):
        page.goto(path)
        page.wait_for_load_state("networkidle")
        # Half of what web.dev calls good (0.1).
        assert page.evaluate("window.shift") < 0.05


def test_no_page_is_wider_than_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 380, "height": 800})
    for path in ("/", "/stories", "/outlets", "/outlets/Meridian%20Gazette", "/search?q=rockets", "/queue?kind=link", "/predictions", "/read", article_at("daily-beacon")):  # fmt: skip
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0, path
    page.goto("/")
    page.locator(".story-item h2 a").first.click()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
