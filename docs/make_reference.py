"""Makes docs/reference.md out of the code: every command, option, exit code, endpoint and field. Run it again whenever one changes:

python -m docs.make_reference          # write it
python -m docs.make_reference --check  # exit 1 if it is not in step, as a test does
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from enum import Enum
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec

from reportedly import errors
from reportedly.codec import report_schema
from reportedly.model.notice import Notice

PAGE = Path(__file__).with_name("reference.md")
HEAD = """# Reference

Made from the code by `python -m docs.make_reference`; a test holds the two together. The words are explained in [words.md](words.md).
"""
DEPTH = 6


def reference() -> str:
    """The whole page."""
    parts = [HEAD, *commands(), *exit_codes(), *records(), *endpoints()]
    return "\n".join(parts).rstrip("\n") + "\n"


def commands() -> Iterator[str]:
    """Each command as `--help` tells it."""
    from typer.main import get_command

    from reportedly.cli import app

    yield "## Commands\n"
    root: Any = get_command(app)
    yield from _command("reportedly", root, "")
    for path, command in _walk(root, "reportedly"):
        yield from _command(path, command, f"### {path}\n")


def _walk(group: Any, path: str) -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        yield f"{path} {name}", command
        if hasattr(command, "commands"):
            yield from _walk(command, f"{path} {name}")


def _command(path: str, command: Any, heading: str) -> Iterator[str]:
    if heading:
        yield heading
    text, _, examples = (command.help or "").partition("\b")
    yield "\n\n".join(" ".join(part.split()) for part in text.split("\n\n") if part.strip()) + "\n"
    if command.params:
        yield "| | | default |\n|---|---|---|"
        yield from map(_parameter, command.params)
        yield ""
    if examples.strip():
        _, *lines = examples.strip("\n").splitlines()
        yield "\n".join(f"    {line.strip()}" for line in lines if line.strip()) + "\n"
    if getattr(command, "epilog", None) and path.count(" ") == 1 and hasattr(command, "commands"):
        yield f"{command.epilog}\n"


def _parameter(one: Any) -> str:
    if one.param_type_name == "argument":
        name = one.metavar or one.name.upper()
    else:
        flag = getattr(one, "is_flag", False)
        name = ", ".join([*one.opts, *one.secondary_opts]) + ("" if flag else f" {_metavar(one)}")
    told = " ".join((one.help or "").split())
    variable = f" Environment: `{one.envvar}`." if getattr(one, "envvar", None) else ""
    return f"| `{_cell(name)}` | {_cell(told)}{variable} | {_default(one)} |"


def _metavar(one: Any) -> str:
    choices = getattr(one.type, "choices", None)
    if choices:
        return "|".join(str(getattr(choice, "value", choice)) for choice in choices)
    return str(one.metavar or getattr(one.type, "name", "TEXT").upper())


def _default(one: Any) -> str:
    if one.required:
        return "required"
    value = one.default
    if value is None or value is False or callable(value) or value in ("", [], ()):
        return ""
    return f"`{_cell(str(value.value if isinstance(value, Enum) else value))}`"


def exit_codes() -> Iterator[str]:
    """The codes of the tree of errors."""
    yield "## Exit codes\n"
    yield "| code | |\n|---|---|\n| 0 | everything was done |\n| 2 | wrong usage |"
    found: dict[int, list[str]] = {}
    for name in errors.__all__:
        found.setdefault(getattr(errors, name).exit_code, []).append(name)
    yield from (f"| {code} | {', '.join(f'`{name}`' for name in names)} |" for code, names in sorted(found.items()))
    yield "| 130 | interrupted |\n"


def records() -> Iterator[str]:
    """Every field of the records, by its path."""
    yield "## Records\n"
    notice = msgspec.json.schema(Notice)
    comparison = msgspec.json.decode((files("reportedly.schema") / "comparison.schema.json").read_bytes())
    for title, schema in (("report", report_schema()), ("comparison", comparison), ("notice", notice)):
        yield f"### {title}\n"
        root = _resolved(schema, schema)
        about = " ".join(str(root.get("description", "")).split())
        yield f"{about}\n"
        yield "| field | type | |\n|---|---|---|"
        if root.get("title") == "Notice":
            yield "| `schema` | `reportedly/notice/1` |  |"
        yield from _fields(root, schema, "", DEPTH)
        yield ""


def _fields(node: Mapping[str, Any], schema: Mapping[str, Any], path: str, depth: int) -> Iterator[str]:
    if not depth:
        return
    required = set(node.get("required", ()))
    for name, field in node.get("properties", {}).items():
        field = _resolved(field, schema)
        where = f"{path}{name}"
        optional = "" if name in required else " (may be left out)"
        told = " ".join(str(field.get("description", "")).split())
        yield f"| `{where}` | {_cell(_type(field, schema))}{optional} | {_cell(told)} |"
        inner, suffix = _inner(field, schema)
        yield from _fields(inner, schema, f"{where}{suffix}.", depth - 1)


def _inner(field: Mapping[str, Any], schema: Mapping[str, Any]) -> tuple[Mapping[str, Any], str]:
    """What a field holds, if that has fields of its own."""
    for one in (field, *field.get("anyOf", ()), *field.get("oneOf", ())):
        one = _resolved(one, schema)
        if "properties" in one:
            return one, ""
        if isinstance(one.get("items"), dict):
            return _resolved(one["items"], schema), "[]"
    return {}, ""


def _type(field: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    if "const" in field:
        return f"`{field['const']}`"
    if "enum" in field:
        return ", ".join(f"`{value}`" for value in field["enum"])
    for several in ("anyOf", "oneOf"):
        if several in field:
            return " or ".join(dict.fromkeys(_type(_resolved(one, schema), schema) for one in field[several]))
    stated = field.get("type", "any")
    if stated == "array":
        items = field.get("items")
        of = _type(_resolved(items, schema), schema) if isinstance(items, dict) else "any"
        return f"[{of}, ...]" if "prefixItems" not in field else "[integer, integer]"
    return " or ".join(stated) if isinstance(stated, list) else str(stated)


def _resolved(node: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    while "$ref" in node:
        target: Any = schema
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
    return node


def endpoints() -> Iterator[str]:
    """Every endpoint of the REST API, if this version has a server."""
    if find_spec("reportedly.server") is None:
        return
    from reportedly.server.create_app import create_app
    from reportedly.server.settings import Settings

    description = create_app(Settings(store="")).openapi()
    yield "## REST API\n"
    yield "The same, for programs: `/api/v1/openapi.json` of a running `reportedly serve`.\n"
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            yield f"### {method.upper()} {path}\n"
            yield " ".join(str(operation.get("description") or operation.get("summary") or "").split()) + "\n"
            yield from _inputs(operation, description)
            answers = (
                f"{code} {' '.join(one.get('description', '').split())}" for code, one in operation["responses"].items()
            )
            yield f"Answers: {'; '.join(answers)}.\n"
    yield "### Fields of the API\n"
    for name, schema in sorted(description.get("components", {}).get("schemas", {}).items()):
        if "properties" in schema:
            yield (
                f"**{name}**: "
                + ", ".join(
                    f"`{field}` ({_type(_shallow(one), description)})" for field, one in schema["properties"].items()
                )
                + ".\n"
            )


def _inputs(operation: Mapping[str, Any], description: Mapping[str, Any]) -> Iterator[str]:
    parameters = [_resolved(one, description) for one in operation.get("parameters", ())]
    if parameters:
        yield "| | in | type | |\n|---|---|---|---|"
        for one in parameters:
            kind = _type(_shallow(one.get("schema", {})), description)
            told = " ".join(str(one.get("description", "")).split())
            yield f"| `{one['name']}`{' (required)' if one.get('required') else ''} | {one['in']} | {_cell(kind)} | {_cell(told)} |"
        yield ""
    body = operation.get("requestBody", {}).get("content", {})
    if body:
        kinds = (f"`{kind}` ({_type(_shallow(one.get('schema', {})), description)})" for kind, one in body.items())
        yield f"Body: {', '.join(kinds)}.\n"


def _shallow(field: Mapping[str, Any]) -> Mapping[str, Any]:
    """A reference as the name of what it refers to: that has an entry of its own."""
    if "$ref" in field:
        return {"type": field["$ref"].rpartition("/")[2]}
    found = dict(field)
    for key in ("anyOf", "oneOf"):
        if key in found:
            found[key] = [_shallow(one) for one in found[key]]
    if isinstance(found.get("items"), dict):
        found["items"] = _shallow(found["items"])
    return found


def _cell(words: str) -> str:
    return re.sub(r"\s+", " ", words).replace("|", "\\|")


def main() -> None:
    """Write the page, or compare it."""
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(reference(), "utf8")
    elif not PAGE.exists() or PAGE.read_text("utf8") != reference():
        sys.exit("docs/reference.md is not in step with the code: run `python -m docs.make_reference`")


if __name__ == "__main__":
    main()
