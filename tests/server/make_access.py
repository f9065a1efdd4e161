"""Writes the table of every route and what each role may do into docs/access.md, from the routes and the rules:

PYTHONPATH=src:tests python -m server.make_access
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from starlette.routing import Mount

from reportedly.access.rules import rule_for
from reportedly.model.token import Role
from reportedly.server import Settings, create_app

PAGE = Path(__file__).parents[2] / "docs" / "access.md"
BEGIN, END = "<!-- routes -->", "<!-- end of routes -->"


def routes_of(app: FastAPI) -> list[tuple[str, str]]:
    """Method and path of every route, with * for what varies."""
    return sorted(set(_routes(app)), key=lambda route: (route[1], route[0]))


def _routes(app: FastAPI) -> Iterator[tuple[str, str]]:
    for context in iter_route_contexts(app.routes):
        path = re.sub(r"{\w+(:\w+)?}", "*", context.path or "")
        if isinstance(context.route, Mount):
            yield "GET", f"{path}/*"
        for method in (context.methods or set()) - {"HEAD"}:
            yield method, path


def table(app: FastAPI) -> str:
    """One row a route. Refused is 401 for who shows no token, 403 for who shows one that is not enough."""
    rows = ["| Route | none | reader | editor | |", "|---|---|---|---|---|"]
    for method, path in routes_of(app):
        rule = rule_for(method, path)
        cells = ("yes" if role.may(rule.needs) else "401" if role is Role.NONE else "403" for role in Role)
        rows.append(f"| `{method} {path}` | {' | '.join(cells)} | {rule.why} |")
    return "\n".join(rows)


def with_table(page: str, app: FastAPI) -> str:
    """The page with the table as it is now."""
    before, _, rest = page.partition(BEGIN)
    return f"{before}{BEGIN}\n\n{table(app)}\n\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text(), create_app(Settings(store=""))))
