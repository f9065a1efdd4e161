"""How much memory this process has held at most."""

from __future__ import annotations

import resource
import sys


def most_held() -> int:
    """Bytes of resident memory at the peak."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
