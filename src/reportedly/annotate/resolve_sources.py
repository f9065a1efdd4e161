"""Mentions to sources: who each attribution's speaker is, under the fullest name or description the article gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.annotate.anonymity import find_reason
from reportedly.annotate.cast import Cast, Figure
from reportedly.annotate.describe_sources import describes, resolve_description
from reportedly.annotate.draft import Draft, Entity
from reportedly.annotate.name_sources import named_figure, named_people, person_figure, role_of
from reportedly.annotate.phrases import read_phrase
from reportedly.annotate.pronouns import resolve_pronoun
from reportedly.annotate.scene import Scene, read_scene
from reportedly.annotate.settle_kinds import settle_kinds
from reportedly.model.article import Article
from reportedly.model.attribution import Kind, Source
from reportedly.model.span import Span

UNSTATED = 0.6
"""Where the model gives nobody more than this chance, nobody speaks."""
CONTINUED = 0.1
"""The least chance of its kind that one who goes on speaking must have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The sources in order of first mention, and for each draft the id of its speaker, None where the text names none."""

    sources: tuple[Source, ...] = ()
    speakers: tuple[str | None, ...] = ()


def resolve_sources(article: Article, drafts: Sequence[Draft], entities: Sequence[Entity]) -> Resolution:
    """Resolves the source of every draft; unnamed ones are merged only where the text says that they are the same."""
    scene = read_scene(article, drafts, entities)
    cast = Cast(speakers=[None] * len(drafts))
    for place in sorted(range(len(drafts)), key=lambda i: (drafts[i].start, scene.depth(i), i)):
        cast.speakers[place] = _speaker(scene, cast, place)
        cast.order.append(place)
    settle_kinds(scene, cast)
    return _resolution(scene, cast)


def _speaker(scene: Scene, cast: Cast, place: int) -> Figure | None:
    """The figure that speaks in one draft."""
    span = scene.sources[place]
    if span is None:
        return _continued(scene, cast, place)
    phrase = read_phrase(scene.words(place))
    if not phrase.words or phrase.words.casefold() in {"the", "a", "an"}:
        return None
    if phrase.pronoun:
        known = resolve_pronoun(scene, cast, place, phrase.words)
        return cast.meet(known, span) if known else None
    people = named_people(scene, span)
    if people:
        figure = person_figure(people[0][1])
        if len(people) > 1:
            name = " and ".join(person.name for _, person in people)
            figure = Figure(key=f"people {name}", name=name, kind=Kind.PERSON, plural=True)
        figure.role = role_of(scene, span, people[0][0])
    elif describes(phrase):
        figure = resolve_description(scene, cast, place, phrase)
    else:
        figure = named_figure(scene, phrase)
    figure = cast.meet(figure, span)
    if figure.kind is Kind.ANONYMOUS and figure.reason is None:
        figure.reason = find_reason(scene.text, _sentence(scene.text, span))
    if figure.kind is Kind.GROUP and figure.key.startswith("unnamed") and (reason := _own_reason(scene, span)):
        figure.kind, figure.reason = Kind.ANONYMOUS, reason
    return figure


def _own_reason(scene: Scene, span: Span) -> Span | None:
    """Why they are not named, where their own sentence goes on to say it: then the many are informants."""
    number = scene.sentence(span.start)
    end = scene.sentences[number] if number < len(scene.sentences) else len(scene.text)
    return find_reason(scene.text, Span(span.start, max(end, span.end)))


def _continued(scene: Scene, cast: Cast, place: int) -> Figure | None:
    """Who goes on speaking where the text repeats no source ("she agreed, adding"): whoever spoke before in the same sentence."""
    if scene.drafts[place].leaning is None or scene.leans(place, None) > UNSTATED or not cast.order:
        return None
    figure, before = cast.previous(), cast.order[-1]
    near = scene.sentence(scene.here(before)) == scene.sentence(scene.here(place))
    return figure if figure and near and scene.leans(place, figure.kind) >= CONTINUED else None


def _sentence(text: str, span: Span) -> Span:
    """The paragraph line around a span; reasons stand in it."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return Span(start, end if end >= 0 else len(text))


def _resolution(scene: Scene, cast: Cast) -> Resolution:
    figures = sorted(cast.figures.values(), key=lambda figure: (min(figure.mentions), figure.key))
    ids = {figure.key: f"s{i}" for i, figure in enumerate(figures, 1)}
    return Resolution(
        sources=tuple(
            Source(
                id=ids[figure.key],
                name=figure.name,
                kind=figure.kind,
                mentions=tuple(sorted(set(figure.mentions))),
                role=figure.role,
                anonymity_reason=figure.reason,
            )
            for figure in figures
        ),
        speakers=tuple(ids[figure.key] if figure else None for figure in cast.speakers),
    )
