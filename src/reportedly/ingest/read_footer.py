"""Lines under an article, and between its paragraphs, that are no part of the report: credit lines, copyright, advertising."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from reportedly.ingest.dates import DATE
from reportedly.ingest.lines import Line
from reportedly.ingest.matter import Matter
from reportedly.ingest.metadata import Metadata
from reportedly.ingest.names import names_outlet, names_person, outlet_name, parts, person_name
from reportedly.ingest.pattern import pattern
from reportedly.model.article import Credit, Relation
from reportedly.model.outlets import outlets
from reportedly.model.span import Span

CLOSING_LINES = 14
"""Forms that prose shares count only on so many last lines."""

_OPEN = r"[\s•*·–—\-(\[_]*"
_CLOSE = r"[\s.)\]_*]*"
_WORK = r"(?:article|story|report|piece|post|column|commentary|essay|op-ed|interview|analysis|editorial|dispatch|investigation)"
_CAPITALISED = r"(?:[A-ZÀ-Þ][\w.’'\-]*|and|&|of|the|de|la|van|von|del|al|bin|in|from|at|for|with)"


class Form(NamedTuple):
    """A form of credit line; `who` in the pattern holds those credited. `anywhere`: prose never looks like it.

    Lines of the form hold one of the `hints`, in small letters; the pattern is not tried on others.
    """

    source: str
    relation: Relation
    hints: tuple[str, ...]
    anywhere: bool = True


FORMS = {
    "contributed to this report": Form(
        (
            rf"{_OPEN}(?P<who>{_CAPITALISED}(?:,?\s{_CAPITALISED}){{0,40}}) (?:also )?contributed(?: (?:additional )?(?:reporting|research|material|information))?"
            rf" (?:to|for) (?:this|the) {_WORK}(?: from [^.]{{2,60}})?{_CLOSE}"
        ),
        Relation.CONTRIBUTED,
        ("contributed",),
    ),
    "contributed": Form(
        (
            rf"{_OPEN}(?P<who>{_CAPITALISED}(?:,?\s{_CAPITALISED}){{1,30}}) contributed(?: (?:additional )?(?:reporting|research))?(?: from [^.]{{2,60}})?{_CLOSE}"
        ),
        Relation.CONTRIBUTED,
        ("contributed",),
        anywhere=False,
    ),
    "contributing": Form(
        rf"{_OPEN}Contribut(?:ing|ors?):\s*(?P<who>[A-ZÀ-Þ][^.]{{2,200}}){_CLOSE}", Relation.CONTRIBUTED, ("contribut",)
    ),
    "additional reporting by": Form(
        (
            rf"{_OPEN}(?P<who>(?:[Aa]dditional|[Ff]urther) (?:reporting|research)(?: (?:by|from)|:)\s*[A-ZÀ-Þ][^\n]{{3,500}}?){_CLOSE}"
        ),
        Relation.CONTRIBUTED,
        ("additional", "further"),
    ),
    "reporting by": Form(
        rf"{_OPEN}(?P<who>(?:Reporting|Writing|Editing) by [A-ZÀ-Þ][^\n]{{3,500}}?){_CLOSE}",
        Relation.CONTRIBUTED,
        ("ing by ",),
    ),
    "with reporting from": Form(
        (
            rf"{_OPEN}[Ww]ith (?:additional )?(?:reporting|files?|assistance|material|contributions?|reports?) (?:by|from) (?P<who>[^.;\n]{{3,200}}){_CLOSE}"
        ),
        Relation.CONTRIBUTED,
        ("with ",),
    ),
    "originally appeared": Form(
        (
            rf"{_OPEN}(?:This|A version of this|An earlier version of this) {_WORK}(?: (?:is|was|has been))?(?: (?:also|originally|first|previously))?"
            r" (?:appeared|appears|published|posted|ran|republished|reprinted|produced)(?: (?:here )?(?:at|on|in|by|from|with permission from))? "
            rf"(?:on )?(?P<who>(?:the\s)?[A-ZÀ-Þ\d][^\n“”\"]{{2,140}}?){_CLOSE}"
        ),
        Relation.ORIGINALLY_APPEARED,
        ("this ",),
    ),
    "originally published by": Form(
        (
            rf"{_OPEN}(?:[Oo]riginally|[Ff]irst) (?:published|appeared|posted)(?: (?:at|on|in|by))? (?P<who>[A-ZÀ-Þ][^\n“”\"]{{2,100}}?){_CLOSE}"
        ),
        Relation.ORIGINALLY_APPEARED,
        ("originally", "first"),
    ),
    "republished from": Form(
        (
            rf"{_OPEN}(?:Republished|Reprinted|Reproduced)(?: (?:here )?(?:with permission|courtesy))? (?:from|of|by) (?P<who>[^\n“”\"]{{2,100}}?){_CLOSE}"
        ),
        Relation.ORIGINALLY_APPEARED,
        ("repub", "repri", "repro"),
    ),
    "hat tip": Form(
        rf"{_OPEN}(?:[Hh]/[Tt]/?|[Hh]at[ -][Tt]ips?(?: to)?)\s*:?\s*(?P<who>[^\n]{{2,80}}?){_CLOSE}",
        Relation.HAT_TIP,
        ("h/t", "hat tip", "hat-tip"),
    ),
    "agency alone": Form(
        r"[\s(\[–—\-]*(?P<who>[A-ZÀ-Þ][\w. \-]{1,40}?)[\s.)\]]*", Relation.WIRE, ("",), anywhere=False
    ),
    "copyright": Form(
        (
            r"[\s(]*(?:(?:©|Copyright|COPYRIGHT|\([Cc]\))\s*)+(?:©\s*)?(?:\d{4}(?:-\d{2,4})?,?\s*)?(?:by\s|BY\s)?(?P<who>[A-ZÀ-Þ][^.,]{1,60}).*"
        ),
        Relation.WIRE,
        ("©", "copyright", "(c)"),
    ),
}
"""The forms of credit lines, by name; the first that the whole line has is it."""

STANDING = (
    r"(?i:advertisement:?|(?:photos|watch|video):\s.{0,150}|story continued below|(?:read|see) more:.{0,150}|(?:see also|read also|also read|related|see related|more from [\w ]+|recommended|read next|don['’]t miss):?.{0,150}"
    r"|\(\s?(?:also on|photos|watch|video|related|read|see)\b.{0,150}\)|(?:sign up|subscribe) (?:for|to) .{0,100}(?:newsletters?|inbox|alerts?).{0,40}"
    r"|get .{0,60}stories .{0,40}(?:inbox|newsletter).{0,100}|just watched .{0,300}must watch.{0,200}|follow (?:us |him |her )?(?:on (?:twitter|facebook|x))?.{0,20}@\w+.{0,80}"
    r"|follow [\w .]{3,40} on (?:twitter|facebook|x):? .{0,60}|all rights reserved\.?.{0,150}|this material may not be published.{0,150}|click here (?:to|for) .{0,100}"
    r"|share this article.{0,60}|listen to article.{0,80}|this (?:story|article|post) (?:has been|was) (?:updated|corrected)[^\n]{0,80}|this is a rush transcript\..{0,60}"
    r"|twitter:? @\w+\.?|\[pullquote\]|article continues (?:below|after).{0,60}|story continues (?:below|after).{0,60})"
)
"""Lines of advertising and navigation that extraction leaves in the text."""

_TAIL_TIP = r"[(\[]\s?(?:[Hh]/[Tt]/?|[Hh]at [Tt]ip):?\s*(?P<who>[^()\[\]\n]{2,60})[)\]]\.?$|(?<=[.!?”\"])\s+(?:H/T|h/t):?\s+(?P<tail>[^\n.]{2,60})\.?$"
_TAIL_AGENCY = r"(?<=[.!?”\"])\s\((?P<who>[A-Z][\w ]{1,30})\)\.?$"
_CLAUSE = r"(?P<kind>[Aa]dditional |[Ff]urther )?(?:[Rr]eporting|[Rr]esearch|[Ww]riting)(?: (?:by|from)|:)\s*(?P<who>[^;\n]{3,300}?)(?=[.)\]\s]*(?:;|$))"
_SPEECH = r"[“”\"]|\b(?:said|says|told|added|according to)\b"


def read_footer(found: tuple[Line, ...]) -> Matter:
    """Credit lines and advertising among these lines of the report."""
    matter = Matter()
    for at, line in enumerate(found):
        closing = at >= len(found) - CLOSING_LINES and at > 0
        matter |= _read_line(line, closing=closing)
    return matter


def _read_line(line: Line, *, closing: bool) -> Matter:
    if pattern(STANDING).fullmatch(line.text):
        return Matter(asides=(line.span,))
    lowered = line.text.lower()
    for name, form in FORMS.items():
        hinted = (form.anywhere or closing) and any(hint in lowered for hint in form.hints)
        found = pattern(form.source).fullmatch(line.text) if hinted else None
        if found and not (name not in ("hat tip", "copyright") and pattern(_SPEECH).search(line.text)):
            credited = _READ.get(name, _reporters)(found, form.relation, line.start)
            if credited is not None:
                return Matter(asides=(line.span,), credits=credited, metadata=_authors(name, credited, line))
    if (
        closing
        and "(" in line.text
        and (sign := pattern(_TAIL_AGENCY).search(line.text))
        and (credited := _agency(sign, Relation.WIRE, line.start))
    ):
        return Matter(asides=(Span.of(line.start + sign.start("who") - 1, line.start + sign.end()),), credits=credited)
    if tip := pattern(_TAIL_TIP).search(line.text):
        group = "who" if tip["who"] else "tail"
        start = line.start + tip.start() + len(tip[0]) - len(tip[0].lstrip())
        return Matter(
            asides=(Span.of(start, line.start + tip.end()),), credits=_credit(tip, Relation.HAT_TIP, line.start, group)
        )
    return Matter()


def _reporters(found: re.Match[str], relation: Relation, offset: int) -> tuple[Credit, ...] | None:
    """A credit for each person and outlet named; None if somebody named is neither, for then the line may be prose."""
    credited: list[Credit] = []
    for part in parts(found["who"]):
        person = person_name(part.text)
        if outlet := outlets().by_name(part.text) or (outlets().by_name(person) if person else None):
            name = outlet.name
        elif names_person(person):
            name = person
        elif names_outlet(part.text):
            name = outlet_name(part.text)
        elif credited and len(part.text.split()) <= 6:
            continue  # the place after a name: "Ada Quill in Tarn, Norland"
        else:
            return None
        start = offset + found.start("who") + part.start + max(part.text.find(name), 0)
        length = len(name) if name in part.text else len(part.text)
        credited.append(Credit(name=name, relation=relation, span=Span.of(start, start + length)))
    return tuple(credited)


def _desk(found: re.Match[str], relation: Relation, offset: int) -> tuple[Credit, ...] | None:
    """Those who reported and wrote, clause by clause; editors are not credited."""
    credited: list[Credit] = []
    for clause in pattern(_CLAUSE).finditer(found.string):
        credited.extend(_reporters(clause, relation, offset) or ())
    return tuple(credited) if credited or "diting by" in found["who"] else None


def _publisher(found: re.Match[str], relation: Relation, offset: int) -> tuple[Credit, ...] | None:
    """The outlet that had it first; nobody where the line only tells when ("originally published in May")."""
    words = re.split(r"\s+(?:on|at|in|as|and|but|under|with)\s|,|\.\s|\s\(|\s[|–—-]\s", found["who"])[0].strip()
    if pattern(DATE).match(words) or re.match(
        r"(?:in\s)?(?:January|February|March|April|May|June|July|August|September|October|November|December|\d{4})\b|(?:on|at)\s\d",
        words,
    ):
        return ()
    capitalised = [word for word in words.split() if word[0].isupper() or "." in word]
    if not capitalised or len(words.split()) > 8:
        return None
    start = offset + found.start("who") + found["who"].index(words)
    return (Credit(name=outlet_name(words), relation=relation, span=Span.of(start, start + len(words))),)


def _agency(found: re.Match[str], relation: Relation, offset: int) -> tuple[Credit, ...] | None:
    known = outlets().by_name(found["who"])
    return _credit(found, relation, offset, "who") if known and known.type == "agency" else None


def _owner(found: re.Match[str], relation: Relation, offset: int) -> tuple[Credit, ...] | None:
    """Copyright of an agency says whose report it is; of anybody else it says nothing of it."""
    return _agency(found, relation, offset) or ()


def _tip(found: re.Match[str], relation: Relation, offset: int) -> tuple[Credit, ...] | None:
    return tuple(
        Credit(name=outlet_name(part.text), relation=relation, span=part.span(offset + found.start("who")))
        for part in parts(found["who"].rstrip(" .:/"))
    )


def _credit(found: re.Match[str], relation: Relation, offset: int, group: str) -> tuple[Credit, ...]:
    words = found[group].strip(" .:/")
    start = offset + found.start(group) + found[group].index(words)
    return (Credit(name=outlet_name(words), relation=relation, span=Span.of(start, start + len(words))),)


_READ: dict[str, Callable[[re.Match[str], Relation, int], tuple[Credit, ...] | None]] = {
    "reporting by": _desk,
    "additional reporting by": _desk,
    "originally appeared": _publisher,
    "originally published by": _publisher,
    "republished from": _publisher,
    "agency alone": _agency,
    "copyright": _owner,
    "hat tip": _tip,
}


def _authors(name: str, credited: tuple[Credit, ...], line: Line) -> Metadata:
    """Agencies name their reporters at the end: "Reporting by" says who wrote it, where no byline does."""
    if name != "reporting by":
        return Metadata()
    written = [clause.span("who") for clause in pattern(_CLAUSE).finditer(line.text) if not clause["kind"]]
    return Metadata(
        authors=tuple(
            credit.name
            for credit in credited
            if credit.span and any(start <= credit.span.start - line.start < end for start, end in written)
        )
    )
