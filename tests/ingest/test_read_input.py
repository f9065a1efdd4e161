"""Inputs of every kind become articles; what cannot be read becomes a failure that says what to do."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from reportedly.bundled import bundled, manifest
from reportedly.codec import article_id, decode_article
from reportedly.errors import EmptyError, InputError, NotFoundError, RecordError, TooLargeError, UnsupportedError
from reportedly.ingest import Failure, Metadata, Options, articles, count
from reportedly.model.article import Article

TEXT = "The mayor said on Tuesday that the second ferry will run from Monday."
PAGE = f"<html><head><title>Ferry</title></head><body><article><h1>Ferry</h1><p>{TEXT}</p><p>{TEXT * 3}</p></article></body></html>"
ARABIC = "قال رئيس البلدية يوم الثلاثاء إن العبارة الثانية ستعمل ابتداء من يوم الاثنين بعد تأخير طويل."
FRENCH = (
    "Le maire a déclaré mardi que le deuxième bac circulera à partir de lundi, après un long retard dû aux tempêtes."
)


def read(*inputs: str, stdin: bytes | None = None, **options: object) -> list[Article | Failure]:
    return list(articles(inputs, Options(**options), stdin=stdin))  # type: ignore[arg-type]


def write(path: Path, content: str | bytes) -> str:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def only(found: list[Article | Failure]) -> Article:
    (article,) = found
    assert isinstance(article, Article), article
    return article


def failed(found: list[Article | Failure]) -> Failure:
    (failure,) = found
    assert isinstance(failure, Failure), failure
    return failure


def line(**fields: object) -> str:
    return json.dumps({"text": TEXT} | fields) + "\n"


@pytest.mark.parametrize("name", ["story.txt", "story.md", "story", "story.text"])
def test_a_text_is_read_as_it_stands(tmp_path: Path, name: str) -> None:
    assert only(read(write(tmp_path / name, TEXT))).text == TEXT


@pytest.mark.parametrize("name", ["page.html", "page.htm", "page", "page.txt"])
def test_a_page_is_known_by_its_content(tmp_path: Path, name: str) -> None:
    article = only(read(write(tmp_path / name, PAGE)))
    assert TEXT in article.text
    assert "<p>" not in article.text


def test_what_is_packed_is_unpacked_whatever_its_name(tmp_path: Path) -> None:
    assert only(read(write(tmp_path / "story.txt", gzip.compress(TEXT.encode())))).text == TEXT


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a"])
def test_records_are_read_line_by_line(tmp_path: Path, name: str) -> None:
    path = write(
        tmp_path / name,
        line(id="one", outlet="WSJ", authors="By Ines Marrow and Bo Fenn", date="2026-03-04") + "\n" + line(id=2),
    )
    first, second = read(path)
    assert isinstance(first, Article)
    assert (first.id, first.outlet, first.published) == ("one", "The Wall Street Journal", "2026-03-04")
    assert first.authors == ("Ines Marrow", "Bo Fenn")
    assert isinstance(second, Article)
    assert second.id == "2"


@pytest.mark.parametrize("document", [[{"text": TEXT}, {"text": TEXT}], {"articles": [{"text": TEXT}, {"text": TEXT}]}])
def test_a_document_may_hold_a_list(tmp_path: Path, document: object) -> None:
    assert len(read(write(tmp_path / "a.json", json.dumps(document, indent=1)))) == 2


def test_a_document_may_hold_one_article(tmp_path: Path) -> None:
    assert only(read(write(tmp_path / "a", json.dumps({"text": TEXT}, indent=1)))).text == TEXT


@pytest.mark.parametrize("content", [TEXT, PAGE, line(), json.dumps([{"text": TEXT}])])
def test_standard_input_may_be_of_any_kind(content: str) -> None:
    assert TEXT in only(read("-", stdin=content.encode())).text


def test_standard_input_may_be_a_stream() -> None:
    (article,) = articles(["-"], stdin=io.BytesIO(TEXT.encode()))
    assert isinstance(article, Article)


def test_a_broken_line_does_not_stop_the_stream(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.jsonl", line() + '{"text": "half\n' + line(text=7) + line(text=" ") + '{"id": "x"}\n' + line()
    )
    found = read(path)
    assert [type(one) for one in found] == [Article, Failure, Failure, Failure, Failure, Article]
    assert [one.input for one in found if isinstance(one, Failure)] == [f"{path}:{number}" for number in (2, 3, 4, 5)]
    kinds = [type(one.error) for one in found if isinstance(one, Failure)]
    assert kinds == [RecordError, RecordError, EmptyError, RecordError]


@pytest.mark.parametrize(
    ("name", "content", "error", "advice"),
    [
        ("a.txt", b"", EmptyError, "give an article"),
        ("a.txt", b" \n\t ...", EmptyError, "give an article"),
        ("a.txt", bytes(range(256)) * 20, UnsupportedError, "binary"),
        ("a.txt", b"%PDF-1.7 x", UnsupportedError, "pdftotext"),
        ("a.xml", b"<?xml version='1.0'?><rss version='2.0'>", UnsupportedError, "feed"),
        ("a.txt", "Мэр заявил".encode("koi8-r") * 50, UnsupportedError, "iconv"),
        ("a.txt", b"\xff\xfea", UnsupportedError, "UTF-16"),
        ("a.html", b"<html><body><nav>Menu</nav></body></html>", EmptyError, "save the article's text"),
        ("a.json", b"{nonsense", RecordError, "put it right"),
        ("a.json", b'"words"', RecordError, "field `text`"),
        ("a.jsonl.gz", gzip.compress(line().encode())[:-9], InputError, "damaged gzip"),
        ("a.txt", ARABIC.encode(), UnsupportedError, "--force"),
        ("a.txt", FRENCH.encode(), UnsupportedError, "--force"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(
    tmp_path: Path, name: str, content: bytes, error: type[InputError], advice: str
) -> None:
    found = [one for one in read(write(tmp_path / name, content)) if isinstance(one, Failure)]
    assert isinstance(failed(list(found)).error, error)
    assert advice in str(found[0].error)


def test_a_missing_file_and_a_folder_are_failures(tmp_path: Path) -> None:
    missing, folder = read(str(tmp_path / "none.txt"), str(tmp_path))
    assert isinstance(missing, Failure)
    assert isinstance(missing.error, NotFoundError)
    assert isinstance(folder, Failure)
    assert "folder" in str(folder.error)


def test_fifty_megabytes_are_too_much(tmp_path: Path) -> None:
    assert isinstance(failed(read(write(tmp_path / "a.txt", b"word " * 10_000_000))).error, TooLargeError)


def test_five_million_characters_are_the_limit(tmp_path: Path) -> None:
    assert isinstance(failed(read(write(tmp_path / "a.txt", b"word " * 1_000_001))).error, TooLargeError)


def test_a_bomb_of_gzip_is_refused_early(tmp_path: Path) -> None:
    assert isinstance(
        failed(read(write(tmp_path / "a.txt", gzip.compress(b"word " * 30_000_000, 1)))).error, TooLargeError
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_other_encodings_are_understood(tmp_path: Path, encoding: str) -> None:
    text = TEXT + " “Café,” she said."
    assert only(read(write(tmp_path / "a.txt", text.encode(encoding)))).text == text


@pytest.mark.parametrize(
    "text", [TEXT + "\x07\x1b[0m\x00 and on", TEXT + " ‘‘Ja,’’ ``no'' «oui» „nein“", TEXT + f"\n\n{ARABIC[:20]}\u202e"]
)
def test_odd_characters_are_kept_exactly(text: str) -> None:
    assert only(read("-", stdin=line(text=text).encode())).text == text


def test_force_reads_another_language_and_names_it() -> None:
    assert only(read("-", stdin=FRENCH.encode(), force=True)).language == "fr"
    assert only(read("-", stdin=ARABIC.encode(), force=True)).language == "ar"


def test_given_metadata_goes_before_all_other() -> None:
    given = Metadata(
        outlet="AP", published="4 March 2026", title="Ferry", authors=("Cal Dunn",), url="https://gazette.example/1"
    )
    article = only(
        read("-", stdin=line(outlet="WSJ", date="2020-01-01", title="x", authors="y").encode(), metadata=given)
    )
    assert (article.outlet, article.published, article.title) == ("Associated Press", "2026-03-04", "Ferry")


def test_metadata_refuses_what_is_no_date() -> None:
    with pytest.raises(InputError, match="2026-03-04"):
        Metadata(published="yesterday")


def test_an_id_depends_on_content_and_address_only() -> None:
    one, two = read("-", stdin=(line(title="a") + line(title="b")).encode())
    other = only(read("-", stdin=line(url="https://gazette.example/1").encode()))
    assert isinstance(one, Article)
    assert isinstance(two, Article)
    assert one.id == two.id != other.id


def test_articles_are_counted_where_it_is_cheap(tmp_path: Path) -> None:
    lines = write(tmp_path / "a.jsonl", line() * 3 + "\n")
    packed = write(tmp_path / "b.jsonl.gz", gzip.compress(line().encode() * 2))
    assert count([lines, packed, "story.txt", "https://gazette.example/1"]) == 7
    assert count([lines, "-"]) is None
    assert count([str(tmp_path / "none.jsonl")]) is None


def test_the_bundled_texts_are_read_as_their_manifest_says() -> None:
    known = {article.file: article for article in manifest() if article.file.endswith(".txt")}
    for file, expected in known.items():
        found = only(read(str(bundled()[file])))
        assert (found.outlet, found.published, found.title) == (expected.outlet, expected.published, expected.title)


def test_an_id_is_the_one_that_records_get_too() -> None:
    assert only(read("-", stdin=TEXT.encode())).id == decode_article(line()).id == article_id(None, TEXT)
