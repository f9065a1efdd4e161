"""Choose the vectors of passages that matching claims stands on: those of the model that ships with the package."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.link.vectors import Vectors

WEIGHTS = Path(__file__).resolve().parent.parent / "weights" / "vectors"


def choose_vectors(folder: Path = WEIGHTS, *, threads: int = 0) -> Vectors:
    """Vectors that are ready to use; the model is opened at the first passage, which raises ModelError if it is damaged."""
    from reportedly.annotate.embed_passages import PassageVectors

    return PassageVectors(folder, threads)
