"""What went wrong, told in a line, and the exit code that follows."""

from __future__ import annotations

import sys

import typer

from reportedly.errors import ReportedlyError


class Outcome:
    """Counts what was read and what failed; the first failure decides the exit code."""

    def __init__(self) -> None:
        self.read = 0
        self.failures = 0
        self.code = 0

    def succeeded(self) -> None:
        """One more was read."""
        self.read += 1

    def failed(self, error: ReportedlyError) -> None:
        """One more could not be read."""
        self.failures += 1
        self.code = self.code or error.exit_code

    def leave(self) -> None:
        """Say how many failed if others were read, and exit with the code."""
        if self.failures and self.read + self.failures > 1:
            sys.stderr.write(f"reportedly: {self.read} read, {self.failures} failed\n")
        if self.code:
            raise typer.Exit(self.code)


def complain(name: str, error: ReportedlyError) -> None:
    """One line on stderr: which input, what is wrong, what to do."""
    message = " ".join(str(error).split())
    shown = message if name in message else f"{name}: {message}"
    sys.stderr.write(f"reportedly: {shown}\n")
