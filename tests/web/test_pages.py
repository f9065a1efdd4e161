from __future__ import annotations

import csv
import io
import re
from datetime import date
from html import unescape

import pytest

from reportedly.store.sheets import Order
from reportedly.web.addresses import article_at, assertion_at, claim_at, source_at, story_at
from store.entries import entry, saying
from web.conftest import ON, Desk


def text_of(html: str) -> str:
    """What a reader sees, without markup."""
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.partition("<main")[2].partition("</main")[0])))


def rows_of(desk: Desk, address: str) -> list[list[str]]:
    answer = desk.visitor.get(address)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    return list(csv.reader(io.StringIO(answer.text)))


def the_story(desk: Desk) -> str:
    with desk.corpora.borrow() as corpus:
        return corpus.store.stories()[0].id


def weightiest(desk: Desk) -> str:
    with desk.corpora.borrow() as corpus:
        return max(corpus.store.story_sheet(the_story(desk)).briefs, key=lambda one: one.weight).id


def test_the_front_page_says_what_is_covered_and_what_is_at_stake(desk: Desk) -> None:
    seen = text_of(desk.visitor.get(f"/?on={ON}").text)
    assert "Articles 9 Outlets 9 Published 10 to 14 March 2026" in seen
    assert "Kessary sent rockets to Ostrel rebels during truce, official says" in seen
    assert "contested" in seen
    assert "one origin," in seen
    assert "within days" in seen.partition("Predictions due now")[2]


def test_every_page_says_first_seen_and_never_first_reported(desk: Desk) -> None:
    for path in ("/", "/stories", story_at(the_story(desk)), assertion_at(weightiest(desk)), "/search", "/predictions"):
        html = desk.visitor.get(path).text
        assert "First seen in this corpus is not first reported" in html
        assert "first reported" not in html.replace("is not first reported", "").lower()


def test_a_story_shows_its_articles_in_time_and_copies_as_copies(desk: Desk) -> None:
    seen = text_of(desk.visitor.get(story_at(the_story(desk))).text)
    titles = [seen.index(title) for title in ("At least 9 killed", "Nine dead in harbour blast", "Rockets row")]
    assert titles == sorted(titles)
    assert "copy of Coastal Press Agency" in seen


def test_the_timeline_and_the_matrix_have_their_twins_as_csv(desk: Desk) -> None:
    timeline = rows_of(desk, story_at(the_story(desk)) + "?format=csv")
    matrix = rows_of(desk, story_at(the_story(desk)) + "?format=csv&part=matrix")
    assert timeline[0] == ["published", "outlet", "title", "copy of", "article"]
    assert len(timeline) == 10
    assert len(matrix[0]) == 10
    assert any("denies" in row for row in matrix[1:])


def test_the_id_of_an_article_leads_to_its_story(desk: Desk) -> None:
    answer = desk.visitor.get(story_at("daily-beacon"), follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, story_at(the_story(desk)))


def test_an_assertion_shows_its_origins_its_denials_and_every_passage_verbatim(desk: Desk) -> None:
    html = desk.visitor.get(assertion_at(weightiest(desk))).text
    seen = text_of(html)
    assert "independent origin" in seen
    assert "Denied by" in seen
    with desk.corpora.borrow() as corpus:
        sheet = corpus.store.assertion_sheet(weightiest(desk))
        texts = {one.id: corpus.article(one.article).text for one in sheet.claims if one}
    for claim in sheet.claims:
        assert claim is not None
        assert all(span.text(texts[claim.id]) in texts[claim.id] for span in claim.spans)
        assert f'href="{article_at(claim.article, claim.id)}"' in html


def test_a_copy_is_folded_under_what_it_copies(desk: Desk) -> None:
    seen = text_of(desk.visitor.get(assertion_at(weightiest(desk))).text)
    tree = seen.partition("Who published it")[2].partition("Denied by")[0]
    assert re.search(r"Coastal Press Agency .* 1 copy of it The Northern Ledger", tree)


def test_an_assertion_is_also_a_table(desk: Desk) -> None:
    rows = rows_of(desk, assertion_at(weightiest(desk)) + "?format=csv")
    with desk.corpora.borrow() as corpus:
        claims = corpus.store.assertion_sheet(weightiest(desk)).claims
    assert [row[-1] for row in rows[1:]] == [one.text if one else "" for one in claims]
    assert {row[rows[0].index("position")] for row in rows[1:]} >= {"asserts", "denies"}


def test_who_asserts_and_who_takes_up_are_counted_apart(desk: Desk) -> None:
    with desk.corpora.borrow() as corpus:
        briefs = corpus.store.rank_stories(Order.STAKE, date.fromisoformat(ON), 1).elements[0].assertions
    denied = next(one for one in briefs if one.articles > one.outlets > 1)
    seen = text_of(desk.visitor.get(f"/?on={ON}").text)
    assert f"{denied.outlets} outlets assert it; {denied.articles} articles on it" in seen


def test_the_place_of_a_claim_is_in_its_article(desk: Desk) -> None:
    with desk.corpora.borrow() as corpus:
        claims = corpus.claims("federal-standard")
    html = desk.visitor.get(article_at("federal-standard")).text
    for claim in claims:
        assert html.count(f'id="claim-{claim.id}"') == 1


def test_an_article_marks_its_attributions_and_leads_on(desk: Desk) -> None:
    html = desk.visitor.get(article_at("federal-standard")).text
    assert html.count('class="note ') >= 10
    assert "Who else says so" in html
    assert 'href="/sources/' in html
    assert f'href="{story_at(the_story(desk))}"' in html


def test_an_unnamed_source_stays_with_its_outlet(desk: Desk) -> None:
    with desk.corpora.borrow() as corpus:
        group = corpus.source("senior defence official")[0]
    seen = text_of(desk.visitor.get(source_at(group.id)).text)
    assert "never merged across outlets by guess" in seen
    assert "What came of its predictions" in seen
    assert "Meridian Gazette" in seen


def test_a_source_says_what_it_predicted_and_what_bears_on_it(desk: Desk) -> None:
    with desk.corpora.borrow() as corpus:
        group = corpus.source("senior defence official")[0]
    rows = rows_of(desk, source_at(group.id) + f"?format=csv&part=predictions&on={ON}")
    assert [row[0] for row in rows[1:]] == ["due now"]
    assert rows[1][-1]


def test_a_source_has_a_timeline_with_a_table_and_a_file_of_the_same(own_desk: Desk) -> None:
    with own_desk.corpora.borrow_to_write() as corpus:
        for number, day in enumerate(("2025-11-30", "2026-02-01", "2026-02-28")):
            corpus.store.add(entry(saying(str(number), f"It rained {number} times.", published=day)))
        id = corpus.source("Quill")[0].id
    html = own_desk.visitor.get(source_at(id)).text
    drawing = html.partition('class="months"')[2].partition("</svg>")[0]
    assert drawing.count("<rect") == 2
    assert "November 2025" in html
    rows = rows_of(own_desk, source_at(id) + "?format=csv&part=timeline")
    assert rows == [["month", "claims"], ["2025-11", "1"], ["2026-02", "2"]]


def test_an_outlet_shows_its_unnamed_share_and_who_cites_it(desk: Desk) -> None:
    seen = text_of(desk.visitor.get("/outlets/Meridian%20Gazette").text)
    assert re.search(r"Unnamed \d+%", seen)
    assert "Channel Six News" in seen.partition("Who cites it")[2]


def test_who_cites_whom_stands_in_the_matrix_and_in_its_csv(desk: Desk) -> None:
    assert "Who cites whom" in desk.visitor.get("/outlets").text
    rows = rows_of(desk, "/outlets?format=csv&part=matrix")
    assert ["Channel Six News", "Harbour Post"] in [row[:2] for row in rows]


def test_predictions_stand_by_the_day_asked_for(desk: Desk) -> None:
    before = text_of(desk.visitor.get("/predictions?state=due&on=2026-03-12").text)
    after = text_of(desk.visitor.get("/predictions?state=overdue&on=2026-06-01").text)
    assert "due now" in before
    assert "overdue" in after
    assert len(rows_of(desk, "/predictions?state=overdue&on=2026-06-01&format=csv")) > 4


def test_filters_stand_in_the_address_and_narrow_what_is_found(desk: Desk) -> None:
    every = rows_of(desk, "/search?q=rockets&format=csv")
    unnamed = rows_of(desk, "/search?q=rockets&kind=anonymous&format=csv")
    assert 1 < len(unnamed) < len(every)
    assert {row[every[0].index("kind")] for row in unnamed[1:]} == {"anonymous"}
    html = desk.visitor.get("/search?q=rockets&kind=anonymous&outlet=&since=").text
    assert '<option value="anonymous" selected>' in html


def test_all_bad_filters_are_told_at_once(desk: Desk) -> None:
    answer = desk.visitor.get("/search?kind=alien&since=yesterday")
    assert answer.status_code == 422
    assert "query.kind" in answer.text
    assert "query.since" in answer.text
    assert "A way on" in answer.text


def test_search_goes_on_from_page_to_page(desk: Desk) -> None:
    html = desk.visitor.get("/search").text
    following = unescape(re.search(r'href="(/search\?after=[^"]+)" rel="next"', html).group(1))  # type: ignore[union-attr]
    assert "passage" in desk.visitor.get(following).text
    assert following not in desk.visitor.get(following).text


@pytest.mark.parametrize("kind", ["articles", "stories", "assertions", "claims", "sources", "outlets", "revisions"])
def test_what_is_not_there_is_told_with_a_way_on(desk: Desk, kind: str) -> None:
    answer = desk.visitor.get(f"/{kind}/nothing-of-that-name")
    assert answer.status_code == 404
    assert "A way on" in answer.text
    assert 'href="/search"' in answer.text


def test_the_queue_shows_the_least_sure_first_and_offers_nothing_to_a_reader(desk: Desk) -> None:
    html = desk.visitor.get("/queue").text
    shares = [int(share) for share in re.findall(r"attributed claim: (\d+)%", html)]
    assert shares == sorted(shares)
    assert shares
    assert 'formaction="/judge"' not in html
    assert 'formaction="/judge"' in desk.editor.get("/queue").text


def test_weak_links_wait_beside_what_they_were_linked_to(desk: Desk) -> None:
    seen = text_of(desk.editor.get("/queue?kind=link").text)
    assert "a little of everything" in seen
    assert "They do not" in seen


def test_a_claim_page_names_it_for_the_ledger(desk: Desk) -> None:
    with desk.corpora.borrow() as corpus:
        claim = corpus.claims("federal-standard")[0]
    html = desk.visitor.get(claim_at(claim.id)).text
    assert f"claim:{claim.id}" in html
    assert "Sign in as an editor" in html


def test_pages_are_light_and_styles_are_kept_for_good(desk: Desk) -> None:
    for path in ("/", story_at(the_story(desk)), assertion_at(weightiest(desk)), "/search?q=rockets", "/outlets", "/queue"):  # fmt: skip
        assert len(desk.visitor.get(path).content) < 100_000
    html = desk.visitor.get("/").text
    sheets = re.findall(r'href="(/static/[^"]+\.css[^"]*)"', html)
    assert sum(len(desk.visitor.get(sheet).content) for sheet in sheets) < 45_000
    assert "immutable" in desk.visitor.get(sheets[0]).headers["cache-control"]


def test_no_page_has_script_or_style_in_it(desk: Desk) -> None:
    for path in ("/", article_at("daily-beacon"), assertion_at(weightiest(desk)), story_at(the_story(desk)), "/read"):
        html = desk.visitor.get(path).text
        assert not re.search(r"<style|style=|<script(?! src=)|\son\w+=", html)
