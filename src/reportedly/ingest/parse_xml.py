"""XML from strangers, as a tree: no entities are resolved, nothing is fetched, no document type is loaded.

The one module that knows lxml.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.errors import RecordError

DEPTH = 64
"""No feed or list nests deeper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One element: its name without namespace, the namespace, attributes, the words right inside, and what it holds."""

    name: str
    namespace: str
    attributes: dict[str, str] = field(default_factory=dict)
    words: str = ""
    children: tuple[Element, ...] = ()

    def first(self, name: str) -> Element | None:
        """The first child of that name."""
        return next((child for child in self.children if child.name == name), None)

    def stated(self, name: str) -> str | None:
        """The words of the first child of that name; None if there are none."""
        child = self.first(name)
        return (child.words or None) if child else None


def parse_xml(content: bytes, name: str) -> Element:
    """The root; raises RecordError, in which `name` is what the input is called."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        told = str(error).partition("\n")[0]
        raise RecordError(f"{name} is broken XML ({told}): tell its publisher, or leave it out.") from error
    return _element(root, name, DEPTH)


def _element(node: object, name: str, depth: int) -> Element:
    from lxml import etree

    if not depth:
        raise RecordError(f"{name} is nested too deeply to be a list of articles: leave it out.")
    tag = etree.QName(node)
    return Element(
        name=tag.localname,
        namespace=tag.namespace or "",
        attributes={etree.QName(key).localname: value for key, value in node.attrib.items()},  # type: ignore[attr-defined]
        words=" ".join((node.text or "").split()),  # type: ignore[attr-defined]
        children=tuple(_element(child, name, depth - 1) for child in node if isinstance(child.tag, str)),  # type: ignore[attr-defined]
    )
