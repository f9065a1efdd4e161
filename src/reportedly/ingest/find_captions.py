"""Captions: lines that tell what a picture shows and who took it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportedly.ingest.lines import Line
from reportedly.ingest.matter import Matter
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

WHOLE = {
    "picture label": re.compile(
        r"(?:(?:Photo|Photograph|Picture|Image|Caption|Pictured|Illustration|Video still|Screenshot)(?: credit| by| courtesy(?: of)?)?"
        r"|File (?:photo|picture|image)|FILE PHOTO|FILE|Photo illustration)\s?(?::|-|–|—)\s?\S.*",
        re.IGNORECASE,
    ),
    "picture by": re.compile(
        r"\(?(?:Photo|Photograph|Picture|Image|Illustration|Graphic)s? (?:by|from|via|courtesy(?: of)?) (?=[A-ZÀ-Þ])[^.!?]{2,120}[.)]*"
    ),
    "file picture": re.compile(r"FILE\s?[-–—]+\s?.*"),
    "agency credit": re.compile(rf".*(?:\bREUTERS/|\bAP Photos?\b(?:/|\)|$)){_WHO}\)?\.?"),
    # A slash stands in prose too ("a poll by Ipsos/Reuters"): the name before it has to stand alone.
    "name and agency at the end": re.compile(
        rf"(?:.*(?:[.!?”\")\]]\s+|[(\[]|\b(?:toggle caption|Next|Images|[Cc]redit)\s))?(?:{_NAME}\s?){{1,5}}(?:/\s?[\w ]{{2,30}}?)?/\s?{_HOUSES}(?:\s?/\s?{_HOUSES})*{_WHO}\)?\.?"
    ),
    "picture credit in brackets": re.compile(
        r".*[(\[](?:[^()\[\]\n]{0,80}\b)?(?:photo|photograph|picture|image|screenshot|illustration|screen ?grab|video still)s?\b"
        r"(?: (?:by|via|from|courtesy(?: of)?|credit|provided by)|\s?:)[^()\[\]\n]{2,120}[)\]]\.?",
        re.IGNORECASE,
    ),
    "name and agency in brackets": re.compile(
        rf".*\((?:[^()\n]{{2,60}}\s?[/|]\s?{_HOUSES}(?:\s?/[^()\n]{{2,60}})?|{_HOUSES}\s?/[^()\n]{{2,60}}|(?:[^()\n]{{2,60}}[/,]\s?)?{_HOUSES} (?:photo|pool|file)s?(?::[^()\n]{{2,40}})?)\)\.?",
        re.IGNORECASE,
    ),
    "credit after a bar": re.compile(rf".*\s\|\s(?:[^|\n]{{2,60}}/)?\s?(?:{_HOUSES}|AP Photos?)\b[^|\n]{{0,140}}"),
    "toggle": re.compile(r"(?:Enlarge this image|toggle caption|hide caption)\b.*", re.IGNORECASE),
    "image and credit": re.compile(r"Image\b.*\bCredit(?:\.\.\.|…|:)?\s\S.*"),
    "photographer": re.compile(
        r".*\b(?:Photograph|Photographer|Photo credit|Image credit|Picture credit)s?\s?:\s?\S.{0,80}"
    ),
    "picture house alone": re.compile(rf"\(?(?:[A-ZÀ-Þ][\w.’'-]+\s){{1,3}}?/\s?{_HOUSES}(?:\s?/\s?{_HOUSES})*\)?"),
}
"""What a whole line that is a caption looks like, by the mark that betrays it."""

# Prose shares these marks now and then: they need a line in which nobody speaks.
_NEEDS_CARE = frozenset(
    {"name and agency in brackets", "name and agency at the end", "agency credit", "picture label", "photographer"}
)
_CREDIT = re.compile(
    rf"[(\[](?:Photo|Image|Picture|AP Photo|REUTERS|Screenshot)[^()\[\]\n]{{2,120}}[)\]]\.?$|\([^()\n]{{2,60}}/{_HOUSES}(?:/[^()\n]{{2,60}})?\)\.?$"
)
_SPEECH = re.compile(r"[“\"][^”\"]{8,}[,.?!][”\"]|\b(?:said|told|says|tells|added|according to)\b")


def find_captions(found: Iterable[Line], known: Iterable[str] = ()) -> Matter:
    """The captions among these lines; `known` are the words of captions that the page itself marks as such."""
    marked = {_plain(words) for words in known if len(words) > 8}
    spans: list[Span] = []
    for line in found:
        if STANDING.fullmatch(line.text):
            continue
        if _plain(line.text) in marked or caption_mark(line.text):
            spans.append(line.span)
        elif len(line.text) > CAPTION_LENGTH and (credit := _CREDIT.search(line.text)):
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
    for mark, pattern in WHOLE.items():
        if pattern.fullmatch(line) and not (mark in _NEEDS_CARE and _SPEECH.search(line)):
            return mark
    return None


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
