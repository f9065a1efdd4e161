"""The bundled articles are all there, their gold stands in them word for word, and they hold what they were written for."""

from __future__ import annotations

import json
import re
from difflib import SequenceMatcher
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from reportedly.bundled import bundled, manifest
from reportedly.model.attribution import Act, Certainty, Kind, Polarity

GOLD = Path(__file__).parent / "gold" / "bundled"
CHAINS = sorted(path for path in GOLD.glob("*.json") if not path.name.endswith(".story.json"))
STORY = json.loads((GOLD / "conflict.story.json").read_text(encoding="utf8"))
FILES = bundled()


class _Words(HTMLParser):
    """All character data of a page, boilerplate too: enough to look a passage up in."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)


def records() -> dict[str, dict[str, Any]]:
    lines = FILES["conflict.jsonl"].read_text(encoding="utf8").splitlines()
    return {record["id"]: record for record in map(json.loads, lines)}


def text_of(id: str) -> str:
    article = next(article for article in manifest() if article.id == id)
    if article.file.endswith(".jsonl"):
        return str(records()[id]["text"])
    raw = FILES[article.file].read_text(encoding="utf8")
    if not article.file.endswith(".html"):
        return raw
    page = _Words()
    page.feed(raw)
    return "".join(page.pieces)


def chain(id: str) -> list[dict[str, Any]]:
    attributions: list[dict[str, Any]] = json.loads((GOLD / f"{id}.json").read_text(encoding="utf8"))["attributions"]
    return attributions


def claim(number: int) -> dict[str, Any]:
    found: dict[str, Any] = STORY["claims"][number - 1]
    assert found["id"] == f"c{number}"
    return found


def test_every_file_is_in_the_manifest_and_every_line_of_the_manifest_has_its_file() -> None:
    folder = next(iter(FILES.values())).parent
    shipped = {path.name for path in folder.iterdir() if path.suffix in {".txt", ".html", ".jsonl"}}
    assert shipped == set(FILES)
    assert all(path.stat().st_size for path in FILES.values())


def test_ids_are_unique_and_name_their_articles() -> None:
    ids = [article.id for article in manifest()]
    assert len(set(ids)) == len(ids)
    assert all(article.file in {f"{article.id}.txt", f"{article.id}.html", "conflict.jsonl"} for article in manifest())


def test_the_records_say_what_the_manifest_says_of_them() -> None:
    for article in manifest():
        if article.file == "conflict.jsonl":
            record = records()[article.id]
            assert set(record) == {"id", "url", "outlet", "title", "authors", "published", "text"}
            assert (record["outlet"], record["published"], record["title"]) == (
                article.outlet,
                article.published,
                article.title,
            )


def test_an_unknown_set_is_refused() -> None:
    with pytest.raises(KeyError):
        bundled("weather")


@pytest.mark.parametrize("set", ["conflict", "scandal"])
def test_a_set_holds_only_its_own_files(set: str) -> None:
    assert list(bundled(set)) == list(dict.fromkeys(a.file for a in manifest() if a.set == set))


def test_each_article_has_the_length_of_a_real_one() -> None:
    words = {article.id: len(text_of(article.id).split()) for article in manifest()}
    assert all(250 <= count <= 720 for count in words.values()), words


def test_every_address_is_reserved() -> None:
    for path in FILES.values():
        hosts = set(re.findall(r"https?://([\w.-]+)", path.read_text(encoding="utf8"))) - {"schema.org"}
        assert all(host.endswith(".example") for host in hosts), (path.name, hosts)


@pytest.mark.parametrize("article", [a for a in manifest() if a.file.endswith(".html")], ids=lambda a: a.id)
def test_pages_name_their_publisher_in_json_ld(article: Any) -> None:
    page = FILES[article.file].read_text(encoding="utf8")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    assert found
    ld = json.loads(found[1])
    node = ld["@graph"][0] if "@graph" in ld else ld
    assert node["publisher"]["name"] == article.outlet
    assert node["datePublished"] == article.published
    assert all(tag in page for tag in ("<article>", "<figcaption>", "<nav", "<footer"))


@pytest.mark.parametrize("path", CHAINS, ids=lambda path: path.stem)
def test_gold_strings_stand_in_the_text(path: Path) -> None:
    text = text_of(path.stem)
    for row in chain(path.stem):
        strings = [row["source"], row["cue"], row["anonymity_reason"] or "", *row["content"]]
        assert [s for s in strings if s not in text] == []


@pytest.mark.parametrize("path", CHAINS, ids=lambda path: path.stem)
def test_gold_uses_the_words_of_the_model(path: Path) -> None:
    rows = chain(path.stem)
    before: set[str] = set()
    for row in rows:
        assert row["kind"] in {*Kind, "none"}
        assert row["act"] in set(Act)
        assert row["certainty"] in set(Certainty)
        assert row["polarity"] in set(Polarity)
        assert row["inside"] is None or row["inside"] in before
        assert (row["source"] == "") == (row["kind"] == "none")
        before.add(row["id"])
    assert [row["id"] for row in rows] == [f"a{n}" for n in range(1, len(rows) + 1)]


def test_story_strings_stand_in_the_texts() -> None:
    for row in STORY["claims"]:
        for report in row["reports"]:
            assert report["text"] in text_of(report["doc"])
        for quantity in row["numbers"]:
            assert all(value["text"] in text_of(value["doc"]) for value in quantity["values"])


def test_story_claims_are_reported_twice_and_their_origins_are_listed() -> None:
    origins = {origin["id"] for origin in STORY["origins"]}
    for row in STORY["claims"]:
        assert len({report["doc"] for report in row["reports"]}) >= 2
        assert {report["origin"] for report in row["reports"]} - {None} <= origins
        assert row["independent_origins"]["min"] <= row["independent_origins"]["max"]


def test_the_central_claim_is_told_by_many_outlets_and_rests_on_one_origin() -> None:
    asserting = [report for report in claim(1)["reports"] if report["position"] == "asserts"]
    assert len({report["doc"] for report in asserting if report["origin"]}) >= 6
    assert {report["origin"] for report in asserting} == {"o1", None}
    assert claim(1)["independent_origins"] == {"min": 1, "max": 1}


def test_the_central_claim_is_denied_and_once_told_without_its_source() -> None:
    reports = claim(1)["reports"]
    assert {report["origin"] for report in reports if report["position"] == "denies"} >= {"o4", "o5"}
    assert {report["doc"] for report in reports if not report["speaker"]} == {"dravik-telegraph"}


def test_one_smaller_claim_is_confirmed_by_others() -> None:
    assert claim(4)["independent_origins"] == {"min": 2, "max": 3}


def test_casualties_change_from_nine_to_fourteen_to_eleven() -> None:
    values = {(value["doc"], value["value"]) for value in claim(3)["numbers"][0]["values"]}
    assert values >= {("coastal-press-agency", 9), ("dravik-telegraph", 14), ("federal-standard", 11)}


def test_a_chain_of_three_links_and_a_claim_through_two_outlets_are_in_the_gold() -> None:
    assert any(len(row["via"]) == 3 for row in chain("tidewatch"))
    assert any(row["via"] == ["Harbour Post", "Meridian Gazette"] for row in chain("channel-six-news"))


def test_two_outlets_cite_each_other() -> None:
    assert "Channel Six News has also reported" in text_of("harbour-post")
    assert "citing the Harbour Post’s website" in text_of("channel-six-news")


def test_the_copy_shares_the_agency_text_but_not_its_headline_tail_or_credit() -> None:
    agency, copy = text_of("coastal-press-agency"), text_of("northern-ledger")
    shared = SequenceMatcher(None, agency.split(), copy.split(), autojunk=False).get_matching_blocks()
    assert sum(block.size for block in shared) > 0.8 * len(copy.split())
    assert "CPA" in agency
    assert "CPA" not in copy
    assert "Coastal" not in copy
    assert "Orlik" not in copy
    assert records()["coastal-press-agency"]["title"] not in copy


def test_credits_first_publication_captions_and_datelines_are_there() -> None:
    assert text_of("federal-standard").endswith("The Coastal Press Agency contributed to this report.")
    assert text_of("tidewatch").endswith("\nThis article originally appeared at Tidewatch.")
    assert "(photo via the Upland Front’s press channel)" in text_of("tidewatch")
    assert text_of("coastal-press-agency").startswith("PORT MERIDEN (CPA) — ")
    assert text_of("dravik-telegraph").startswith(" date 2026-03-12 (Lena Sorvik, Dravik Telegraph) ")


def test_one_quote_is_never_closed_and_one_is_reopened_over_three_paragraphs() -> None:
    assert text_of("daily-beacon").count('"') % 2 == 1
    paragraphs = text_of("meridian-gazette").split("\n\n")
    running = [p for p in paragraphs if p.startswith("“") and p.count("“") > p.count("”")]
    assert len(running) == 2
    assert paragraphs[paragraphs.index(running[1]) + 1].startswith("“By February")
