"""Feeds of every format become items; what a feed lacks or breaks is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.errors import EmptyError, NotFoundError, RecordError, UnsupportedError
from reportedly.ingest.feed import Feed
from reportedly.ingest.read_feed import read_feed
from reportedly.ingest.read_opml import read_opml
from reportedly.model.article import Relation

AT = "https://gazette.example/feeds/world"
RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Ferry Gazette</title>
<item><title>Bridge &amp;amp; ferry</title><link>/bridge?id=7&amp;utm_source=rss</link><pubDate>Wed, 04 Mar 2026 10:00:00 +0100</pubDate>
<dc:creator>Ines Marrow</dc:creator><source url="https://agency.example/rss">Coastal Press Agency</source></item>
<item><title>No link</title><description>Nothing</description></item>
<item><guid isPermaLink="true">https://gazette.example/ferry</guid></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Ferry Gazette</title><entry><title>Bridge</title><id>tag:1</id>
<link rel="alternate" href="https://gazette.example/bridge"/><link rel="replies" href="https://gazette.example/bridge/comments"/>
<published>2026-03-04T10:00:00Z</published><updated>2026-03-05T11:00:00Z</updated><author><name>Ines Marrow</name></author>
<source><title>Coastal Press Agency</title></source></entry></feed>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Ferry Gazette",
        "items": [
            {
                "id": "1",
                "url": "https://gazette.example/bridge",
                "title": "Bridge",
                "date_published": "2026-03-04T10:00:00Z",
                "authors": [{"name": "Ines Marrow"}],
            },
            {"id": "2", "title": "nowhere"},
            7,
        ],
    }
)
SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://gazette.example/old</loc><lastmod>2026-03-01</lastmod></url>
<url><loc>https://gazette.example/bridge</loc><news:news><news:publication><news:name>Ferry Gazette</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2026-03-04T10:00:00Z</news:publication_date><news:title>Bridge</news:title></news:news></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://gazette.example/a.xml</loc><lastmod>2026-03-01</lastmod></sitemap>
<sitemap><loc>https://gazette.example/b.xml.gz</loc><lastmod>2026-03-04</lastmod></sitemap></sitemapindex>"""
OPML = """<?xml version="1.0"?><opml version="2.0"><body><outline text="News"><outline text="Gazette" type="rss" xmlUrl="https://gazette.example/rss"/>
<outline text="Post" xmlURL="https://post.example/rss"/></outline><outline xmlUrl="https://gazette.example/rss"/></body></opml>"""


def read(text: str) -> Feed:
    return read_feed(text.encode(), AT)


def test_rss_gives_address_date_author_and_source() -> None:
    feed = read(RSS)
    bridge, ferry = feed.items
    assert bridge.url == "https://gazette.example/bridge?id=7"
    assert (bridge.stated.title, bridge.stated.published) == ("Bridge & ferry", "2026-03-04T10:00:00+01:00")
    assert bridge.stated.authors == ("Ines Marrow",)
    assert bridge.credit is not None
    assert (bridge.credit.name, bridge.credit.relation) == ("Coastal Press Agency", Relation.ORIGINALLY_APPEARED)
    assert ferry.url == "https://gazette.example/ferry"
    assert len(feed.faults) == 1


def test_atom_gives_the_article_and_not_its_comments() -> None:
    (entry,) = read(ATOM).items
    assert (entry.url, entry.stated.published) == ("https://gazette.example/bridge", "2026-03-04T10:00:00+00:00")
    assert entry.credit is not None
    assert entry.credit.name == "Coastal Press Agency"


def test_an_entry_that_was_updated_is_another_version() -> None:
    (before,), (after,) = read(ATOM).items, read(ATOM.replace("2026-03-05", "2026-03-06")).items
    assert before.version != after.version == read(ATOM.replace("2026-03-05", "2026-03-06")).items[0].version


def test_json_feed_skips_what_is_no_item() -> None:
    feed = read(JSON)
    assert [(one.url, one.stated.authors) for one in feed.items] == [
        ("https://gazette.example/bridge", ("Ines Marrow",))
    ]
    assert len(feed.faults) == 2


def test_a_news_sitemap_lists_the_newest_first_with_its_publication() -> None:
    first, second = read(SITEMAP).items
    assert (first.stated.outlet, first.stated.title) == ("Ferry Gazette", "Bridge")
    assert second.url == "https://gazette.example/old"


def test_an_index_of_sitemaps_leads_to_the_newest_first() -> None:
    assert read(INDEX).further == ("https://gazette.example/b.xml.gz", "https://gazette.example/a.xml")


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "utf-8"])
def test_a_feed_is_read_in_the_encoding_that_it_has(encoding: str) -> None:
    content = (
        RSS.replace('version="1.0"?', f'version="1.0" encoding="{encoding}"?')
        .replace("Bridge", "Café")
        .encode(encoding)
    )
    assert read_feed(content, AT, media_type="text/xml", encoding="us-ascii").items[0].stated.title == "Café & ferry"


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", EmptyError),
        ("hello", UnsupportedError),
        ("<html><body>hello</body></html>", UnsupportedError),
        ("{", RecordError),
        ('{"items": 1}', RecordError),
        ("<rss><channel><item", RecordError),
        ("<urlset><url></urlset>", RecordError),
        ("<urlset>" + "<a>" * 300, RecordError),
    ],
)
def test_what_is_no_feed_says_so(text: str, error: type[Exception]) -> None:
    with pytest.raises(error, match=r"gazette\.example"):
        read(text)


def test_an_entity_leads_nowhere() -> None:
    stolen = '<!DOCTYPE urlset [<!ENTITY x SYSTEM "file:///etc/passwd">]><urlset><url><loc>https://gazette.example/&x;</loc></url></urlset>'
    assert [one.url for one in read(stolen).items] == ["https://gazette.example/"]


def test_opml_gives_every_feed_once(tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text(OPML, "utf8")
    assert read_opml(path) == ("https://gazette.example/rss", "https://post.example/rss")


@pytest.mark.parametrize(("text", "error"), [("<opml/>", EmptyError), ("<rss/>", RecordError), ("no", RecordError)])
def test_a_list_that_is_none_says_so(tmp_path: Path, text: str, error: type[Exception]) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text(text, "utf8")
    with pytest.raises(error, match=r"feeds\.opml"):
        read_opml(path)
    with pytest.raises(NotFoundError):
        read_opml(tmp_path / "none.opml")
