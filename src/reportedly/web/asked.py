"""What a request asks for: the types of parameters, and the corpus it looks at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from fastapi import Depends, Query, Request
from pydantic import BeforeValidator, StringConstraints

from reportedly.corpus import Corpus
from reportedly.corpus.corpora import Corpora
from reportedly.model.attribution import Act, Kind


def _blank_is_none(value: object) -> object:
    """A form sends its empty fields too."""
    return None if isinstance(value, str) and not value.strip() else value


Blank = BeforeValidator(_blank_is_none)
Text = Annotated[Annotated[str, StringConstraints(max_length=500)] | None, Blank, Query()]
Cursor = Annotated[Annotated[str, StringConstraints(max_length=700)] | None, Blank, Query()]
Day = Annotated[date | None, Blank]
OfKind = Annotated[Kind | None, Blank]
OfAct = Annotated[Act | None, Blank]
Format = Annotated[Literal["csv"] | None, Blank, Query()]


def lent_corpus(request: Request) -> Iterator[Corpus]:
    """A corpus for as long as the request takes."""
    corpora: Corpora = request.app.state.corpora
    with corpora.borrow() as corpus:
        yield corpus


Lent = Annotated[Corpus, Depends(lent_corpus)]


def on_day(on: Day = None) -> date:
    """The day to look from: the one asked for, else today."""
    return on or date.today()


On = Annotated[date, Depends(on_day)]
