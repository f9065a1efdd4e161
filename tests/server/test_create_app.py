"""The application as a whole: what it answers before any route, and how it fails."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly.access.headers import HEADERS
from reportedly.server import Settings, create_app

HERE = "http://127.0.0.1:8000"
PAGE = {"accept": "text/html,*/*"}


def test_it_says_that_it_lives_and_is_ready(client: TestClient) -> None:
    assert client.get("/health").json()["status"] == "ok"
    assert client.get("/ready").json()["status"] == "ok"


@pytest.mark.parametrize("path", ["/health", "/nowhere", "/login"])
def test_every_answer_forbids_what_comes_from_elsewhere(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert {name: headers[name] for name in HEADERS} == HEADERS
    assert "unsafe" not in headers["content-security-policy"]


def test_an_unknown_path_leads_on(client: TestClient) -> None:
    told = client.get("/api/v1/nowhere")
    assert told.status_code == 404
    assert told.headers["content-type"] == "application/problem+json"
    assert {link["rel"] for link in told.json()["links"]} >= {"search"}


def test_a_browser_is_told_in_a_page(client: TestClient) -> None:
    told = client.get("/<script>", headers=PAGE)
    assert told.status_code == 404
    assert "<script>" not in told.text


def test_a_store_that_vanishes_is_unavailable_until_it_is_back(client: TestClient, store: str) -> None:
    away = Path(store).rename(Path(store).with_name("away.db"))
    told = client.get("/ready")
    assert told.status_code == 503
    assert "put it back" in told.json()["detail"]
    assert "retry-after" in told.headers
    assert not Path(store).exists()
    away.rename(store)
    assert client.get("/ready").status_code == 200


def test_another_host_name_is_turned_away(client: TestClient) -> None:
    assert client.get("/ready", headers={"host": "evil.example"}).status_code == 421
    assert client.get("/ready", headers={"host": "localhost:8000"}).status_code == 200


def test_a_form_signs_in_and_out_and_needs_its_token(store: str) -> None:
    with TestClient(create_app(Settings(store=store)), HERE, follow_redirects=False) as client:
        assert client.post("/login", data={"token": "x"}).status_code == 403
        csrf = _csrf(client)
        assert client.post("/login", data={"token": "x", "csrf": csrf}).status_code == 401


def test_the_printed_link_signs_in_once(store: str) -> None:
    from reportedly.model.token import Role

    app = create_app(Settings(store=store))
    with TestClient(app, HERE, follow_redirects=False) as client:
        code = app.state.door.sessions.invite(Role.EDITOR, "Ines")
        signed = client.get(f"/sign-in/{code}")
        assert signed.status_code == 303
        assert {"HttpOnly", "SameSite=strict"} <= set(signed.headers["set-cookie"].split("; "))
        assert client.get(f"/sign-in/{code}").status_code == 401


def _csrf(client: TestClient) -> str:
    found = re.search(r'name=csrf value="(\w+)"', client.get("/login").text)
    assert found
    return found[1]
