"""Where things stand on the desk: one permanent address for each thing and each view."""

from __future__ import annotations

from urllib.parse import quote, urlencode

FRONT, STORIES, SEARCH, PREDICTIONS, OUTLETS, SOURCES, QUEUE, LEDGER, READ = (
    "/", "/stories", "/search", "/predictions", "/outlets", "/sources", "/queue", "/ledger", "/read",
)  # fmt: skip


def article_at(id: str, claim: str | None = None) -> str:
    """An article, or the place of one of its claims in it.

    >>> article_at("a/b"), article_at("a1", "c9")
    ('/articles/a%2Fb', '/articles/a1#claim-c9')
    """
    return f"/articles/{_step(id)}{f'#claim-{claim}' if claim else ''}"


def revisions_at(id: str, one: int, other: int) -> str:
    """Two versions of an article side by side."""
    return f"/revisions/{_step(id)}?{urlencode({'from': one, 'to': other})}"


def claim_at(id: str) -> str:
    """One claim."""
    return f"/claims/{_step(id)}"


def story_at(id: str) -> str:
    """A story."""
    return f"/stories/{_step(id)}"


def assertion_at(id: str) -> str:
    """An assertion."""
    return f"/assertions/{_step(id)}"


def source_at(id: str) -> str:
    """A source, by the id of its group."""
    return f"/sources/{_step(id)}"


def outlet_at(name: str) -> str:
    """An outlet."""
    return f"/outlets/{_step(name)}"


def with_filters(path: str, **filters: object) -> str:
    """A view with its filters in the address; those without a value are left out.

    >>> with_filters("/search", q="arms deal", kind=None)
    '/search?q=arms+deal'
    """
    given = {name: str(value) for name, value in filters.items() if value not in (None, "")}
    return f"{path}?{urlencode(given)}" if given else path


def own_page(address: str) -> str:
    r"""An address of this desk to go back to; anything that could lead elsewhere becomes the front page.

    >>> own_page("/queue?kind=link"), own_page("//evil.example"), own_page("/\\evil.example")
    ('/queue?kind=link', '/', '/')
    """
    odd = any(ord(character) < 33 for character in address)
    return address if address.startswith("/") and not address.startswith(("//", "/\\")) and not odd else FRONT


def _step(id: str) -> str:
    return quote(id, safe="") or "-"
