"""Reportedly in a spaCy pipeline: `nlp.add_pipe("reportedly")`. The one module that knows spaCy (extra `spacy`).

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> pipe = nlp.add_pipe("reportedly")
    >>> doc = nlp("The dam is safe, the water board said on Monday.")
    >>> [(one.speaker, one.act, str(one.content[0])) for one in doc._.attributions]
    [('water board', 'says', 'The dam is safe')]
    >>> doc.spans["cues"]
    [said]

Spans of a Doc consist of whole tokens; the exact characters stand in `doc._.report`, the record that everything else exchanges.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from shutil import copy
from typing import Any

import srsly
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from reportedly.codec import decode_report, encode_report
from reportedly.errors import EmptyError, ModelError
from reportedly.ingest import Metadata, article_from_text
from reportedly.model.attribution import Attribution
from reportedly.model.report import Report
from reportedly.model.span import Span as Characters
from reportedly.reader import Reader

RECORD = "reportedly"
"""Where the record of a Doc is kept in `doc.user_data`, so that it goes wherever the Doc goes."""
GROUPS = ("sources", "cues", "contents")
MODEL = "model"
STATED = "reportedly.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocAttribution:
    """One attribution with spans of its Doc; what the words mean, reportedly/docs/words.md says. `via` is outermost first."""

    id: str
    inside: str | None
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker: str | None
    kind: str | None
    via: tuple[str, ...]
    act: str
    certainty: str
    polarity: str
    form: str
    said_on: str | None
    about: str | None
    score: float


class Attributions:
    """The component. It reads each Doc's text as one article; `doc._.outlet` and `doc._.published`, set before, help it.

    Every process loads the model when it first reads, 200 MB each; give `threads: 1` with several (`nlp.pipe(n_process=...)`).
    """

    def __init__(self, model: str | None = None, threads: int = 0) -> None:
        self._model, self._threads = model, threads
        self._process: int | None = None
        self._reader: Reader | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Fill the span groups and the record; a Doc without words gets empty ones."""
        stated = Metadata(outlet=doc._.outlet, published=doc._.published)
        try:
            report = self.reader.read(article_from_text(doc.text, stated, force=True))
        except EmptyError:
            doc.user_data.pop(RECORD, None)
            attributions: tuple[Attribution, ...] = ()
        else:
            doc.user_data[RECORD] = encode_report(report).decode()
            attributions = report.attributions
        _fill(doc, "sources", ((a, a.source, _kind(report, a)) for a in attributions))
        _fill(doc, "cues", ((a, a.cue, a.act) for a in attributions))
        _fill(doc, "contents", ((a, a.content, a.form) for a in attributions))
        return doc

    @property
    def reader(self) -> Reader:
        """The reader of this process: a loaded model does not outlive a fork."""
        if self._reader is None or self._process != os.getpid():
            self._reader = Reader(Path(self._model) if self._model else None, threads=self._threads)
            self._process = os.getpid()
        return self._reader

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_reader": None, "_process": None}

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """A model of its own goes into the folder; the one that ships is found again by itself."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        srsly.write_json(folder / STATED, {"model": self.reader.produced_by.model})
        if self._model and MODEL not in exclude:
            (folder / MODEL).mkdir(exist_ok=True)
            for file in filter(Path.is_file, Path(self._model).iterdir()):
                copy(file, folder / MODEL)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Attributions:
        """Read the model that lies there, if one does; raises ModelError if the one at hand is another than the one saved."""
        folder = Path(path)
        if (folder / MODEL).is_dir() and MODEL not in exclude:
            self._model, self._reader = str(folder / MODEL), None
        self._check(srsly.read_json(folder / STATED))
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Which model it is; one of its own stays where it is."""
        stated: bytes = srsly.msgpack_dumps({"model": self.reader.produced_by.model, "folder": self._model})
        return stated

    def from_bytes(self, content: bytes, *, exclude: Iterable[str] = ()) -> Attributions:
        """The same model again; raises ModelError if it is another by now."""
        stated = srsly.msgpack_loads(content)
        self._model, self._reader = stated["folder"], None
        self._check(stated)
        return self

    def _check(self, stated: Any) -> None:
        here = self.reader.produced_by.model
        if stated["model"] != here:
            raise ModelError(
                f"the pipeline was saved with the model {stated['model']}, and {here} is installed: "
                "install that version of Reportedly, or make the pipeline anew"
            )


@Language.factory(
    "reportedly",
    assigns=["doc.spans", "doc._.attributions", "doc._.report"],
    default_config={"model": None, "threads": 0},
)
def make(nlp: Language, name: str, model: str | None, threads: int) -> Attributions:
    """`model` is a folder of weights (default: those that ship), `threads` the cores of one process (0: all)."""
    return Attributions(model, threads)


def report_of(doc: Doc) -> Report | None:
    """The record of a Doc; None before the component saw it, or where it has no words."""
    record = doc.user_data.get(RECORD)
    return decode_report(record) if record else None


def attributions_of(doc: Doc) -> tuple[DocAttribution, ...]:
    """The attributions of a Doc, outer ones before those inside of them."""
    report = report_of(doc)
    return tuple(_noun(doc, report, one) for one in report.attributions) if report else ()


def _noun(doc: Doc, report: Report, one: Attribution) -> DocAttribution:
    speaker = report.source(one.speaker) if one.speaker else None
    return DocAttribution(
        id=one.id,
        inside=one.inside,
        source=_spans(doc, one.source),
        cue=_spans(doc, one.cue),
        content=_spans(doc, one.content),
        speaker=speaker.name if speaker else None,
        kind=speaker.kind.value if speaker else None,
        via=tuple(report.source(id).name for id in one.via),
        act=one.act.value,
        certainty=one.certainty.value,
        polarity=one.polarity.value,
        form=one.form.value,
        said_on=one.said_on,
        about=one.about,
        score=one.score,
    )


def _kind(report: Report, one: Attribution) -> str:
    return report.source(one.speaker).kind.value if one.speaker else ""


def _fill(doc: Doc, group: str, pieces: Iterable[tuple[Attribution, tuple[Characters, ...], str]]) -> None:
    """A group of spans, each under the id of its attribution."""
    spans = [span for one, characters, label in pieces for span in _spans(doc, characters, label, one.id)]
    doc.spans[group] = SpanGroup(doc, name=group, spans=spans)


def _spans(doc: Doc, characters: tuple[Characters, ...], label: str = "", id: str = "") -> tuple[Span, ...]:
    """Whole tokens around the characters."""
    found = (doc.char_span(start, end, label=label, span_id=id, alignment_mode="expand") for start, end in characters)
    return tuple(span for span in found if span is not None)


EXTENSIONS: dict[str, dict[str, Any]] = {
    "report": {"getter": report_of},
    "attributions": {"getter": attributions_of},
    "outlet": {"default": None},
    "published": {"default": None},
}
for _name, _extension in EXTENSIONS.items():
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, **_extension)
