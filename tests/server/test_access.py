"""Every route in every role: what the table in docs/access.md says is what happens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from reportedly.access.rules import RULES, rule_for
from reportedly.access.secrets import make_secret, make_token
from reportedly.model.token import Role
from reportedly.server import Settings, create_app
from reportedly.store import open_store
from server.make_access import PAGE, routes_of, with_table

THERE = "http://desk.example:8000"
REFUSED = {"urn:reportedly:problem:token-needed": 401, "urn:reportedly:problem:role-needed": 403}
ROUTES = routes_of(create_app(Settings(store="")))


@pytest.fixture(scope="module")
def tokens() -> dict[Role, str]:
    return {role: make_secret() for role in (Role.READER, Role.EDITOR)}


@pytest.fixture(scope="module")
def abroad(tmp_path_factory: pytest.TempPathFactory, tokens: dict[Role, str]) -> Iterator[TestClient]:
    """The application as it is reached from elsewhere, over an empty store."""
    path = str(tmp_path_factory.mktemp("abroad") / "corpus.db")
    with open_store(path) as store:
        for role, secret in tokens.items():
            store.keep_token(make_token(secret, role, role, datetime.now(UTC)))
    settings = Settings(store=path, host="0.0.0.0", rate=1e9)
    with TestClient(create_app(settings), THERE, follow_redirects=False) as client:
        yield client


def test_the_page_tells_every_route() -> None:
    app = create_app(Settings(store=""))
    assert PAGE.read_text() == with_table(PAGE.read_text(), app), (
        "run PYTHONPATH=src:tests python -m server.make_access"
    )


@pytest.mark.parametrize(("method", "path"), ROUTES, ids=" ".join)
def test_every_role_may_do_what_the_table_says(
    abroad: TestClient, tokens: dict[Role, str], method: str, path: str
) -> None:
    for role in Role:
        headers = {"Authorization": f"Bearer {tokens[role]}"} if role in tokens else {}
        answered = abroad.request(method, path.replace("*", "x"), headers=headers)
        kind = answered.json()["type"] if answered.headers.get("content-type") == "application/problem+json" else ""
        if role.may(rule_for(method, path).needs):
            assert kind not in REFUSED
        else:
            assert (kind, answered.status_code) == (kind, REFUSED[kind])
            assert answered.status_code == (401 if role is Role.NONE else 403)


def test_nothing_that_changes_the_corpus_is_left_to_readers() -> None:
    changing = {(method, path) for method, path in ROUTES if rule_for(method, path).needs is Role.EDITOR}
    assert {("POST", "/api/v1/articles"), ("POST", "/api/v1/judgements"), ("POST", "/api/v1/jobs/add")} <= changing
    assert RULES[-1].needs is Role.EDITOR


def test_an_unknown_route_takes_a_token_too(abroad: TestClient) -> None:
    assert abroad.get("/nowhere").status_code == 401
    assert abroad.post("/nowhere").status_code == 401


def test_a_browser_is_led_to_where_it_signs_in(abroad: TestClient) -> None:
    led = abroad.get("/stories?x=1", headers={"accept": "text/html"})
    assert (led.status_code, led.headers["location"]) == (303, "/login?next=%2Fstories%3Fx%3D1")


@pytest.mark.parametrize(
    "shown", ["", "Bearer", "Bearer ", "Bearer rpt_nonsense", "Basic YTpi", "Bearer \x7f", "bearer é"]
)
def test_a_wrong_token_is_no_token(abroad: TestClient, shown: str) -> None:
    assert abroad.get("/api/v1", headers=[(b"authorization", shown.encode())]).status_code == 401


def test_a_revoked_token_is_refused_at_once_and_its_session_ends(abroad: TestClient) -> None:
    secret = make_secret()
    store = abroad.app.state.corpora  # type: ignore[attr-defined]
    with store.borrow_to_write() as corpus:
        corpus.store.keep_token(make_token(secret, "Ines", Role.EDITOR, datetime.now(UTC)))
    csrf = abroad.get("/login").text.partition('name="csrf" value="')[2].partition('"')[0]
    signed = abroad.post("/login", data={"token": secret, "csrf": csrf, "next": "/api/v1"})
    assert (signed.status_code, signed.headers["location"]) == (303, "/api/v1")
    assert abroad.get("/api/v1").json()["who"] == "Ines"
    with store.borrow_to_write() as corpus:
        corpus.store.revoke_token("Ines", datetime.now(UTC))
    assert abroad.get("/api/v1").status_code == 401
    assert abroad.get("/api/v1", headers={"Authorization": f"Bearer {secret}"}).status_code == 401
    abroad.cookies.clear()


def test_a_session_changes_something_only_with_the_token_of_its_forms(
    abroad: TestClient, tokens: dict[Role, str]
) -> None:
    page = abroad.get("/login").text
    csrf = page.partition('name="csrf" value="')[2].partition('"')[0]
    abroad.post("/login", data={"token": tokens[Role.EDITOR], "csrf": csrf})
    given = {"kind": "reject", "subjects": ["claim:x"]}
    assert abroad.post("/api/v1/judgements", json=given).json()["type"].endswith("form-token")
    assert abroad.post("/api/v1/judgements", json=given, headers={"X-CSRF-Token": csrf}).status_code == 403
    mine = abroad.get("/login").text.partition('name="csrf" value="')[2].partition('"')[0]
    assert abroad.post("/api/v1/judgements", json=given, headers={"X-CSRF-Token": mine}).status_code == 422
    assert abroad.post("/logout", data={"csrf": mine}).status_code == 303
    assert abroad.get("/api/v1").status_code == 401


def test_here_reading_is_open_and_editing_is_not(client: TestClient) -> None:
    assert client.get("/api/v1/articles").status_code == 200
    assert client.post("/api/v1/articles", json={"text": "It rained."}).status_code == 403


@pytest.mark.parametrize("header", ["Forwarded", "X-Forwarded-For", "X-Real-IP"])
def test_what_a_proxy_hands_on_is_not_from_here(client: TestClient, header: str) -> None:
    assert client.get("/api/v1/articles", headers={header: "203.0.113.9"}).status_code == 401


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}],
)  # fmt: skip
def test_another_site_sends_nothing(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/api/v1/read", json={"text": "It rained."}, headers=headers).status_code == 403
    assert client.get("/api/v1/articles", headers=headers).status_code == 200
    own = {"Origin": "http://127.0.0.1:8000", "Sec-Fetch-Site": "same-origin"}
    assert client.post("/api/v1/read", json={"text": "..."}, headers=own).status_code == 422
