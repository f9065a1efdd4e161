"""Terms and facets -> the query language of each index. Only letters, digits and our own signs ever get there."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.store.article_rows import REJECTED
from reportedly.store.facets import ALL
from reportedly.store.parse_query import Term


def fts5(terms: Sequence[Term], facets: Sequence[Sequence[str]]) -> str:
    """A MATCH expression of SQLite's FTS5; of each group of facets a row must have one.

    >>> fts5([Term(words=("white", "house")), Term(words=("den",), prefix=True, excluded=True)], [["a", "b"]])
    '("white house" AND ("a" OR "b")) NOT ("zq1a40d04f5899" OR "den"*)'
    """
    wanted = [_fts5_term(term) for term in terms if not term.excluded]
    wanted += [f"({' OR '.join(_quoted(token) for token in group)})" for group in facets]
    unwanted = [_quoted(REJECTED), *(_fts5_term(term) for term in terms if term.excluded)]
    return f"({' AND '.join(wanted or [_quoted(ALL)])}) NOT ({' OR '.join(unwanted)})"


def tsquery(terms: Sequence[Term], facets: Sequence[Sequence[str]]) -> str:
    """The same for PostgreSQL's to_tsquery.

    >>> tsquery([Term(words=("white", "house"))], [["a", "b"]])
    "('white' <-> 'house') & ('a' | 'b') & !'zq1a40d04f5899'"
    """
    wanted = [_ts_term(term) for term in terms if not term.excluded]
    wanted += [f"({' | '.join(_ts_quoted(token) for token in group)})" for group in facets]
    unwanted = [_ts_quoted(REJECTED), *(_ts_term(term) for term in terms if term.excluded)]
    return " & ".join([*(wanted or [_ts_quoted(ALL)]), *(f"!{term}" for term in unwanted)])


def _fts5_term(term: Term) -> str:
    return _quoted(" ".join(term.words)) + ("*" if term.prefix else "")


def _quoted(words: str) -> str:
    return f'"{words}"'


def _ts_term(term: Term) -> str:
    *first, last = map(_ts_quoted, term.words)
    return f"({' <-> '.join((*first, last + (':*' if term.prefix else '')))})"


def _ts_quoted(word: str) -> str:
    return f"'{word}'"
