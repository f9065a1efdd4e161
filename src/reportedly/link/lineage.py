"""Where a statement comes from, as its own article states it: before origins are compared across articles."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reportedly.link.match_names import is_name, is_outlet_name, same_name, same_outlet
from reportedly.link.statement import Statement
from reportedly.model.article import Article, Relation
from reportedly.model.attribution import Kind, Source
from reportedly.model.report import Report

# Sources that name nobody: many outlets' "officials" may be the same people or not.
_SPEAKS = re.compile(
    r"(?:['’]s)?\b(?:\s*(?:chief|senior|deputy|acting|lead))*\s*(?:spokes(?:man|woman|person)|press secretary)\b(?:\s+(?:for|of)\b)?(?:\s+the\b)?",
    re.IGNORECASE,
)
UNNAMED = (Kind.ANONYMOUS, Kind.GROUP, Kind.OUTLET, Kind.AUTHOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """The end of one statement's chain, and the outlets it came through, nearest to the reader first.

    Who speaks for a body is that body; `voice` is then the person's name.
    """

    name: str
    kind: Kind
    through: str | None
    outlets: tuple[str, ...]
    role: str | None = None
    voice: str | None = None

    @property
    def named(self) -> bool:
        """Whether the article says who it is."""
        return self.kind not in UNNAMED


def lineage_of(statement: Statement, report: Report) -> Lineage | None:
    """The lineage that the article states, or None where it states none."""
    attribution = statement.attribution
    chain = report.chain(attribution) if attribution else ()
    if not chain or not is_name(chain[-1].name):
        return None
    outlets = tuple(_meant(s, report) for s in chain if s.kind is Kind.OUTLET)
    end = chain[-1]
    return _from_end(replace(end, name=outlets[-1]) if end.kind is Kind.OUTLET else end, outlets, report.article)


def _meant(outlet: Source, report: Report) -> str:
    """The outlet that "the newspaper" is, where the article cites only one."""
    if is_outlet_name(outlet.name):
        return outlet.name
    cited = {s.name for s in report.sources if s.kind is Kind.OUTLET and is_outlet_name(s.name)}
    return cited.pop() if len(cited) == 1 else outlet.name


def _from_end(end: Source, outlets: tuple[str, ...], article: Article) -> Lineage:
    publisher = publisher_of(article)
    if end.kind is Kind.AUTHOR or (publisher and same_outlet(end.name, publisher)):
        return Lineage(name=publisher or end.name, kind=Kind.OUTLET, through=publisher, outlets=outlets)
    if end.kind is Kind.OUTLET:
        return Lineage(name=end.name, kind=Kind.OUTLET, through=end.name, outlets=outlets)
    if end.kind in (Kind.ANONYMOUS, Kind.GROUP):
        return Lineage(name=end.name, kind=end.kind, through=outlets[-1] if outlets else publisher, outlets=outlets)
    body = _spoken_for(end)
    if body:
        return Lineage(name=body, kind=Kind.ORGANIZATION, through=None, outlets=outlets, voice=end.name)
    return Lineage(name=end.name, kind=end.kind, through=None, outlets=outlets, role=end.role)


def _spoken_for(source: Source) -> str | None:
    """The body in the role of a spokesperson ("State Department spokeswoman", "spokesman for the ministry")."""
    if source.kind is not Kind.PERSON or not source.role or not _SPEAKS.search(source.role):
        return None
    body = _SPEAKS.sub(" ", source.role).strip(" ,’'")
    return body if is_name(body) else None


def publisher_of(article: Article) -> str | None:
    """Whose reporting it is: the wire service or first publisher that the article credits, else its own outlet."""
    for credit in article.credits:
        if credit.relation in (Relation.WIRE, Relation.ORIGINALLY_APPEARED):
            return credit.name
    return article.outlet


def same_lineage(one: Lineage, other: Lineage) -> bool:
    """Whether two lineages end, for all the texts say, at one source. Unnamed ones never meet across outlets.

    >>> a = Lineage(name="officials", kind=Kind.ANONYMOUS, through="Post", outlets=())
    >>> b = Lineage(name="officials", kind=Kind.ANONYMOUS, through="Gazette", outlets=())
    >>> same_lineage(a, b), same_lineage(a, Lineage(name="The Post", kind=Kind.OUTLET, through="The Post", outlets=()))
    (False, True)
    """
    if one.named and other.named:
        return same_name(one.name, other.name)
    if one.named or other.named or not (one.through and other.through and same_outlet(one.through, other.through)):
        return False
    return Kind.OUTLET in (one.kind, other.kind) or same_name(one.name, other.name)
