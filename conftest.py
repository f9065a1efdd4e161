"""Leaves out what needs an extra that is not installed; `tests/test_spacy.py` runs the examples of docs/spacy.md."""

from __future__ import annotations

from importlib.util import find_spec

collect_ignore = ["docs/spacy.md", *([] if find_spec("spacy") else ["src/reportedly/spacy.py"])]
