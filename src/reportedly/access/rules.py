"""What each request needs, as one table: the first rule that fits counts, and what nothing else fits needs an editor."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase

from reportedly.model.token import Role

SAFE = ("GET", "HEAD", "OPTIONS")
ANY = ("*",)


@dataclass(frozen=True, slots=True)
class Rule:
    """`methods` on a `path` (* stands for anything) need a role, because of `why`."""

    methods: tuple[str, ...]
    path: str
    needs: Role
    why: str


RULES: tuple[Rule, ...] = (
    Rule(SAFE, "/health", Role.NONE, "tells only that the server runs"),
    Rule(SAFE, "/ready", Role.NONE, "tells only that the store answers"),
    Rule(SAFE, "/static/*", Role.NONE, "styles and scripts of the pages"),
    Rule(SAFE, "/favicon.ico", Role.NONE, "browsers ask for it by themselves"),
    Rule(SAFE, "/api/v1/openapi.json", Role.NONE, "describes the API, holds nothing of the corpus"),
    Rule((*SAFE, "POST"), "/login", Role.NONE, "where a token is shown"),
    Rule((*SAFE, "POST"), "/sign-in/*", Role.NONE, "the link that the server printed, good once"),
    Rule(("POST",), "/logout", Role.NONE, "leaving is always allowed"),
    Rule(("POST",), "/read", Role.READER, "reads and keeps nothing"),
    Rule(("POST",), "/compare", Role.READER, "compares and keeps nothing"),
    Rule(("POST",), "/api/v1/read", Role.READER, "reads and keeps nothing"),
    Rule(("POST",), "/api/v1/compare", Role.READER, "compares and keeps nothing"),
    Rule(("POST",), "/api/v1/jobs/read", Role.READER, "reads and keeps nothing"),
    Rule(("DELETE",), "/api/v1/jobs/*", Role.READER, "a reader cancels only jobs of their own"),
    Rule((*SAFE, "POST", "DELETE"), "/mcp", Role.READER, "no tool of the assistant changes anything"),
    Rule(SAFE, "*", Role.READER, "reading"),
    Rule(ANY, "*", Role.EDITOR, "everything that changes something"),
)


def rule_for(method: str, path: str) -> Rule:
    """The rule that counts for a request.

    >>> rule_for("GET", "/api/v1/stories").needs.value, rule_for("POST", "/api/v1/judgements").needs.value
    ('reader', 'editor')
    """
    return next(
        rule for rule in RULES if (rule.methods == ANY or method in rule.methods) and fnmatchcase(path, rule.path)
    )
