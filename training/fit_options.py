"""What both fits over annotated events are asked for on the command line."""

from __future__ import annotations

import argparse
from pathlib import Path

VECTORS = Path(__file__).resolve().parents[1] / "src" / "reportedly" / "weights" / "vectors"


def fit_options(about: str | None) -> argparse.Namespace:
    """reports (Path or None), vectors and data (Path); `about` is what `--help` says first."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path, help="reports of the articles, one a line")
    parser.add_argument("--vectors", type=Path, default=VECTORS, help="folder of the vectors of passages")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="the shared data")
    return parser.parse_args()
