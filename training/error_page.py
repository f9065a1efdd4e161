"""The page of errors: each article's text with gold and predicted contents marked, a row for each attribution, filters by field and outlet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from training.pair_up import FIELDS, Pair, Row

CAUSES = ("missed", "invented", *FIELDS)
_SHOWN = ("speaker", "kind", "via", "act", "certainty", "polarity")
_STYLE = """
body{font:15px/1.5 system-ui,sans-serif;max-width:78rem;margin:1rem auto;padding:0 1rem}
nav{position:sticky;top:0;background:Canvas;padding:.5rem 0;border-bottom:1px solid}
label{margin-right:.8rem;white-space:nowrap}
pre{white-space:pre-wrap;font:inherit;max-height:26rem;overflow:auto;border:1px solid;padding:.5rem}
.gold{background:#cdeccd;color:#000}.predicted{background:#cfe0fb;color:#000}.gold.predicted{background:#e6e6e6}
.cue{font-weight:bold;text-decoration:underline}.source{font-style:italic}
table{border-collapse:collapse;width:100%}td,th{border:1px solid;padding:.2rem .4rem;text-align:left;vertical-align:top}
.wrong{background:#fbd9d3;color:#000}
"""
_SCRIPT = """
const boxes=[...document.querySelectorAll('nav input')],outlet=document.querySelector('nav select');
function filter(){const on=boxes.filter(b=>b.checked).map(b=>b.value);
for(const a of document.querySelectorAll('article')){let any=false;
for(const r of a.querySelectorAll('tr[data-causes]')){const c=r.dataset.causes.split(' ');
r.hidden=on.length>0&&!on.some(x=>c.includes(x));any=any||!r.hidden}
a.hidden=!any||(outlet.value!==''&&a.dataset.outlet!==outlet.value)}}
boxes.forEach(b=>b.addEventListener('change',filter));outlet.addEventListener('change',filter);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One article with its pairs, each with the names of what is wrong in it."""

    title: str
    outlet: str
    text: str
    pairs: tuple[tuple[Pair, tuple[str, ...]], ...]


def render_page(compared: Sequence[Compared]) -> str:
    """The whole page."""
    count = Counter(cause for article in compared for _, causes in article.pairs for cause in causes)
    boxes = "".join(
        f'<label><input type="checkbox" value="{cause}"> {cause} {count[cause]}</label>' for cause in CAUSES
    )
    outlets = "".join(f"<option>{escape(name)}</option>" for name in sorted({article.outlet for article in compared}))
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Gold against predicted</title><style>{_STYLE}</style>'
        f'<nav>{boxes}<label>outlet <select><option value="">all</option>{outlets}</select></label></nav>'
        f"<p>Marked in the text: contents of the gold alone <span class=gold>so</span>, of the prediction alone "
        f"<span class=predicted>so</span>, of both <span class='gold predicted'>so</span>.</p>"
        f"{''.join(map(_article, compared))}<script>{_SCRIPT}</script></html>"
    )


def _article(article: Compared) -> str:
    rows = "".join(_row(article.text, pair, causes) for pair, causes in article.pairs)
    return (
        f'<article data-outlet="{escape(article.outlet)}"><h2>{escape(article.outlet)}: {escape(article.title)}</h2>'
        f"<pre>{_marked(article)}</pre><table><tr><th>wrong<th>side<th>source, cue, content<th>{'<th>'.join(_SHOWN)}</tr>"
        f"{rows}</table></article>"
    )


def _marked(article: Compared) -> str:
    """The text, every stretch in the class of who says that it belongs to a content."""
    marks: list[set[str]] = [set() for _ in article.text]
    for pair, _ in article.pairs:
        for side, row in (("gold", pair.gold), ("predicted", pair.predicted)):
            for start, end in row["content"] if row else ():
                for at in range(start, min(end, len(marks))):
                    marks[at].add(side)
    pieces: list[str] = []
    start = 0
    for at in range(1, len(marks) + 1):
        if at == len(marks) or marks[at] != marks[start]:
            words = escape(article.text[start:at])
            pieces.append(f'<span class="{" ".join(sorted(marks[start]))}">{words}</span>' if marks[start] else words)
            start = at
    return "".join(pieces)


def _row(text: str, pair: Pair, causes: tuple[str, ...]) -> str:
    sides = [(side, row) for side, row in (("gold", pair.gold), ("predicted", pair.predicted)) if row]
    return "".join(
        f'<tr data-causes="{" ".join(causes)}"><td>{escape(", ".join(causes))}<td class={side}>{side}'
        f"<td>{_spans(text, row)}{''.join(_cell(field, row, causes) for field in _SHOWN)}</tr>"
        for side, row in sides
    )


def _spans(text: str, row: Row) -> str:
    said = {
        role: " … ".join(escape(text[start:end]) for start, end in row[role]) for role in ("source", "cue", "content")
    }
    nested = "inside another: " if row["inside"] else ""
    return f"{nested}<span class=source>{said['source']}</span> <span class=cue>{said['cue']}</span> {said['content']}"


def _cell(field: str, row: Row, causes: tuple[str, ...]) -> str:
    value = " > ".join(row[field]) if field == "via" else str(row[field])
    return f"<td{' class=wrong' if field in causes else ''}>{escape(value)}"
