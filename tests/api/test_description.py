"""The OpenAPI description: complete, and nothing that fits it or does not makes the server fail."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from benchmarks.fuzz import requests_of
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from reportedly.access.secrets import make_secret, make_token
from reportedly.corpus.corpora import Corpora
from reportedly.model.token import Role
from reportedly.reader import Reader
from reportedly.server import Settings, create_app

HERE = "http://127.0.0.1:8000"
APP = create_app(Settings(store=""))
DESCRIPTION = APP.openapi()
OPERATIONS = [
    (method.upper(), path)
    for path, methods in DESCRIPTION["paths"].items()
    for method in methods
    if method != "parameters"
]


# What every answer must be: no fault of ours, and of a status, a media type and a shape that the description states.
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture(scope="module")
def client(filled: Path, tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Iterator[TestClient]:
    """An editor of a copy, so that writing is reached too."""
    path = str(shutil.copy(filled, tmp_path_factory.mktemp("described") / "corpus.db"))
    corpora, secret = Corpora(path, reader), make_secret()
    with corpora.borrow_to_write() as corpus:
        corpus.store.keep_token(make_token(secret, "Ines", Role.EDITOR, datetime.now(UTC)))
    app = create_app(Settings(store=path), corpora)
    headers = {"Authorization": f"Bearer {secret}"}
    with TestClient(app, HERE, raise_server_exceptions=False, headers=headers) as client:
        yield client
    corpora.close()


def test_the_description_is_of_the_version_that_it_says_and_names_our_records() -> None:
    assert DESCRIPTION["openapi"].startswith("3.1")
    assert {"Report", "Comparison", "Assertion", "Problem", "StoredClaim"} <= set(DESCRIPTION["components"]["schemas"])


def test_every_operation_says_what_it_does() -> None:
    for path, methods in DESCRIPTION["paths"].items():
        for method, operation in methods.items():
            assert operation.get("description"), f"{method} {path}"


@pytest.mark.parametrize(("method", "path"), OPERATIONS, ids=" ".join)
def test_no_request_that_is_described_makes_the_server_fail(client: TestClient, method: str, path: str) -> None:
    headers = {"host": "127.0.0.1:8000", "Authorization": client.headers["Authorization"]}
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", client.app, headers=headers)
    operation = schema[path][method]

    @settings(
        max_examples=8,
        deadline=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def answers(case: Any) -> None:
        if path.endswith("/events"):
            return
        response = case.call(base_url=HERE, headers=headers)
        case.validate_response(response, checks=CHECKS)

    answers()


def test_no_nonsense_makes_the_server_fail(client: TestClient) -> None:
    for request in requests_of(DESCRIPTION, random.Random(5), 400):
        answered = client.request(request.method, request.target, content=request.body, headers=request.headers)
        # Most jobs here wait for others; to be told so is no fault.
        assert answered.status_code < 500 or "too-many-jobs" in answered.text, request
