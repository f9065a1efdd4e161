"""The commands by name, each loaded when it is asked for: reading a text loads none of the others."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Any

from typer import Typer
from typer.core import TyperGroup
from typer.main import get_command, get_group

# In the order of `--help`; each is the function, or the group, of its name in the module of its name.
NAMES = (
    "read",
    "compare",
    "add",
    "search",
    "story",
    "source",
    "outlets",
    "predictions",
    "watch",
    "follow",
    "export",
    "doctor",
    "serve",
    "mcp",
    "judge",
    "token",
    "archive",
)


class Commands(MutableMapping[str, Any]):
    """What Typer holds as a dict of commands; `epilog` closes the help of each that is no group."""

    def __init__(self, epilog: str | None) -> None:
        self._epilog, self._made = epilog, dict.fromkeys(NAMES)

    def __getitem__(self, name: str) -> Any:
        if self._made[name] is None:
            self[name] = self._make(name)
        return self._made[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        del self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)

    def _make(self, name: str) -> Any:
        command = getattr(import_module(f"reportedly.cli.{name}"), name)
        if isinstance(command, Typer):
            command.info.name = name
            return get_group(command)
        alone = Typer(add_completion=False)
        alone.command(epilog=self._epilog)(command)
        return get_command(alone)


class Group(TyperGroup):
    """The group of all commands."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = Commands(self.epilog)
