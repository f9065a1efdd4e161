"""OPML, the lists of feeds that feed readers exchange (http://opml.org/spec2.opml)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportedly.errors import EmptyError, InputError, NotFoundError, RecordError
from reportedly.ingest.parse_xml import Element, parse_xml


def read_opml(path: Path) -> tuple[str, ...]:
    """The addresses of all feeds of the file, each once, in its order, those in folders too.

    Raises NotFoundError, RecordError if it is no OPML, EmptyError if it lists no feed.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise NotFoundError(f"There is no file {path}: check the path.") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}): check the file and its permissions.") from error
    root = parse_xml(content, str(path))
    if root.name.lower() != "opml":
        raise RecordError(f"{path} is no OPML but <{root.name}>: export the list of feeds from your reader as OPML.")
    found = tuple(dict.fromkeys(_addresses(root)))
    if not found:
        raise EmptyError(f"{path} lists no feed: its outlines need an attribute xmlUrl.")
    return found


def _addresses(element: Element) -> Iterator[str]:
    for name, value in element.attributes.items():
        if name.lower() == "xmlurl" and value.strip():
            yield value.strip()
    for child in element.children:
        yield from _addresses(child)
