"""Claims as linked data (JSON-LD 1.1): schema.org Claim, Web Annotation targets, PROV-O chains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import BinaryIO
from urllib.parse import quote

from reportedly.codec import digest
from reportedly.export.claim_row import join_content
from reportedly.export.encode_record import encode_record
from reportedly.export.jsonld_context import CONTEXT, TERMS
from reportedly.model.article import Article, Relation
from reportedly.model.attribution import Attribution, Kind, Source
from reportedly.model.judgement import Judgement
from reportedly.model.report import Report
from reportedly.model.span import Span

Node = dict[str, object]

# Enough of a line on either side to find a quote again in a text that was changed around it.
MARGIN = 32
TYPES: dict[Kind, list[str]] = {
    Kind.PERSON: ["Agent", "Person"],
    Kind.ORGANIZATION: ["Agent", "Organization"],
    Kind.OUTLET: ["Agent", "Organization"],
    Kind.DOCUMENT: ["Entity", "CreativeWork"],
    Kind.ANONYMOUS: ["Agent"],
    Kind.GROUP: ["Agent"],
    Kind.AUTHOR: ["Agent"],
}
# Whom nobody names gets a blank node: no address under which anyone could be identified.
BLANK = (Kind.ANONYMOUS, Kind.GROUP)
# An outlet that is quoted has it from somewhere, and a crowd is nobody's source: derived, but not from a primary source.
PRIMARY = (Kind.PERSON, Kind.ORGANIZATION, Kind.DOCUMENT, Kind.ANONYMOUS)
CREDITED: dict[Relation, str] = {
    Relation.WIRE: "wasDerivedFrom",
    Relation.ORIGINALLY_APPEARED: "wasDerivedFrom",
    Relation.CONTRIBUTED: "contributor",
    Relation.HAT_TIP: "hatTip",
}


def write_jsonld(reports: Iterable[Report], out: BinaryIO, judgements: Iterable[Judgement] = ()) -> int:
    """Write one document, a node a line; gives the number of claims and judgements.

    Raises RecordError, naming the article, for a text that UTF-8 cannot carry.
    """
    out.write(b'{"@context":' + encode_record(CONTEXT, "none") + b',"@graph":[')
    lead, written = b"\n", 0
    for report in reports:
        for node in nodes_of(report):
            out.write(lead + encode_record(node, report.article.id))
            lead = b",\n"
        written += len(report.attributions)
    for judgement in judgements:
        out.write(lead + encode_record(_judgement(judgement), "of a judgement"))
        lead, written = b",\n", written + 1
    out.write(b"\n]}\n")
    return written


def nodes_of(report: Report) -> Iterator[Node]:
    """The article, the reading that found its claims, its sources, and each claim with its annotations."""
    yield _article(report.article)
    yield _reading(report)
    for source in report.sources:
        yield _source(report.article, source)
    for attribution in report.attributions:
        yield _claim(report, attribution)


def _article(article: Article) -> Node:
    node: Node = {
        "id": _iri("article", article.id),
        "type": ["NewsArticle", "Entity"],
        "url": article.url,
        "headline": article.title,
        "published": article.published,
        "inLanguage": article.language,
        "author": [{"type": ["Agent", "Person"], "name": name} for name in article.authors],
        "articleBody": article.text,
    }
    if article.outlet is not None:
        id = _iri("outlet", article.outlet)
        node["publisher"] = {"id": id, "type": ["Agent", "Organization"], "name": article.outlet}
        node["wasAttributedTo"] = id
    for credit in article.credits:
        agent: Node = {"type": "Agent", "name": credit.name}
        key = CREDITED[credit.relation]
        credited = {"type": "Entity", "wasAttributedTo": agent} if key == "wasDerivedFrom" else agent
        node[key] = [*_list(node.get(key)), credited]
    return _stated(node)


def _reading(report: Report) -> Node:
    """The run of Reportedly that the annotations come from."""
    made = report.produced_by
    return {
        "id": _iri("reading", report.article.id),
        "type": "Activity",
        "used": _iri("article", report.article.id),
        "wasAssociatedWith": {
            "id": _iri("software", made.reportedly, made.model),
            "type": "SoftwareAgent",
            "name": f"Reportedly, model {made.model}",
            "version": made.reportedly,
        },
    }


def _source(article: Article, source: Source) -> Node:
    reason = source.anonymity_reason
    return _stated(
        {
            "id": _source_id(article, source),
            "type": TYPES[source.kind],
            "kind": source.kind,
            "name": source.name,
            "role": source.role,
            "mention": [_target(article, span) for span in source.mentions],
            "anonymityReason": None if reason is None else _target(article, reason),
        }
    )


def _claim(report: Report, one: Attribution) -> Node:
    article = report.article
    id = _iri("claim", article.id, one.id)
    speaker = None if one.speaker is None else report.source(one.speaker)
    by = None if speaker is None else _source_id(article, speaker)
    return _stated(
        {
            "id": id,
            "type": ["Claim", "Entity"],
            "text": join_content(one, article.text),
            "appearance": _iri("article", article.id),
            "isPartOf": None if one.inside is None else _iri("claim", article.id, one.inside),
            "temporalCoverage": one.about,
            "act": one.act,
            "certainty": one.certainty,
            "polarity": one.polarity,
            "form": one.form,
            "saidOn": one.said_on,
            "score": one.score,
            "wasAttributedTo": by if speaker is not None and "Agent" in TYPES[speaker.kind] else None,
            "qualifiedAttribution": [*_qualified(report, one)],
            **_derivation(article, report.chain(one), ends=speaker is not None),
            "content": _annotation(report, one, "content", one.content, id),
            "cue": _annotation(report, one, "cue", one.cue, id),
            "sourceWords": _annotation(report, one, "source", one.source, by),
        }
    )


def _qualified(report: Report, one: Attribution) -> Iterator[Node]:
    """Every agent of the chain, outermost first, with its role in it."""
    for source in report.chain(one):
        if "Agent" in TYPES[source.kind]:
            role = "speaker" if source.id == one.speaker else "intermediary"
            yield {"type": "Attribution", "agent": _source_id(report.article, source), "hadRole": TERMS + role}


def _derivation(article: Article, chain: tuple[Source, ...], *, ends: bool) -> Node:
    """What the claim rests on, link in link to the last one stated; `ends` says that the last is the speaker."""
    derived: Node = {}
    for place, source in enumerate(reversed(chain)):
        primary = ends and place == 0 and source.kind in PRIMARY
        derived = {"hadPrimarySource" if primary else "wasDerivedFrom": _statement(article, source, derived)}
    return derived


def _statement(article: Article, source: Source, derived: Node) -> Node:
    """What the source said, of which the article gives no address; a document says it itself, or in a part of it."""
    id = _source_id(article, source)
    if source.kind is not Kind.DOCUMENT:
        return {"type": "Entity", "wasAttributedTo": id} | derived
    return {"type": "Entity", "isPartOf": id} | derived if derived else {"id": id}


def _annotation(report: Report, one: Attribution, part: str, spans: tuple[Span, ...], body: str | None) -> Node | None:
    """A Web Annotation that says: these words are the part; several targets are its pieces in the order of `start`."""
    if not spans:
        return None
    return _stated(
        {
            "id": f"{_iri('claim', report.article.id, one.id)}#{part}",
            "type": "Annotation",
            "motivation": "oa:linking" if part == "cue" else "oa:identifying",
            "body": body,
            "target": [_target(report.article, span) for span in spans],
            "wasGeneratedBy": _iri("reading", report.article.id),
        }
    )


def _target(article: Article, span: Span) -> Node:
    text, (start, end) = article.text, span
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    quoted = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(start - MARGIN, 0) : start],
        "suffix": text[end : end + MARGIN],
    }
    return {"type": "SpecificResource", "source": _iri("article", article.id), "selector": [position, quoted]}


def _judgement(one: Judgement) -> Node:
    return _stated(
        {
            "id": _iri("judgement", one.id),
            "type": ["Judgement", "Entity"],
            "kind": one.kind,
            "generatedAtTime": one.at.isoformat(),
            "wasAttributedTo": {"type": ["Agent", "Person"], "name": one.who},
            "why": one.why,
            "subject": [str(subject) for subject in one.subjects],
            "change": [_stated({"field": field, "value": value}) for field, value in one.changes.items()],
            "undoes": one.undoes and _iri("judgement", one.undoes),
        }
    )


def _source_id(article: Article, source: Source) -> str:
    if source.kind in BLANK:
        return f"_:s{digest(article.id, source.id)}"
    return _iri("source", article.id, source.id)


@lru_cache(maxsize=4096)  # one article's names come back for each of its claims
def _iri(noun: str, *ids: str) -> str:
    """A name that is the same in every export, and resolves nowhere."""
    return ":".join(("urn:reportedly", noun, *(quote(id, safe="", errors="backslashreplace") for id in ids)))


def _stated(node: Node) -> Node:
    """Without what is not stated: JSON-LD has no null that means anything."""
    return {key: value for key, value in node.items() if value is not None and value != []}


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []
