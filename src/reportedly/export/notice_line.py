"""A notice as one line of text: what happened, who says it, the words, and the id by which a repeat is known."""

from __future__ import annotations

from collections.abc import Callable

from reportedly.codec import encode_notice
from reportedly.export.controls import spell_out
from reportedly.export.text import shorten
from reportedly.export.wording import date_in_words
from reportedly.model.notice import Notice, NoticeKind

LONGEST = 160
SCHEMA = b'{"schema":"reportedly/notice/1",'


def notice_line(notice: Notice) -> str:
    """One line without control characters; what is quoted is verbatim, cut where it is long."""
    head, tail = HEADS[notice.kind](notice)
    chain = " <- ".join(notice.chain)
    day = f", {date_in_words(notice.published[:10])}" if notice.published else ""
    return _plain(f"{head}: {chain}{day}: {_quoted(notice.words)}{tail} [{notice.id}]")


def notice_json(notice: Notice) -> bytes:
    """One line of JSON, without the newline."""
    return SCHEMA + encode_notice(notice).removeprefix(b"{")


def _denial(notice: Notice) -> tuple[str, str]:
    return "Denied", f" - of {_quoted(notice.about or '')}"


def _origin(notice: Notice) -> tuple[str, str]:
    """Never more than is certain: "may be" where the lower end is no higher than one."""
    if notice.origins is None:
        return "Another origin", ""
    low, high = notice.origins.min, notice.origins.max
    count = f"{low}" if low == high else f"{low} to {high}"
    head = "Another origin" if low > 1 else "What may be another origin"
    return head, f" - of {_quoted(notice.about or '')}, {count} independent in this corpus"


def _figure(notice: Notice) -> tuple[str, str]:
    if notice.figure is None:
        return "Figure changed", ""
    earlier = " and ".join(_number(value) for value in notice.figure.earlier)
    unit = f" {notice.figure.unit}" if notice.figure.unit else ""
    return f"Figure changed, {_number(notice.figure.now)}{unit} after {earlier}", f" - of {_quoted(notice.figure.what)}"


def _due(notice: Notice) -> tuple[str, str]:
    return "Due", f" - by {date_in_words(notice.due)}" if notice.due else ""


def _said(notice: Notice) -> tuple[str, str]:
    return "Said", ""


def _article(notice: Notice) -> tuple[str, str]:
    return "Found", ""


HEADS: dict[NoticeKind, Callable[[Notice], tuple[str, str]]] = {
    NoticeKind.DENIAL: _denial,
    NoticeKind.ORIGIN: _origin,
    NoticeKind.FIGURE: _figure,
    NoticeKind.DUE: _due,
    NoticeKind.SAID: _said,
    NoticeKind.ARTICLE: _article,
}


def _number(value: float) -> str:
    return f"{value:,.10g}"


def _quoted(words: str) -> str:
    return f"“{shorten(_plain(words), LONGEST)}”"


def _plain(words: str) -> str:
    return " ".join(spell_out(words).split())
