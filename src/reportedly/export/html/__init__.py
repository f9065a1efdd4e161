"""Reports as one self-contained HTML file: the articles with their claims marked, a table of them, and their sources."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from reportedly.export.controls import CONTROL, code_point
from reportedly.export.html.view import view_page
from reportedly.model.report import Report


def render_html(reports: Sequence[Report]) -> str:
    """One page that needs no network; everything from the articles is escaped, and only the page's own script may run."""
    style, script = part("page.css"), part("page.js")
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            page=view_page(reports),
            style=Markup(style),
            script=Markup(script),
            policy=_policy(style, script),
        )
    )


def show(text: str) -> Markup:
    """The text escaped, with every character that would act instead of being read shown as its code point."""
    if CONTROL.search(text) is None:
        return escape(text)
    shown, at = [], 0
    for found in CONTROL.finditer(text):
        shown += [escape(text[at : found.start()]), Markup('<span class="control">%s</span>') % code_point(found[0])]
        at = found.end()
    return Markup("").join([*shown, escape(text[at:])])


def _policy(style: str, script: str) -> str:
    """Content-Security-Policy (level 3): nothing but the page's own style and script, known by their digests."""
    return (
        f"default-src 'none'; style-src '{_source_hash(style)}'; script-src '{_source_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _source_hash(part: str) -> str:
    return f"sha256-{b64encode(sha256(part.encode()).digest()).decode()}"


@cache
def part(name: str) -> str:
    """A file of this package: the style, the script and the templates, which the desk's pages share."""
    return (files("reportedly.export.html") / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(part), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["show"] = show
    return environment
