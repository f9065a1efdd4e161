"""Choose the sentence vectors that matching claims stands on: the model's where its weights are, else the plain lexical ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.link.vectors import Vectors

WEIGHTS = Path(__file__).resolve().parent.parent / "weights" / "vectors"


def choose_vectors(folder: Path = WEIGHTS, *, threads: int = 0) -> Vectors:
    """Vectors that are ready to use; those of a model open it at the first sentence."""
    if (folder / "card.json").is_file():
        from reportedly.annotate.embed_sentences import SentenceVectors

        return SentenceVectors(folder, threads)
    from reportedly.link.vectors import LexicalVectors

    return LexicalVectors()
