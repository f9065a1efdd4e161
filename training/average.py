"""Average two trainings' weights: flatter minima read better than either end (Wortsman et al. 2022, "Model soups").

python -m training.average FINAL.pt EARLIER.pt SHARE OUT.pt      # SHARE of the earlier one, e.g. 0.3
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch


def average(final: Path, earlier: Path, share: float, out: Path) -> None:
    """Write (1 - share) x final + share x earlier; both are state dicts or checkpoints with an `average`."""
    a, b = (torch.load(path, map_location="cpu") for path in (final, earlier))
    a, b = a.get("average", a), b.get("average", b)
    torch.save({k: torch.lerp(v, b[k], share) if v.is_floating_point() else v for k, v in a.items()}, out)


if __name__ == "__main__":
    average(Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3]), Path(sys.argv[4]))
