"""Everything that may hold articles - files, pages on the web, standard input - to a stream of articles."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import urlsplit

import msgspec

from reportedly.errors import InputError, NotFoundError, RecordError, ReportedlyError, TooLargeError, UnsupportedError
from reportedly.ingest.build_article import ARTICLE_LENGTH, article_from_text
from reportedly.ingest.decode_text import decode_text
from reportedly.ingest.metadata import Metadata
from reportedly.ingest.read_records import article_from_record
from reportedly.ingest.sniff_kind import HEAD, Kind, sniff_kind
from reportedly.model.article import Article

if TYPE_CHECKING:
    from reportedly.ingest.fetch_page import Page

STDIN = "-"
# Four bytes are the most a character takes in UTF-8; a page carries many times its text; a list holds many articles.
LIMITS = {
    Kind.TEXT: 4 * ARTICLE_LENGTH,
    Kind.PAGE: 20_000_000,
    Kind.DOCUMENT: 256_000_000,
    Kind.RECORDS: 12 * ARTICLE_LENGTH,
}
"""Bytes read at once, by kind: a file of text, a page, a document with a list; of records, one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to read: `metadata` goes before what the inputs say; `force` takes other languages than English too."""

    metadata: Metadata = field(default_factory=Metadata)
    allow_private: bool = False
    force: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An input, or a record of one ("file.jsonl:17"), that holds no readable article, and why."""

    input: str
    error: ReportedlyError


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An input ready to read: what to call it, its bytes unpacked, and what is known of it beforehand."""

    name: str
    stream: io.BufferedReader
    kind: Kind
    encoding: str | None = None


def articles(
    inputs: Iterable[str], options: Options | None = None, *, stdin: IO[bytes] | bytes | None = None
) -> Iterator[Article | Failure]:
    """All articles of all inputs in turn: paths, http(s) addresses, "-" for `stdin`; files of records line by line.

    An input or record that cannot be read comes out as a Failure; the stream goes on.
    """
    options = options or Options()
    for given in inputs:
        yield from _guarded(given, _read(given, options, stdin))


def articles_of_page(page: Page, options: Options, name: str) -> Iterator[Article | Failure]:
    """The articles of a page that was fetched; `name` is what errors call it."""
    yield from _guarded(name, _read_page(page, options, name))


def _guarded(given: str, found: Iterator[Article | Failure]) -> Iterator[Article | Failure]:
    """What is raised on the way comes out as a Failure of the input."""
    try:
        yield from found
    except ReportedlyError as error:
        yield Failure(input=given, error=error)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        damaged = InputError(f"{given} is a damaged gzip file ({error}): fetch or pack it again.")
        damaged.__cause__ = error
        yield Failure(input=given, error=damaged)
    except OSError as error:
        unread = InputError(f"{given} cannot be read ({error.strerror or error}): check the file and its permissions.")
        unread.__cause__ = error
        yield Failure(input=given, error=unread)


def _read(given: str, options: Options, stdin: IO[bytes] | bytes | None) -> Iterator[Article | Failure]:
    if is_address(given):
        from reportedly.ingest.check_address import is_any, is_public
        from reportedly.ingest.fetch_page import fetch_page

        page = fetch_page(given, permits=is_any if options.allow_private else is_public)
        yield from _read_page(page, replace(options, metadata=options.metadata | Metadata(url=page.url)), given)
    elif given == STDIN:
        source = io.BytesIO(stdin) if isinstance(stdin, bytes) else stdin or io.BytesIO()
        yield from _read_opened(_unpack("standard input", source, "", None), options)
    else:
        with _open(given) as file:
            yield from _read_opened(_unpack(given, file, extension_of(given), None), options)


def _read_page(page: Page, options: Options, name: str) -> Iterator[Article | Failure]:
    extension = ".html" if "html" in (page.media_type or "") else PurePath(urlsplit(page.url).path).suffix
    yield from _read_opened(_unpack(name, io.BytesIO(page.content), extension, page.encoding), options)


def _read_opened(opened: Opened, options: Options) -> Iterator[Article | Failure]:
    name, given, force = opened.name, options.metadata, options.force
    if opened.kind is Kind.RECORDS:
        yield from _read_lines(opened, options)
    elif opened.kind is Kind.DOCUMENT:
        yield from _read_list(opened, options)
    elif opened.kind is Kind.PAGE:
        from reportedly.ingest.extract_page import article_from_html

        yield article_from_html(_content(opened), given, encoding=opened.encoding, name=name, force=force)
    else:
        text = decode_text(_content(opened), name, declared=opened.encoding)
        yield article_from_text(text, given, name=name, force=force)


def _read_lines(opened: Opened, options: Options) -> Iterator[Article | Failure]:
    number, limit = 0, LIMITS[Kind.RECORDS]
    while line := opened.stream.readline(limit + 1):
        number += 1
        where = f"{opened.name}:{number}"
        if len(line) > limit:
            while line and not line.endswith(b"\n"):
                line = opened.stream.readline(limit)
            yield Failure(
                input=where,
                error=TooLargeError(
                    f"{where} is longer than one article can be ({limit:,} bytes): put one article on a line."
                ),
            )
            continue
        line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if line.strip():
            yield _record(line, where, options)


def _read_list(opened: Opened, options: Options) -> Iterator[Article | Failure]:
    content = decode_text(_content(opened), opened.name)
    try:
        document: Any = msgspec.json.decode(content)
    except (msgspec.DecodeError, RecursionError) as error:
        raise RecordError(
            f"{opened.name} is no JSON document ({error}): put it right, or name it .jsonl if it has one object a line."
        ) from error
    if isinstance(document, dict) and isinstance(document.get("articles"), list):
        document = document["articles"]
    if isinstance(document, dict):
        yield article_from_record(document, options.metadata, name=opened.name, force=options.force)
        return
    if not isinstance(document, list):
        raise RecordError(
            f"{opened.name} holds neither an article nor a list of articles: give objects with a field `text`."
        )
    for number, record in enumerate(document, start=1):
        yield _record(record if isinstance(record, dict) else b"null", f"{opened.name}#{number}", options)


def _record(record: dict[str, Any] | bytes, where: str, options: Options) -> Article | Failure:
    try:
        return article_from_record(record, options.metadata, name=where, force=options.force)
    except ReportedlyError as error:
        return Failure(input=where, error=error)


def _open(path: str) -> IO[bytes]:
    try:
        return Path(path).open("rb")
    except FileNotFoundError as error:
        raise NotFoundError(f"There is no file {path}: check the path.") from error
    except IsADirectoryError as error:
        raise UnsupportedError(
            f"{path} is a folder: name the files in it, for example {PurePath(path) / '*'}."
        ) from error
    except ValueError as error:
        raise NotFoundError(f"{path!r} is no path: check it.") from error


def _unpack(name: str, source: IO[bytes], extension: str, encoding: str | None) -> Opened:
    """Unpacks gzip by its first bytes, whatever the name says, and sees what kind of input it is."""
    stream = _buffered(source)
    if stream.peek(2)[:2] == b"\x1f\x8b":
        stream = _buffered(gzip.GzipFile(fileobj=stream))
    return Opened(
        name=name, stream=stream, kind=sniff_kind(stream.peek(HEAD)[:HEAD], extension, name), encoding=encoding
    )


def _buffered(source: Any) -> io.BufferedReader:
    return source if isinstance(source, io.BufferedReader) else io.BufferedReader(source, buffer_size=1 << 16)


def _content(opened: Opened) -> bytes:
    limit = LIMITS[opened.kind]
    content = opened.stream.read(limit + 1)
    if len(content) > limit:
        raise TooLargeError(
            f"{opened.name} has more than {limit:,} bytes, too many for one article: split it, or give JSON Lines with one article a line."
        )
    return content


def is_address(given: str) -> bool:
    """Whether the input names something on the web; a drive letter is no scheme."""
    return bool(re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", given))


def extension_of(path: str) -> str:
    """The ending that tells the kind: that before ".gz" where there is one.

    >>> extension_of("a/news.jsonl.gz"), extension_of("NEWS.TXT"), extension_of("news")
    ('.jsonl', '.txt', '')
    """
    name = PurePath(path.lower())
    return PurePath(name.stem).suffix if name.suffix == ".gz" else name.suffix
