"""A closed class of words, written as one reads it."""

from __future__ import annotations


def closed_class(words: str) -> frozenset[str]:
    """The words of a text, without order.

    >>> sorted(closed_class("may might could"))
    ['could', 'may', 'might']
    """
    return frozenset(words.split())
