"""A report: everything that one article says, who says it, and how they know."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.article import Article
from reportedly.model.attribution import Attribution, Source
from reportedly.model.timex import Timex


@dataclass(frozen=True, slots=True, kw_only=True)
class ProducedBy:
    """Which version of Reportedly and which model (digest of its weights) made a report."""

    reportedly: str
    model: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Report:
    """The record that everything exchanges; its JSON follows `report.schema.json`."""

    article: Article
    sources: tuple[Source, ...]
    attributions: tuple[Attribution, ...]
    times: tuple[Timex, ...]
    produced_by: ProducedBy

    def source(self, id: str) -> Source:
        """The source with this id; raises KeyError if the report has none."""
        for source in self.sources:
            if source.id == id:
                return source
        raise KeyError(id)

    def attribution(self, id: str) -> Attribution:
        """The attribution with this id; raises KeyError if the report has none."""
        for attribution in self.attributions:
            if attribution.id == id:
                return attribution
        raise KeyError(id)

    def chain(self, attribution: Attribution) -> tuple[Source, ...]:
        """Intermediaries, outermost first, and last the speaker; empty where the article names nobody."""
        ids = (*attribution.via, *((attribution.speaker,) if attribution.speaker else ()))
        return tuple(self.source(id) for id in ids)

    def __repr__(self) -> str:
        return f"<Report on {self.article.id}: {len(self.attributions)} attributions, {len(self.sources)} sources>"
