"""Secrets: made at random, kept only as their digest.

A secret has 256 random bits, so a plain SHA-256 is enough: nobody can try them out, and no salt or slow hash adds to that.
"""

from __future__ import annotations

import secrets
from datetime import datetime
from hashlib import sha256

from reportedly.model.token import Role, Token

# So that scanners for leaked secrets, and people, know one when they see it.
PREFIX = "rpt_"


def make_secret() -> str:
    """A new secret, fit for a header and for a form."""
    return PREFIX + secrets.token_urlsafe(32)


def digest_secret(secret: str) -> str:
    """What is kept of it.

    >>> digest_secret("rpt_x") == digest_secret(" rpt_x\\n")
    True
    """
    return sha256(secret.strip().encode("utf-8", "backslashreplace")).hexdigest()


def make_token(secret: str, name: str, role: Role, created: datetime) -> Token:
    """What the store keeps of a secret."""
    return Token(name=name, role=role, digest=digest_secret(secret), created=created)
