"""A comparison as one self-contained HTML file, in the dress of the report's page."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from reportedly.export.comparison_view import view_comparison
from reportedly.export.html import show
from reportedly.model.comparison import Comparison


def render_comparison_html(comparison: Comparison) -> str:
    """One page without script that needs no network; everything from the articles is escaped."""
    style = _part("page.css") + _part("comparison.css")
    return (
        _environment()
        .get_template("comparison.html.j2")
        .render(page=view_comparison(comparison), style=Markup(style), policy=_policy(style))
    )


def _policy(style: str) -> str:
    """Content-Security-Policy (level 3): nothing but the page's own style, known by its digest."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"


@cache
def _part(name: str) -> str:
    return (files("reportedly.export.html") / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_part), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["show"] = show
    return environment
