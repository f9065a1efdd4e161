"""The reader: articles in, reports out, as a stream."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.errors import EmptyError, InputError, ModelError, ReportedlyError
from reportedly.ingest import Failure, Metadata, Options, article_from_text, articles
from reportedly.model.article import Article
from reportedly.model.report import ProducedBy, Report
from reportedly.version import VERSION

if TYPE_CHECKING:
    from reportedly.annotate.tag import Tagger

# PATH_MAX of Linux: nothing longer is a path.
LONGEST_PATH = 4096


class Reader:
    """Reads articles with one model, loaded at the first article.

    `model` is a folder of weights (default: the one that ships), `threads` the cores of one encoder run (0: all).

    >>> report = Reader().read(article_from_text("The bridge will reopen on Friday, the ministry said.", Metadata()))
    >>> [source.name for source in report.sources]
    ['ministry']
    """

    def __init__(self, model: Path | None = None, *, threads: int = 0) -> None:
        self._model, self._threads = model, threads
        self._tagger: Tagger | None = None

    def read(self, article: Article) -> Report:
        """Read one article; raises ModelError if the weights cannot be loaded, EmptyError if there is no text."""
        from reportedly.annotate.pipeline import annotate

        if not article.text.strip():
            raise EmptyError(f"article {article.id} has no text; nothing to read")
        return annotate(article, self.tagger, VERSION)

    def read_many(self, stream: Iterable[Article | Failure]) -> Iterator[Report | Failure]:
        """Read a stream; what cannot be read comes out as a Failure in its place, and the stream goes on."""
        for article in stream:
            if isinstance(article, Failure):
                yield article
                continue
            try:
                yield self.read(article)
            except InputError as error:
                yield Failure(input=article.id, error=error)
            except ModelError:
                raise
            except Exception as error:
                yield Failure(input=article.id, error=_fault(error))

    @property
    def produced_by(self) -> ProducedBy:
        """What its reports say that made them."""
        return ProducedBy(reportedly=VERSION, model=self.tagger.name)

    @property
    def tagger(self) -> Tagger:
        """The model, loaded when first asked for."""
        if self._tagger is None:
            from reportedly.annotate.tag import WEIGHTS, Tagger

            self._tagger = Tagger(self._model or WEIGHTS, threads=self._threads)
        return self._tagger


def read(
    source: str | Path,
    *,
    outlet: str | None = None,
    published: str | None = None,
    url: str | None = None,
    reader: Reader | None = None,
) -> Report:
    """Read one article from a path, an http(s) URL, or its text itself (anything with a space or a line break in it).

    Raises the InputError or FetchError that says what is wrong with it.

    >>> report = read("Nobody was hurt, according to a police spokesman.")
    >>> [(a.act.value, a.form.value) for a in report.attributions]
    [('says', 'indirect')]
    """
    metadata = Metadata(outlet=outlet, published=published, url=url)
    text = str(source)
    if isinstance(source, str) and _is_text(text):
        return (reader or Reader()).read(article_from_text(text, metadata))
    for article in articles([text], Options(metadata=metadata)):
        if isinstance(article, Failure):
            raise article.error
        return (reader or Reader()).read(article)
    raise EmptyError(f"{text}: no article in it; give a file, a URL or the text itself")


def _fault(error: Exception) -> ReportedlyError:
    """A fault of ours, told as one article's failure: one bad article never stops a batch."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    told = f"{type(error).__name__}: {error} ({Path(place.filename).name}:{place.lineno})"
    fault = ReportedlyError(f"a fault in Reportedly kept it from being read: {told}; please report it with the article")
    fault.__cause__ = error
    return fault


def _is_text(given: str) -> bool:
    """Whether what was given is an article itself rather than the place of one."""
    if given.startswith(("http://", "https://")) or not re.search(r"\s", given.strip()):
        return False
    try:
        return len(given) > LONGEST_PATH or not Path(given).is_file()
    except (OSError, ValueError):
        return True
