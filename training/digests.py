"""The digests that stand beside weights."""

from __future__ import annotations

import hashlib
from pathlib import Path


def write_digests(out: Path) -> None:
    """SHA256SUMS over every file of the folder, in the form `sha256sum --check` reads."""
    files = sorted(p for p in out.iterdir() if p.name != "SHA256SUMS" and p.is_file())
    rows = [f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.name}\n" for p in files]
    (out / "SHA256SUMS").write_text("".join(rows), "utf8")
