"""Leaves out what needs an extra that is not installed."""

from __future__ import annotations

from importlib.util import find_spec

collect_ignore = [] if find_spec("spacy") else ["src/reportedly/spacy.py"]
