"""Templates -> pages: everything from articles is escaped, every page says what the corpus covers."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import ChoiceLoader, Environment, FunctionLoader, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from reportedly.corpus import Corpus
from reportedly.export.comparison_view import coverage_in_words
from reportedly.export.html import part, show
from reportedly.export.wording import date_in_words
from reportedly.web import addresses
from reportedly.web.phrases import WORDS

# Styles and scripts of the report's page and of the desk, by the name under which they are served.
SHARED = {"article.css": "page.css", "article.js": "page.js"}


def render(request: Request, corpus: Corpus, template: str, *, status: int = 200, **shown: Any) -> HTMLResponse:
    """A page of the desk."""
    return _page(request, template, status, coverage=coverage_in_words(corpus.coverage()), **shown)


def render_bare(request: Request, template: str, *, status: int, **shown: Any) -> HTMLResponse:
    """A page that must do without the corpus, since it may be what is wrong."""
    return _page(request, template, status, coverage="", **shown)


def _page(request: Request, template: str, status: int, **shown: Any) -> HTMLResponse:
    state = request.state
    page = _environment().get_template(template)
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    text = page.render(
        role=getattr(state, "role", "none"),
        who=getattr(state, "who", ""),
        csrf=getattr(state, "csrf", ""),
        path=request.url.path,
        here=here,
        judged=request.query_params.get("judged", ""),
        **shown,
    )
    # Half a surrogate pair cannot be sent; `show` has told of it already wherever a reader would see it.
    return HTMLResponse(text.encode("utf-8", "replace"), status)


def static_file(name: str) -> str:
    """The text of a style or script."""
    return part(SHARED[name]) if name in SHARED else _static(name)


@cache
def versioned(name: str) -> str:
    """The address of a style or script, which changes with it, so that browsers keep it for good."""
    return f"/static/{name}?v={sha256(static_file(name).encode()).hexdigest()[:12]}"


@cache
def _static(name: str) -> str:
    return (files("reportedly.web.static") / name).read_text(encoding="utf-8")


def plural(number: int, noun: str, plural: str | None = None) -> str:
    """The number with its noun.

    >>> plural(1, "article"), plural(2, "story", "stories")
    ('1 article', '2 stories')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("reportedly.web"), FunctionLoader(_shared_template)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(show=show, date=date_in_words)
    environment.globals.update(WORDS, at=addresses, plural=plural, versioned=versioned)
    return environment


def _shared_template(name: str) -> str | None:
    return part(name) if name == "parts.html.j2" else None
