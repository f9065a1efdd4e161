"""Captions: lines that tell what a picture shows and who took it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from reportedly.ingest.lines import Line
from reportedly.ingest.matter import Matter
from reportedly.ingest.pattern import pattern
from reportedly.ingest.read_footer import STANDING
from reportedly.model.span import Span

CAPTION_LENGTH = 450
"""A longer line that ends in a picture credit is a paragraph with a credit behind it: then only the credit is marked."""

_HOUSES = (
    r"(?:AP|Associated Press|AFP|Reuters|REUTERS|Getty(?: Images)?|EPA|UPI|Shutterstock|iStock(?:photo)?|Bloomberg|Corbis|"
    r"Alamy|Xinhua|TASS|Sputnik|Anadolu(?: Agency)?|PA|Zuma(?: Press)?|ZUMA|Polaris|Magnum|Rex|REX|NurPhoto|Sipa(?: USA)?|"
    r"SIPA|White House|Pool|File|Handout|Flickr|Wikimedia Commons|Facebook|Twitter|Instagram|YouTube|Landov)"
)
_NAME = r"[A-ZÀ-Þ][\w.’'-]*"
_WHO = r"[^()\n|]{0,90}"


class Mark(NamedTuple):
    """What a whole line of caption looks like; a line without any of the `hints`, in small letters, is not compared."""

    source: str
    hints: tuple[str, ...]


WHOLE = {
    "picture label": Mark(
        (
            r"(?i)(?:(?:Photo|Photograph|Picture|Image|Caption|Pictured|Illustration|Video still|Screenshot)(?: credit| by| courtesy(?: of)?)?"
            r"|File (?:photo|picture|image)|FILE PHOTO|FILE|Photo illustration)\s?(?::|-|–|—)\s?\S.*"
        ),
        ("photo", "picture", "image", "caption", "illustration", "video", "screenshot", "file"),
    ),
    "picture by": Mark(
        r"\(?(?:Photo|Photograph|Picture|Image|Illustration|Graphic)s? (?:by|from|via|courtesy(?: of)?) (?=[A-ZÀ-Þ])[^.!?]{2,120}[.)]*",
        ("photo", "picture", "image", "illustration", "graphic"),
    ),
    "file picture": Mark(r"FILE\s?[-–—]+\s?.*", ("file",)),
    "agency credit": Mark(rf".*(?:\bREUTERS/|\bAP Photos?\b(?:/|\)|$)){_WHO}\)?\.?", ("reuters/", "ap photo")),
    # A slash stands in prose too ("a poll by Ipsos/Reuters"): the name before it has to stand alone.
    "name and agency at the end": Mark(
        rf"(?:.*(?:[.!?”\")\]]\s+|[(\[]|\b(?:toggle caption|Next|Images|[Cc]redit)\s))?(?:{_NAME}\s?){{1,5}}(?:/\s?[\w ]{{2,30}}?)?/\s?{_HOUSES}(?:\s?/\s?{_HOUSES})*{_WHO}\)?\.?",
        ("/",),
    ),
    "picture credit in brackets": Mark(
        (
            r"(?i).*[(\[](?:[^()\[\]\n]{0,80}\b)?(?:photo|photograph|picture|image|screenshot|illustration|screen ?grab|video still)s?\b"
            r"(?: (?:by|via|from|courtesy(?: of)?|credit|provided by)|\s?:)[^()\[\]\n]{2,120}[)\]]\.?"
        ),
        ("photo", "picture", "image", "screen", "illustration", "video"),
    ),
    "name and agency in brackets": Mark(
        rf"(?i).*\((?:[^()\n]{{2,60}}\s?[/|]\s?{_HOUSES}(?:\s?/[^()\n]{{2,60}})?|{_HOUSES}\s?/[^()\n]{{2,60}}|(?:[^()\n]{{2,60}}[/,]\s?)?{_HOUSES} (?:photo|pool|file)s?(?::[^()\n]{{2,40}})?)\)\.?",
        ("(",),
    ),
    "credit after a bar": Mark(rf".*\s\|\s(?:[^|\n]{{2,60}}/)?\s?(?:{_HOUSES}|AP Photos?)\b[^|\n]{{0,140}}", ("|",)),
    "toggle": Mark(r"(?i)(?:Enlarge this image|toggle caption|hide caption)\b.*", ("caption", "image")),
    "image and credit": Mark(r"Image\b.*\bCredit(?:\.\.\.|…|:)?\s\S.*", ("image",)),
    "photographer": Mark(
        r".*\b(?:Photograph|Photographer|Photo credit|Image credit|Picture credit)s?\s?:\s?\S.{0,80}",
        ("photo", "image", "picture"),
    ),
    "picture house alone": Mark(rf"\(?(?:[A-ZÀ-Þ][\w.’'-]+\s){{1,3}}?/\s?{_HOUSES}(?:\s?/\s?{_HOUSES})*\)?", ("/",)),
}
"""What a whole line that is a caption looks like, by the mark that betrays it."""

# Prose shares these marks now and then: they need a line in which nobody speaks.
_NEEDS_CARE = frozenset(
    {"name and agency in brackets", "name and agency at the end", "agency credit", "picture label", "photographer"}
)
_CREDIT = rf"[(\[](?:Photo|Image|Picture|AP Photo|REUTERS|Screenshot)[^()\[\]\n]{{2,120}}[)\]]\.?$|\([^()\n]{{2,60}}/{_HOUSES}(?:/[^()\n]{{2,60}})?\)\.?$"
_SPEECH = r"[“\"][^”\"]{8,}[,.?!][”\"]|\b(?:said|told|says|tells|added|according to)\b"

_HEADLINE_BEHIND = (
    rf"(?P<credit>.*\|\s?(?:{_HOUSES}|AP)(?: Photos?)?(?:(?:/|, | and )(?:{_HOUSES}|AP)(?: Photos?)?)*)"
    r"(?!\s(?i:via|for|file|pool|photos?|video|by|in)\b)(?=(?:\s[^\s/|]+){3,}$)"
)


def find_captions(found: Iterable[Line], known: Iterable[str] = ()) -> Matter:
    """The captions among these lines; `known` are the words of captions that the page itself marks as such."""
    marked = {_plain(words) for words in known if len(words) > 8}
    spans: list[Span] = []
    for line in found:
        if pattern(STANDING).fullmatch(line.text):
            continue
        mark = caption_mark(line.text)
        if _plain(line.text) in marked or mark:
            length = _end_of_credit(line.text) if mark == "credit after a bar" else len(line.text)
            spans.append(Span.of(line.start, line.start + length))
        elif len(line.text) > CAPTION_LENGTH and (credit := pattern(_CREDIT).search(line.text)):
            spans.append(Span.of(line.start + credit.start(), line.start + credit.end()))
    return Matter(captions=tuple(spans))


def caption_mark(line: str) -> str | None:
    """By which mark the line is a caption; None if it is none.

    >>> caption_mark("The ferry in fog (Photo by Ada Quill/Getty Images)")
    'picture credit in brackets'
    >>> caption_mark("The photo was taken by a neighbour, police said.")
    """
    if len(line) > CAPTION_LENGTH:
        return None
    lowered = line.lower()
    for name, mark in WHOLE.items():
        hinted = any(hint in lowered for hint in mark.hints)
        if hinted and pattern(mark.source).fullmatch(line) and not _is_prose(name, line):
            return name
    return None


def _is_prose(mark: str, line: str) -> bool:
    """Whether somebody speaks where the mark alone does not settle it; before a bar, where a second sentence stands."""
    if mark == "credit after a bar":
        line = line[: line.rindex("|")]
        return bool(pattern(_SPEECH).search(line) and re.search(r"[a-z][.!?][”\"’']?\s+[A-ZÀ-Þ“\"]", line))
    return mark in _NEEDS_CARE and bool(pattern(_SPEECH).search(line))


def _end_of_credit(line: str) -> int:
    """Where the picture's credit ends: sites set their next headline behind it ("... | AP Photos Ferry is late")."""
    found = pattern(_HEADLINE_BEHIND).match(line)
    return found.end("credit") if found else len(line)


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
