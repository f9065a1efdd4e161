"""What the API answers about the bundled articles."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

LISTS = ("articles", "claims", "assertions", "stories", "sources", "outlets", "predictions", "judgements")


def elements(client: TestClient, path: str) -> list[dict[str, object]]:
    """All elements, following the links to the next page."""
    found: list[dict[str, object]] = []
    following: str | None = path
    while following:
        answered = client.get(following)
        assert answered.status_code == 200, answered.text
        found += answered.json()["elements"]
        following = answered.links["next"]["url"] if "next" in answered.links else None
    return found


@pytest.mark.parametrize("name", LISTS)
def test_a_list_gives_every_element_once_whatever_the_page(shared: TestClient, name: str) -> None:
    few, many = elements(shared, f"/api/v1/{name}?limit=17"), elements(shared, f"/api/v1/{name}?limit=200")
    assert few == many
    assert len({str(one) for one in few}) == len(few)
    assert name == "judgements" or few


def test_the_entrance_says_what_is_covered_and_leads_to_every_list(shared: TestClient) -> None:
    entrance = shared.get("/api/v1").json()
    assert entrance["coverage"]["articles"] == len(elements(shared, "/api/v1/articles"))
    assert entrance["role"] == "reader"
    for link in entrance["links"]:
        assert shared.get(link["href"]).status_code in (200, 422)


@pytest.mark.parametrize(("name", "key"), [("articles", "id"), ("claims", "id"), ("assertions", "id"), ("stories", "id"), ("sources", "id"), ("outlets", "outlet")])  # fmt: skip
def test_whatever_a_list_names_can_be_asked_for(shared: TestClient, name: str, key: str) -> None:
    for one in elements(shared, f"/api/v1/{name}?limit=200")[:5]:
        assert shared.get(f"/api/v1/{name}/{quote(str(one[key]), safe='')}").status_code == 200


@pytest.mark.parametrize(
    "name", ["articles", "claims", "assertions", "stories", "sources", "outlets", "judgements", "jobs"]
)
def test_an_unknown_id_leads_on(shared: TestClient, name: str) -> None:
    told = shared.get(f"/api/v1/{name}/nothing-of-the-kind")
    assert told.status_code == 404
    assert told.headers["content-type"] == "application/problem+json"
    assert told.json()["links"]


def test_claims_stand_verbatim_in_the_report_of_their_article(shared: TestClient) -> None:
    claim = shared.get("/api/v1/claims?limit=1").json()["elements"][0]
    report = shared.get(f"/api/v1/articles/{claim['article']}").json()
    text = report["article"]["text"]
    assert claim["text"] == " ".join(text[start:end] for start, end in claim["spans"])


def test_claims_are_filtered(shared: TestClient) -> None:
    denied = elements(shared, "/api/v1/claims?act=denies")
    assert {one["act"] for one in denied} == {"denies"}
    of_source = elements(shared, "/api/v1/claims?source=Jana+Orlik")
    assert {one["speaker"] for one in of_source} == {"Jana Orlik"}
    article = of_source[0]["article"]
    assert {one["article"] for one in elements(shared, f"/api/v1/claims?article={article}&limit=3")} == {article}


def test_an_assertion_comes_with_the_claims_behind_its_reports(shared: TestClient) -> None:
    many = elements(shared, "/api/v1/assertions?articles=2")
    answered = shared.get(f"/api/v1/assertions/{many[0]['id']}").json()
    assert len(answered["claims"]) == len(answered["assertion"]["reports"])
    for id, report in zip(answered["claims"], answered["assertion"]["reports"], strict=True):
        assert shared.get(f"/api/v1/claims/{id}").json()["article"] == report["article"]


def test_a_search_gives_passages_where_they_stand(shared: TestClient) -> None:
    hit = shared.get("/api/v1/search", params={"q": "rockets", "scope": "articles"}).json()["hits"][0]
    text = shared.get(f"/api/v1/articles/{hit['article']}").json()["article"]["text"]
    assert hit["words"] == text[hit["span"][0] : hit["span"][1]]


def test_articles_of_the_corpus_are_compared_whatever_their_story(shared: TestClient) -> None:
    ids = [str(one["id"]) for one in elements(shared, "/api/v1/articles")][:3]
    comparison = shared.get("/api/v1/compare", params={"article": ids}).json()
    assert {one["id"] for one in comparison["articles"]} == set(ids)


@pytest.mark.parametrize("shape", ["html", "text"])
def test_a_report_comes_in_other_shapes(shared: TestClient, shape: str) -> None:
    id = shared.get("/api/v1/articles").json()["elements"][0]["id"]
    answered = shared.get(f"/api/v1/articles/{id}?format={shape}")
    assert answered.headers["content-type"].startswith("text/html" if shape == "html" else "text/plain")
    assert ("attachment" in answered.headers.get("content-disposition", "")) == (shape == "html")


@pytest.mark.parametrize("format", ["jsonl", "csv", "parquet", "jsonld", "stix"])
def test_the_corpus_is_exported(shared: TestClient, format: str) -> None:
    answered = shared.get(f"/api/v1/export?format={format}")
    assert answered.status_code == 200
    assert len(answered.content) > 1000


def test_what_has_not_changed_is_not_sent_again(shared: TestClient) -> None:
    first = shared.get("/api/v1/stories")
    again = shared.get("/api/v1/stories", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    other = shared.get("/api/v1/stories?limit=1", headers={"If-None-Match": first.headers["etag"]})
    assert other.status_code == 200


def test_all_faults_of_a_request_are_told_at_once(shared: TestClient) -> None:
    told = shared.get("/api/v1/search?kind=nobody&limit=9999&from=12&speaker=x")
    assert told.status_code == 422
    assert {fault["where"] for fault in told.json()["faults"]} == {
        "query.kind",
        "query.limit",
        "query.from",
        "query.speaker",
    }
    assert "2026-03-04" in told.json()["detail"]


@pytest.mark.parametrize("name", LISTS)
def test_a_foreign_cursor_is_told(shared: TestClient, name: str) -> None:
    told = shared.get(f"/api/v1/{name}?after=~")
    assert told.status_code == 422
    assert "cursor" in told.json()["detail"]
