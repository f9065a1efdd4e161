"""axe-core (Deque, vendored) finds nothing on any page, light or dark, wide or narrow."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from reportedly.web.addresses import article_at, assertion_at, claim_at, source_at, story_at
from web.conftest import Serving
from web.test_browser import PASTED

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RUN = (
    "() => axe.run({resultTypes: ['violations']}).then(found => found.violations.map("
    "one => one.id + ': ' + one.nodes.map(node => node.target.join(' ') + ' ' + (node.any[0] ? node.any[0].message : '')).slice(0, 3).join(' | ')))"
)


def faults_of(page: Page) -> list[str]:
    """What axe finds, by rule and place; the script is put in by the browser itself, past the policy of the page."""
    page.evaluate(AXE)
    found: list[str] = page.evaluate(RUN)
    return found


def addresses(serving: Serving) -> list[str]:
    with serving.corpora.borrow() as corpus:
        story = corpus.store.stories()[0]
        sheet = corpus.store.story_sheet(story.id)
        assertion = max(sheet.briefs, key=lambda one: one.weight).id
        figures = next((one.id for one in sheet.briefs if one.figures), assertion)
        claim = corpus.claims("federal-standard")[0].id
        source = corpus.source("senior defence official")[0].id
    return [
        "/?on=2026-03-14", "/stories", story_at(story.id), assertion_at(assertion), assertion_at(figures),
        article_at("federal-standard"), claim_at(claim), source_at(source), "/sources?name=official", "/outlets",
        "/outlets/Meridian%20Gazette", "/predictions?state=overdue", "/search?q=rockets", "/search?q=zeppelin", "/queue",
        "/queue?kind=link", "/queue?kind=speaker", "/ledger", "/read", "/login", "/articles/none", "/revisions/daily-beacon",
    ]  # fmt: skip


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 380)])
def test_axe_finds_nothing_on_any_page(editing: Page, serving: Serving, scheme: str, width: int) -> None:
    editing.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    editing.set_viewport_size({"width": width, "height": 900})
    faults: dict[str, list[str]] = {}
    for path in addresses(serving):
        # What is not there is told with status 404, which browsers log as an error.
        editing.goto(path) if path != "/articles/none" else editing.set_content(
            editing.request.get(path, headers={"accept": "text/html"}).text()
        )
        if found := faults_of(editing):
            faults[path] = found
    assert faults == {}


def test_axe_finds_nothing_on_a_page_just_read_with_a_chain_open(page: Page) -> None:
    page.goto("/read")
    page.get_by_label("The text").fill(PASTED)
    page.get_by_role("button", name="Read it").click()
    page.locator(".note").first.click()
    page.get_by_role("dialog").wait_for()
    assert faults_of(page) == []
