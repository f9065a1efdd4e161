"""What an article's text offers for resolving its sources, read once: people, capitalised runs, short forms, quotations."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.annotate.bodies import acronyms
from reportedly.annotate.capitals import Run, find_runs
from reportedly.annotate.draft import Draft, Entity
from reportedly.annotate.lone_names import may_be_person
from reportedly.annotate.mend_source import mend_source
from reportedly.annotate.outlet_names import outlet_name
from reportedly.annotate.people import Person, find_people
from reportedly.annotate.phrases import read_phrase
from reportedly.annotate.usual_tags import usual_tags
from reportedly.model.article import Article
from reportedly.model.attribution import Kind
from reportedly.model.span import Span, hull

_QUOTED = re.compile(r"“[^”\n]*(?:”|$)|(?<![\w])\"[^\"\n]*(?:\"|$)", re.M)
_SENTENCE = re.compile(
    r"(?:(?<![ .(\n][A-Z])(?<!\b(?:Mr|Dr|Ms|Lt|St|Jr|vs))(?<!\b(?:Mrs|Sen|Rep|Gov|Gen|Col|Sgt|Adm|Inc|Rev))[.!?][”\"’')]*|\n)\s+(?=[“\"‘'(\[]?[A-Z0-9])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The article with its drafts, and all that is looked up again and again."""

    article: Article
    drafts: tuple[Draft, ...]
    sources: tuple[Span | None, ...]
    runs: tuple[Run, ...]
    people: tuple[Person, ...]
    namings: tuple[tuple[Span, Person], ...]
    short_forms: dict[str, str]
    quotes: tuple[Span, ...]
    sentences: tuple[int, ...]
    tags: dict[str, str]

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    def words(self, place: int) -> str:
        """The source of a draft as it stands in the text, "" where it has none."""
        span = self.sources[place]
        return span.text(self.text) if span else ""

    def span(self, place: int) -> Span:
        """The source of a draft, where it has none the cue."""
        return self.sources[place] or hull(self.drafts[place].cue or self.drafts[place].content)

    def leans(self, place: int, kind: Kind | None) -> float:
        """The model's chance that a draft's source is of this kind, 0.5 where there is no model."""
        leaning = self.drafts[place].leaning
        return leaning.kind.get(kind, 0.0) if leaning else 0.5

    def here(self, place: int) -> int:
        """Where the source of a draft begins."""
        return self.span(place).start

    def namings_in(self, span: Span) -> Sequence[tuple[Span, Person]]:
        """People named inside the span, in order."""
        first = bisect_right(self.namings, span.start - 1, key=lambda naming: naming[0].start)
        last = bisect_right(self.namings, span.end - 1, key=lambda naming: naming[0].start)
        return [naming for naming in self.namings[first:last] if naming[0].end <= span.end]

    def quoted(self, place: int) -> bool:
        """Whether a place of the text lies between quotation marks."""
        at = bisect_right(self.quotes, place, key=lambda quote: quote.start) - 1
        return at >= 0 and place < self.quotes[at].end

    def sentence(self, place: int) -> int:
        """The number of the sentence that holds a place of the text."""
        return bisect_right(self.sentences, place)

    def depth(self, place: int) -> int:
        """How many drafts hold this one."""
        depth, seen = 0, {place}
        inside = self.drafts[place].inside
        while inside is not None and 0 <= inside < len(self.drafts) and inside not in seen:
            seen.add(inside)
            depth += 1
            inside = self.drafts[inside].inside
        return depth

    def outer(self, place: int) -> int | None:
        """The draft that holds this one, if there is a sound one."""
        inside = self.drafts[place].inside
        return inside if inside is not None and inside != place and 0 <= inside < len(self.drafts) else None


def read_scene(article: Article, drafts: Sequence[Draft], entities: Sequence[Entity]) -> Scene:
    """Reads the text once."""
    runs = tuple(find_runs(article.text))
    tags = usual_tags(article.text, entities)
    people = find_people(article.text, runs, entities, _surnames(article.text, drafts, tags))
    return Scene(
        article=article,
        drafts=tuple(drafts),
        sources=tuple(mend_source(article.text, draft) for draft in drafts),
        runs=runs,
        people=people,
        namings=tuple(
            sorted(((place, person) for person in people for place in person.places), key=lambda naming: naming[0])
        ),
        short_forms=acronyms(article.text),
        quotes=tuple(Span(*match.span()) for match in _QUOTED.finditer(article.text)),
        sentences=tuple(match.end() for match in _SENTENCE.finditer(article.text)),
        tags=tags,
    )


def _surnames(text: str, drafts: Sequence[Draft], tags: dict[str, str]) -> frozenset[str]:
    """Sources of one capitalised word that can only be people's names."""
    found = set()
    for draft in drafts:
        phrase = read_phrase(draft.source[0].text(text)) if draft.source else None
        if (
            phrase
            and not phrase.determiner
            and not phrase.pronoun
            and " " not in phrase.core
            and phrase.core not in found
        ):
            name = phrase.core.removesuffix("’s").removesuffix("'s")
            if may_be_person(name, text, tags) and not outlet_name(name):
                found.add(name)
    return frozenset(found)
