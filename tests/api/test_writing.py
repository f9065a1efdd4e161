"""Reading, adding and judging over the API: the same twice changes nothing."""

from __future__ import annotations

import time

import pytest
from starlette.testclient import TestClient

DAM = "The dam is safe, the water board said on Monday."
FLOOD = "The dam has burst, the mayor told Harbour Post. Nobody was hurt, police said."


def test_an_article_is_read_and_not_kept(editor: TestClient) -> None:
    before = editor.get("/api/v1").json()["coverage"]["articles"]
    report = editor.post("/api/v1/read", json={"text": DAM, "published": "2026-03-04"}).json()
    assert report["article"]["text"] == DAM
    assert report["attributions"][0]["said_on"] == "2026-03-02"
    assert editor.get("/api/v1").json()["coverage"]["articles"] == before


def test_a_page_is_read(editor: TestClient) -> None:
    page = f"<html><title>Dam</title><article><h1>Dam</h1><p>{DAM}</p><p>{FLOOD}</p></article></html>"
    report = editor.post("/api/v1/read", json={"html": page, "outlet": "Harbour Post"}).json()
    assert DAM in report["article"]["text"]
    assert report["article"]["outlet"] == "Harbour Post"


def test_an_article_is_added_once(editor: TestClient) -> None:
    first = editor.post("/api/v1/articles", json={"text": FLOOD})
    assert (first.status_code, first.json()["outcome"]) == (201, "added")
    again = editor.post("/api/v1/articles", json={"text": FLOOD})
    assert (again.status_code, again.json()["outcome"]) == (200, "unchanged")
    assert editor.get(first.headers["location"]).json()["article"]["text"] == FLOOD


def test_every_fault_of_a_body_is_told_at_once(editor: TestClient) -> None:
    told = editor.post("/api/v1/read", json={"url": "file:///etc/passwd", "published": "soon", "topic": "x"})
    assert told.status_code == 422
    assert {fault["where"] for fault in told.json()["faults"]} == {"body.url", "body.published", "body.topic"}
    assert editor.post("/api/v1/read", json={"text": "x", "html": "y"}).status_code == 422
    assert editor.post("/api/v1/read", json={}).status_code == 422
    assert editor.post("/api/v1/read", content=b"{", headers={"content-type": "application/json"}).status_code == 422


@pytest.mark.parametrize(
    "text", ["...", "\u2003", "Das ist ein deutscher Text, sagte der Sprecher der Stadt am Montag. " * 5]
)
def test_what_holds_no_article_is_told(editor: TestClient, text: str) -> None:
    assert editor.post("/api/v1/read", json={"text": text}).status_code == 422


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9/", "http://localhost/", "http://169.254.169.254/latest", "http://[::1]/"]
)
def test_private_addresses_are_not_fetched(editor: TestClient, url: str) -> None:
    told = editor.post("/api/v1/read", json={"url": url})
    assert told.status_code == 422
    assert told.json()["type"].endswith("forbidden-address")


def test_a_judgement_counts_at_once_and_stands_once(editor: TestClient) -> None:
    claim = editor.get("/api/v1/claims?limit=1").json()["elements"][0]["id"]
    given = {
        "kind": "correct",
        "subjects": [f"claim:{claim}"],
        "changes": {"speaker": "Ada Quill"},
        "why": "seen the letter",
    }
    first = editor.post("/api/v1/judgements", json=given)
    assert (first.status_code, first.json()["who"]) == (201, "Ines")
    assert editor.get(f"/api/v1/claims/{claim}").json()["speaker"] == "Ada Quill"
    again = editor.post("/api/v1/judgements", json=given)
    assert (again.status_code, again.json()["id"]) == (200, first.json()["id"])
    undone = editor.post("/api/v1/judgements", json={"kind": "undo", "undoes": first.json()["id"]})
    assert undone.status_code == 201
    assert editor.post("/api/v1/judgements", json={"kind": "undo", "undoes": first.json()["id"]}).status_code == 200
    assert editor.get(f"/api/v1/claims/{claim}").json()["speaker"] != "Ada Quill"
    assert len(editor.get("/api/v1/judgements").json()["elements"]) == 2
    assert editor.get("/api/v1/judgements?in_force=true").json()["elements"] == []


@pytest.mark.parametrize(
    "given",
    [
        {"kind": "merge", "subjects": ["source:a"]},
        {"kind": "correct", "subjects": ["story:a"], "changes": {"colour": "red"}},
        {"kind": "reject", "subjects": ["claim:none"]},
        {"kind": "reject", "subjects": ["nothing"]},
        {"kind": "undo", "undoes": "none"},
        {"kind": "praise"},
        {"kind": "reject", "subjects": ["claim:x"], "who": "somebody else"},
    ],
)
def test_a_judgement_that_does_not_fit_is_told(editor: TestClient, given: dict[str, object]) -> None:
    assert editor.post("/api/v1/judgements", json=given).status_code == 422
    assert editor.get("/api/v1/judgements").json()["elements"] == []


def finished(client: TestClient, job: dict[str, str], seconds: float = 60) -> dict[str, object]:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        now: dict[str, object] = client.get(f"/api/v1/jobs/{job['id']}").json()
        if now["state"] not in ("waiting", "running"):
            return now
        time.sleep(0.05)
    raise AssertionError(f"job {job} has not ended")


def test_a_job_reads_many_tells_what_failed_and_is_followed_by_events(editor: TestClient) -> None:
    given = {"articles": [{"text": DAM}, {"text": "..."}, {"text": FLOOD}]}
    sent = editor.post("/api/v1/jobs/read", json=given)
    assert sent.status_code == 202
    with editor.stream("GET", f"{sent.headers['location']}/events") as events:
        assert events.headers["content-type"].startswith("text/event-stream")
        lines = list(events.iter_lines())
    names = [line.removeprefix("event: ") for line in lines if line.startswith("event: ")]
    assert names == ["waiting", "running", "progress", "progress", "progress", "done"]
    ended = finished(editor, sent.json())
    assert (ended["done"], ended["failed"]) == (3, 1)
    assert [next(iter(one)) for one in ended["results"]] == ["report", "input", "report"]  # type: ignore[attr-defined]
    with editor.stream("GET", f"{sent.headers['location']}/events", headers={"Last-Event-ID": "5"}) as events:
        assert [line for line in events.iter_lines() if line.startswith("event: ")] == ["event: done"]


def test_the_same_job_sent_again_is_the_same(editor: TestClient) -> None:
    given = {"articles": [{"text": DAM}]}
    first, again = (editor.post("/api/v1/jobs/add", json=given).json() for _ in range(2))
    assert first["id"] == again["id"]
    assert finished(editor, first)["results"][0]["added"]["outcome"] == "added"  # type: ignore[index]
    assert [job["id"] for job in editor.get("/api/v1/jobs").json()] == [first["id"]]


def test_a_job_is_cancelled_before_its_next_article(editor: TestClient) -> None:
    given = {"articles": [{"text": f"{DAM} It rained {n} times, the water board said."} for n in range(200)]}
    sent = editor.post("/api/v1/jobs/add", json=given).json()
    assert editor.delete(f"/api/v1/jobs/{sent['id']}").status_code == 202
    ended = finished(editor, sent)
    assert ended["state"] == "cancelled"
    assert int(str(ended["done"])) < 200
    assert editor.post("/api/v1/jobs/add", json=given).json()["id"] != sent["id"]


def test_who_would_rather_not_wait_gets_a_job(editor: TestClient) -> None:
    sent = editor.post("/api/v1/read", json={"text": DAM}, headers={"Prefer": "respond-async"})
    assert (sent.status_code, sent.json()["task"]) == (202, "read")
    assert finished(editor, sent.json())["state"] == "done"


def test_given_articles_are_compared(editor: TestClient) -> None:
    texts = [
        {"text": f"{DAM} {extra}", "outlet": outlet} for extra, outlet in (("It rained.", "A"), ("It snowed.", "B"))
    ]
    comparison = editor.post("/api/v1/compare", json={"articles": texts}).json()
    assert comparison["coverage"]["articles"] == 2
    told = editor.post("/api/v1/compare", json={"articles": [*texts, {"text": "..."}]})
    assert told.status_code == 422
    assert told.json()["faults"][0]["where"] == "body.articles.2"
    assert editor.post("/api/v1/compare", json={"articles": texts[:1]}).status_code == 422
