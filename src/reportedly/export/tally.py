"""What one report holds, in figures and in one sentence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from reportedly.export.chain import kind_of
from reportedly.model.attribution import Kind
from reportedly.model.report import Report

SINGULAR_PLURAL: dict[Kind, tuple[str, str]] = {
    Kind.PERSON: ("person", "people"),
    Kind.ORGANIZATION: ("organization", "organizations"),
    Kind.OUTLET: ("outlet", "outlets"),
    Kind.DOCUMENT: ("document", "documents"),
    Kind.ANONYMOUS: ("unnamed", "unnamed"),
    Kind.GROUP: ("group", "groups"),
    Kind.AUTHOR: ("the article itself", "the article itself"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts of one report. `on_unnamed` and `on_nobody` are claims; `long_chains` have two or more stated links."""

    claims: int
    sources: dict[Kind, int]
    on_unnamed: int
    on_nobody: int
    long_chains: int

    def __str__(self) -> str:
        if not self.claims:
            return "No attributed claims."
        kinds = ", ".join(f"{n} {SINGULAR_PLURAL[kind][n != 1]}" for kind, n in self.sources.items())
        total = sum(self.sources.values())
        counted = f"{_count(self.claims, 'claim')} from {_count(total, 'source')}{f' ({kinds})' if kinds else ''}"
        nobody = f", {self.on_nobody} on none stated" if self.on_nobody else ""
        return f"{counted}; {self.on_unnamed} on unnamed sources{nobody}; {_count(self.long_chains, 'chain')} of two or more links."


def tally(report: Report) -> Tally:
    """Counts what a report holds."""
    kinds = Counter(source.kind for source in report.sources)
    speakers = Counter(kind_of(report, one) for one in report.attributions)
    return Tally(
        claims=len(report.attributions),
        sources={kind: kinds[kind] for kind in Kind if kinds[kind]},
        on_unnamed=speakers[Kind.ANONYMOUS],
        on_nobody=speakers[None],
        long_chains=sum(len(report.chain(one)) > 1 for one in report.attributions),
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
