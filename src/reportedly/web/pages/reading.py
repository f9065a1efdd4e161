"""Read: a pasted text, or the page at a link, read at once and kept only if somebody says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from reportedly.corpus import Corpus
from reportedly.corpus.corpora import Corpora
from reportedly.errors import InputError, ReportedlyError
from reportedly.ingest import Failure, Metadata, Options, articles
from reportedly.ingest.read_input import STDIN, is_address
from reportedly.model.article import Article
from reportedly.model.report import Report
from reportedly.web.addresses import article_at
from reportedly.web.article_sheet import lay_out
from reportedly.web.asked import Lent
from reportedly.web.render import render

router = APIRouter()

# A book has fewer characters; the reader refuses more too.
LONGEST = 5_000_000
SHORT = 2_000
# Characters that are read while somebody waits: some sixty thousand words.
WAITED_FOR = 400_000
Field = Annotated[str, Form(max_length=SHORT)]
Pasted = Annotated[str, Form(max_length=LONGEST)]


@router.get("/read")
def read_form(request: Request, corpus: Lent) -> Response:
    """Where to paste."""
    return render(request, corpus, "read.html.j2", given={}, fault="", sheet=None, kept=None)


@router.post("/read")
def read_page(
    request: Request,
    corpus: Lent,
    text: Pasted = "",
    link: Field = "",
    outlet: Field = "",
    published: Field = "",
    title: Field = "",
) -> Response:
    """Read it and show it; nothing is kept."""
    given = {"text": text, "link": link, "outlet": outlet, "published": published, "title": title}
    try:
        report = _read(corpus, _article(request, given))
    except ReportedlyError as error:
        status = 422
        return render(
            request, corpus, "read.html.j2", given=given, fault=str(error), sheet=None, kept=None, status=status
        )
    given |= {"text": report.article.text} if link and not text else {}
    kept = _kept(corpus, report.article.id)
    return render(request, corpus, "read.html.j2", given=given, fault="", sheet=lay_out(report), kept=kept)


@router.post("/keep")
def keep(
    request: Request,
    text: Pasted = "",
    link: Field = "",
    outlet: Field = "",
    published: Field = "",
    title: Field = "",
) -> Response:
    """Keep it in the corpus, and show it there."""
    given = {"text": text, "link": link, "outlet": outlet, "published": published, "title": title}
    article = _article(request, given)
    with _writing(request) as corpus:
        for added in corpus.add([article]):
            if isinstance(added, Failure):
                raise added.error
            return RedirectResponse(article_at(added.article), 303)
    raise InputError("there was no article in it; paste its text, or give its link")


def _article(request: Request, given: dict[str, str]) -> Article:
    """The one article given; raises InputError if there is none or several."""
    text, link = given["text"], given["link"].strip()
    stated = {name: given[name].strip() or None for name in ("outlet", "published", "title")}
    address = link if text.strip() and link else None
    metadata = Metadata(outlet=stated["outlet"], published=stated["published"], title=stated["title"], url=address)
    if not text.strip() and not link:
        raise InputError("nothing was given: paste the text of an article, or give its link")
    if not text.strip() and not is_address(link):
        raise InputError(f"{link} is no link: give a full http:// or https:// address, or paste the text itself")
    settings = getattr(request.app.state, "settings", None)
    options = Options(metadata=metadata, allow_private=getattr(settings, "allow_private", False))
    found = list(_first_two(articles([STDIN] if text.strip() else [link], options, stdin=_bytes(text))))
    for one in found:
        if isinstance(one, Failure):
            raise one.error
    if len(found) != 1:
        raise InputError("this holds several articles: give one at a time, or add them all with `reportedly add`")
    (article,) = found
    assert isinstance(article, Article)
    if len(article.text) > WAITED_FOR:
        raise InputError(
            f"this text has {len(article.text):,} characters, and no more than {WAITED_FOR:,} are read while you wait: "
            "read it with `reportedly read`, or send it as a job (POST /api/v1/jobs/read)"
        )
    return article


def _first_two(stream: Iterator[Article | Failure]) -> Sequence[Article | Failure]:
    return [one for one, _ in zip(stream, range(2), strict=False)]


def _bytes(text: str) -> bytes:
    """A form's line ends are CRLF (HTML standard); the author's were not."""
    return text.replace("\r\n", "\n").encode("utf-8", "replace")


def _read(corpus: Corpus, article: Article) -> Report:
    for report in corpus.read([article]):
        if isinstance(report, Failure):
            raise report.error
        return report
    raise InputError("there was no article in it; paste its text, or give its link")


def _kept(corpus: Corpus, id: str) -> str | None:
    """The id under which the corpus has it already."""
    try:
        return corpus.article(id).id
    except ReportedlyError:
        return None


@contextmanager
def _writing(request: Request) -> Iterator[Corpus]:
    corpora: Corpora = request.app.state.corpora
    with corpora.borrow_to_write() as corpus:
        yield corpus
