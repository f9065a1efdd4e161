"""Stage seven, STORIES -> LINKED CLAIMS: what the articles of each story say between them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from reportedly.archive.article_row import span_rows
from reportedly.archive.fetch_reports import fetch_reports
from reportedly.archive.guard import Fault, Guard
from reportedly.archive.read import rows_between
from reportedly.archive.run import Run
from reportedly.archive.shard import Shard, key_of
from reportedly.archive.stage import Bench, Found, Note, Row, Stage
from reportedly.archive.write_tables import read_rows
from reportedly.corpus.compare_articles import compare_reports
from reportedly.export.claim_row import GAP
from reportedly.link.vectors import Vectors
from reportedly.model.comparison import Assertion, Claim
from reportedly.model.report import Report


def plan_link(run: Run) -> list[Shard]:
    """Whole stories, so many articles at a time."""
    wrote = [one for receipt in run.receipts("stories") for one in receipt.written]
    if not wrote:
        return []
    reports = {receipt.number: receipt.digest_of("reports") for receipt in run.receipts("read")}
    shards: list[Shard] = []
    for start, end, parts in _stretches(run):
        takes = {"file": wrote[0].file, "start": start, "end": end}
        digests = [(part, reports.get(part)) for part in sorted(parts)]
        key = key_of(LINK.name, LINK.version, run.model, wrote[0].sha256, takes, digests)
        shards.append(Shard(stage=LINK.name, number=len(shards), key=key, takes=takes, weight=end - start))
    return shards


def _stretches(run: Run) -> Iterator[tuple[int, int, set[int]]]:
    start, at, parts, story = 0, 0, set[int](), None
    for row in read_rows(run.files("stories"), columns=["story", "part"]):
        if row["story"] != story and at - start >= run.settings.linked:
            yield start, at, parts
            start, parts = at, set()
        story, at = row["story"], at + 1
        parts.add(row["part"])
    if at > start:
        yield start, at, parts


def link(shard: Shard, bench: Bench, guard: Guard) -> Iterator[Found]:
    """The assertions of each story in a stretch, and the claims that make them."""
    stories: dict[str, list[tuple[int, str]]] = {}
    path = bench.run.folder / "stories" / shard.takes["file"]
    for _, row in rows_between(path, shard.takes["start"], shard.takes["end"]):
        stories.setdefault(row["story"], []).append((row["part"], row["article"]))
    reports = fetch_reports(bench.run.folder, (place for places in stories.values() for place in places))
    for story, places in stories.items():
        members = [reports[article] for _, article in places]
        found = guard(partial(_link, story, members, bench.vectors))
        if isinstance(found, Fault):
            yield Fault(kind=found.kind, reason=found.reason, record=story)
        else:
            yield Note.DONE
            yield from found


def _link(story: str, members: list[Report], vectors: Vectors) -> list[Row]:
    comparison = compare_reports(members, vectors)
    texts = {article.id: article.text for article in comparison.articles}
    rows = []
    for assertion in comparison.assertions:
        rows.append(Row(table="assertions", values=_assertion_row(story, assertion)))
        rows += [
            Row(table="linked_claims", values=_claim_row(story, assertion, claim, texts[claim.article]))
            for claim in assertion.claims
        ]
    return rows


def _assertion_row(story: str, assertion: Assertion) -> dict[str, Any]:
    count = assertion.independent_origins
    return {
        "story": story,
        "assertion": assertion.id,
        "text": assertion.text,
        "claims": len(assertion.claims),
        "articles": len(assertion.articles),
        "contested": assertion.contested,
        "origins_certain": count.min,
        "origins_possible": count.max,
        "why": list(count.why),
        "figures": [
            f"{figure.what}: "
            + ", ".join(f"{value.value:g}{f' {value.unit}' if value.unit else ''}" for value in figure.values)
            for figure in assertion.figures
        ],
    }


def _claim_row(story: str, assertion: Assertion, claim: Claim, text: str) -> dict[str, Any]:
    origin = next((one for one in assertion.origins if one.id == claim.origin), None)
    return {
        "story": story,
        "assertion": assertion.id,
        "article": claim.article,
        "attribution": claim.attribution,
        "text": GAP.join(span.text(text) for span in claim.content),
        "spans": span_rows(claim.content),
        "position": claim.position.value,
        "relation": claim.relation.value if claim.relation else None,
        "origin": origin.name if origin else None,
        "origin_kind": origin.kind.value if origin else None,
        "through": origin.through if origin else None,
        "lost": list(claim.lost),
        "evidence": list(claim.evidence),
    }


LINK = Stage(name="link", version=1, unit="articles", plan=plan_link, work=link, uses_model=True)
