"""Nouns -> rows of the tables that are looked up: what stands in which column."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence

from reportedly.model.attribution import Act, Kind
from reportedly.model.report import Report
from reportedly.store.answers import StoredClaim
from reportedly.store.facets import facet, facets_of
from reportedly.store.interval import day_of, interval_of
from reportedly.store.name_key import name_key, outlet_key
from reportedly.store.read_claims import cited_outlets, is_borrowed

REJECTED = facet("rejected", "yes")
# Never merged across outlets: the keys of such sources carry the outlet.
NAMELESS = frozenset({Kind.ANONYMOUS, Kind.GROUP, Kind.AUTHOR})
AT = " @ "
NEVER = "9999-12-31"  # the last day of a prediction that states none


def speaker_key(one: StoredClaim) -> str | None:
    """The name by which one source's claims are found together; an unnamed one's says at whose outlet."""
    if not one.speaker:
        return None
    if one.kind in NAMELESS:
        return name_key(one.speaker) + AT + (outlet_key(one.outlet) if one.outlet else one.article)
    return outlet_key(one.speaker) if one.kind is Kind.OUTLET else name_key(one.speaker)


def article_row(report: Report, claims: Sequence[StoredClaim]) -> dict[str, object]:
    """What an article's own row says; counts are of attributed claims that nobody rejected."""
    attributed = [one for one in claims if one.attribution is not None and not one.rejected]
    it, day = report.article, _day(report.article.published)
    outlet = outlet_key(it.outlet) if it.outlet else None
    return {
        "url": it.url,
        "outlet": it.outlet,
        "outlet_key": outlet,
        "published": it.published,
        "day": day,
        "title": it.title,
        "language": it.language,
        "text": it.text,
        "facets": facets_of(day, outlet=outlet),
        "claims": len(attributed),
        "unnamed": sum(one.kind is Kind.ANONYMOUS for one in attributed),
        "borrowed": sum(is_borrowed(one, report) for one in attributed),
        "judged": sum(one.judged for one in claims),
    }


def claim_row(article_id: int, number: int, one: StoredClaim) -> dict[str, object]:
    """One claim as it stands."""
    day, due = _day(one.published), interval_of(one.about if one.act is Act.PREDICTS else None)
    key, outlet = speaker_key(one), outlet_key(one.outlet) if one.outlet else None
    facets = facets_of(day, kind=one.kind, act=one.act, outlet=outlet, speaker=key)
    return {
        "key": one.id,
        "article": article_id,
        "number": number,
        "attribution": one.attribution,
        "spans": json.dumps(one.spans),
        "text": one.text,
        "form": one.form,
        "speaker": one.speaker,
        "speaker_key": key,
        "kind": one.kind,
        "act": one.act,
        "certainty": one.certainty,
        "polarity": one.polarity,
        "said_on": one.said_on,
        "about": one.about,
        "due_first": due.first and due.first.isoformat(),
        "due_last": (due.last.isoformat() if due.last else NEVER) if one.act is Act.PREDICTS else None,
        "score": one.score,
        "facets": f"{facets} {REJECTED}" if one.rejected else facets,
        "day": day,
        "rejected": int(one.rejected),
        "judged": int(one.judged),
    }


def source_rows(article_id: int, report: Report) -> list[dict[str, object]]:
    """The sources as the machine resolved them."""
    return [
        {
            "article": article_id,
            "local": one.id,
            "name": one.name,
            "name_key": name_key(one.name),
            "kind": one.kind,
            "role": one.role,
        }
        for one in report.sources
    ]


def name_part_rows(claim_rows: Sequence[Mapping[str, object]]) -> list[dict[str, object]]:
    """Each word of each speaker's name, with the key; the outlet of an unnamed one is no part of a name."""
    keys = sorted({str(row["speaker_key"]) for row in claim_rows if row["speaker_key"]})
    return [{"part": part, "name_key": key} for key in keys for part in sorted(set(key.partition(AT)[0].split()))]


def via_rows(article_id: int, report: Report, claims: Sequence[StoredClaim]) -> list[dict[str, object]]:
    """The intermediaries of each claim, outermost first."""
    return [
        {
            "article": article_id,
            "claim": number,
            "position": position,
            "name": step.name,
            "name_key": name_key(step.name),
            "kind": step.kind,
        }
        for number, one in enumerate(claims)
        if one.attribution is not None
        for position, step in enumerate(report.source(id) for id in report.attribution(one.attribution).via)
    ]


def credit_rows(article_id: int, report: Report) -> list[dict[str, object]]:
    """Other publishers whose work the article uses."""
    return [
        {
            "article": article_id,
            "position": position,
            "name": one.name,
            "name_key": outlet_key(one.name),
            "relation": one.relation,
        }
        for position, one in enumerate(report.article.credits)
    ]


def citation_rows(article_id: int, report: Report, claims: Sequence[StoredClaim]) -> list[dict[str, object]]:
    """Outlets in the chains of its claims; the credits are added as outlets that the article as a whole rests on."""
    own = outlet_key(report.article.outlet) if report.article.outlet else None
    names = {key: one.name for one in report.article.credits if (key := outlet_key(one.name)) != own}
    cited = Counter(dict.fromkeys(names, 0))
    for one in claims:
        if not one.rejected:
            chain = cited_outlets(one, report)
            names |= chain
            cited.update(chain.keys())
    return [
        {"article": article_id, "cited_key": key, "cited": names[key], "claims": count} for key, count in cited.items()
    ]


def _day(published: str | None) -> str | None:
    day = day_of(published)
    return day.isoformat() if day else None
