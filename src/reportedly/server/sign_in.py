"""Signing in with a browser: a token pasted once, or the link that the server printed; then a cookie."""

from __future__ import annotations

from html import escape
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from reportedly.access.door import Door
from reportedly.access.problem import ProblemError, problem
from reportedly.access.secrets import digest_secret

router = APIRouter(include_in_schema=False)


@router.get("/login")
def login_page(request: Request, next: str = "/") -> Response:
    """A plain form, where no page with a better one comes before."""
    return HTMLResponse(
        "<!doctype html><html lang=en><title>Sign in</title><h1>Sign in</h1><form method=post action=/login>"
        f'<input type=hidden name=csrf value="{request.state.csrf}">'
        f'<input type=hidden name=next value="{escape(own_path(next))}">'
        "<label>Token <input type=password name=token autocomplete=current-password required></label> "
        "<button>Sign in</button></form><p><code>reportedly token add NAME --role editor</code> makes a token.</html>"
    )


@router.post("/login")
def login(
    request: Request, token: Annotated[str, Form(max_length=200)], next: Annotated[str, Form()] = "/"
) -> Response:
    """Show a token; 401 if it is not in force."""
    door: Door = request.app.state.door
    known = door.find_token(digest_secret(token))
    if known is None:
        detail = "this token is not in force: look at `reportedly token list`, or make one with `reportedly token add`"
        raise ProblemError(problem(401, "unknown-token", detail), {"WWW-Authenticate": "Bearer"})
    return _signed_in(request, door.sessions.begin(known.role, known.name, known.digest), own_path(next))


@router.get("/sign-in/{code}")
def sign_in(request: Request, code: str) -> Response:
    """The link that the server printed to its terminal, good once."""
    door: Door = request.app.state.door
    key = door.sessions.accept(code)
    if key is None:
        detail = "this link was used already, or is older than an hour: start the server anew for another, or show a token at /login"
        raise ProblemError(problem(401, "used-link", detail))
    return _signed_in(request, key, "/")


@router.post("/logout")
def logout(request: Request) -> Response:
    """End the session and forget the cookie."""
    door: Door = request.app.state.door
    door.sessions.end(request.cookies.get(door.cookie, ""))
    response = RedirectResponse("/", 303)
    response.delete_cookie(door.cookie, path="/", httponly=True, samesite="strict")
    return response


def own_path(next: str) -> str:
    r"""A path of this server to go on to; anything that could lead elsewhere becomes the front page.

    >>> own_path("/stories?x=1"), own_path("//evil.example"), own_path("https://evil.example"), own_path("/\\evil.example")
    ('/stories?x=1', '/', '/', '/')
    """
    odd = any(ord(character) < 33 for character in next)
    return next if next.startswith("/") and not next.startswith(("//", "/\\")) and not odd else "/"


def _signed_in(request: Request, key: str, next: str) -> Response:
    door: Door = request.app.state.door
    response = RedirectResponse(next, 303, headers={"Cache-Control": "no-store"})
    secure = request.url.scheme == "https"
    response.set_cookie(door.cookie, key, path="/", httponly=True, samesite="strict", secure=secure)
    return response
