"""Where a command's answer goes: a file or standard output, as wide and as coloured as the terminal bears."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import typer

WIDTH = 80
NARROWEST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """How wide the text may be, and whether it may have colours (never with NO_COLOR, https://no-color.org)."""

    width: int = WIDTH
    colour: bool = False


def opened(output: Path | None) -> BinaryIO | nullcontext[BinaryIO]:
    """The file to write, or standard output, which stays open; a file that cannot be written is a usage error."""
    if output is None:
        return nullcontext(sys.stdout.buffer)
    try:
        return output.open("wb")
    except OSError as error:
        raise typer.BadParameter(
            f"cannot write {output}: {error.strerror}; give another file", param_hint="--output"
        ) from None


def page_of(out: BinaryIO) -> Page:
    """The page that `out` gives: the terminal's, else 80 columns without colour."""
    if out is not sys.stdout.buffer or not sys.stdout.isatty():
        return Page()
    width = shutil.get_terminal_size((WIDTH, 24)).columns
    return Page(width=max(width, NARROWEST), colour="NO_COLOR" not in os.environ)


def write_text(out: BinaryIO, text: str) -> None:
    """Half a surrogate pair, which UTF-8 cannot carry, becomes a question mark."""
    out.write(text.encode("utf8", "replace"))
    out.flush()


def write_json(out: BinaryIO, answer: object) -> None:
    """One document; nouns become objects, spans pairs."""
    import msgspec

    out.write(msgspec.json.format(msgspec.json.encode(answer), indent=2) + b"\n")
    out.flush()
