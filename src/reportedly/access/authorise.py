"""Whether who asks may do what they ask for, by the table of rules; if not, what they lack."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from reportedly.access.door import Caller
from reportedly.access.problem import Link, answer_problem, problem, wants_page
from reportedly.access.rules import Rule, rule_for
from reportedly.model.token import Role

SIGN_IN = (Link(rel="sign in", href="/login"),)


class Authorise:
    """ASGI middleware; stands behind the gate, which knows the caller."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let it pass, or say what is lacking."""
        refusal: Response | None = None
        if scope["type"] == "http":
            request = Request(scope)
            refusal = _refused(request, request.state.caller, rule_for(request.method, request.url.path))
        await (refusal or self._app)(scope, receive, send)


def _refused(request: Request, caller: Caller, rule: Rule) -> Response | None:
    if caller.role.may(rule.needs):
        return None
    if caller.role is not Role.NONE:
        detail = f"this needs the role {rule.needs}, and yours is {caller.role}; `reportedly token add NAME --role {rule.needs}` makes a token for it"
        return answer_problem(request, problem(403, "role-needed", detail, links=SIGN_IN))
    if wants_page(request) and request.method == "GET":
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/login?next={quote(request.url.path + query, safe='')}", 303)
    detail = "a token is needed: send `Authorization: Bearer ...`, or sign in; `reportedly token add` makes one"
    refused = problem(401, "token-needed", detail, links=SIGN_IN)
    return answer_problem(request, refused, {"WWW-Authenticate": "Bearer"})
