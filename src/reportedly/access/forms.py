"""Forms: each carries a token that no other site can know (OWASP, "Cross-Site Request Forgery Prevention")."""

from __future__ import annotations

import hmac

from starlette.requests import Request

from reportedly.access.door import Caller
from reportedly.access.problem import ProblemError, problem
from reportedly.access.rules import SAFE

FIELD, HEADER = "csrf", "x-csrf-token"
FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")


async def require_csrf(request: Request) -> None:
    """Refuse what changes something without the token of its sender, in the field `csrf` or the header X-CSRF-Token.

    A program that sends its bearer token needs none: no browser adds that by itself. Nor does JSON from nobody known,
    which has no rights to abuse; a page of another site that sends it does not pass the gate.
    """
    caller: Caller = request.state.caller
    form = request.headers.get("content-type", "").startswith(FORM_TYPES)
    if request.method in SAFE or caller.by_token or not (caller.cookie or form):
        return
    given = request.headers.get(HEADER) or (str((await request.form()).get(FIELD, "")) if form else "")
    if not hmac.compare_digest(given.encode("utf-8", "replace"), request.state.csrf.encode()):
        detail = (
            "the form is out of date, since you signed in or the server started anew: load the page again and resend it"
        )
        raise ProblemError(problem(403, "form-token", detail))
