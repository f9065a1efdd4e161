"""Each of our errors as a problem over HTTP."""

from __future__ import annotations

from reportedly.access.problem import Link, Problem, problem
from reportedly.errors import (
    EmptyError,
    FetchError,
    ForbiddenAddressError,
    InputError,
    ModelError,
    NotFoundError,
    ReportedlyError,
    StoreError,
    TooLargeError,
    UnsupportedError,
)

# The first that fits counts, so the narrower ones stand first.
STATUS: tuple[tuple[type[ReportedlyError], int, str], ...] = (
    (NotFoundError, 404, "not-found"),
    (TooLargeError, 413, "too-large"),
    (UnsupportedError, 422, "unsupported"),
    (EmptyError, 422, "no-article"),
    (InputError, 422, "input"),
    (ForbiddenAddressError, 422, "forbidden-address"),
    (FetchError, 502, "not-fetched"),
    (ModelError, 503, "model"),
    (StoreError, 503, "store"),
    (ReportedlyError, 500, "fault"),
)
WAYS_ON = (Link(rel="search", href="/api/v1/search"), Link(rel="description", href="/api/v1/openapi.json"))


def problem_of(error: ReportedlyError) -> Problem:
    """What one of our errors is over HTTP.

    >>> problem_of(NotFoundError("no claim x")).status
    404
    """
    status, kind = next((status, kind) for type, status, kind in STATUS if isinstance(error, type))
    return problem(status, kind, str(error), links=WAYS_ON if status == 404 else ())
