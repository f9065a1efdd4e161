"""A page gives its article's text, and title, authors, date and outlet from the best place that states them."""

from __future__ import annotations

import json

import pytest

from reportedly.errors import EmptyError
from reportedly.ingest import Metadata
from reportedly.ingest.extract_page import article_from_html
from reportedly.model.article import Article

SENTENCE = "The mayor said on Tuesday that the second ferry will run from Monday, whatever the weather does. "
STATED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Not this"},
        {
            "@type": "NewsArticle",
            "headline": "Second ferry will run from Monday",
            "author": [{"@type": "Person", "name": "Ines J. Marrow"}, {"name": "Bo Fenn"}],
            "publisher": {"@type": "Organization", "name": "A.P."},
            "datePublished": "2026-03-04T10:15:00+01:00",
        },
    ],
}


def page(head: str = "", body: str = "", stated: object = None) -> str:
    script = f'<script type="application/ld+json">{json.dumps(stated)}</script>' if stated else ""
    return (
        f"<html lang='en'><head><title>Second ferry will run from Monday | Harbour Post</title>{head}{script}</head>"
        f"<body><article><h1>Second ferry will run from Monday</h1>{body}<p>{SENTENCE * 3}</p><p>{SENTENCE * 2}</p></article></body></html>"
    )


def read(html: str, **given: object) -> Article:
    return article_from_html(html, Metadata(**given))  # type: ignore[arg-type]


def test_what_the_page_states_is_taken_word_for_word() -> None:
    article = read(page(stated=STATED))
    assert article.title == "Second ferry will run from Monday"
    assert article.authors == ("Ines J. Marrow", "Bo Fenn")
    assert article.published == "2026-03-04T10:15:00+01:00"
    assert article.outlet == "Associated Press"


def test_the_site_names_the_outlet() -> None:
    assert read(page(head="<meta property='og:site_name' content='Harbour Post'>")).outlet == "Harbour Post"


@pytest.mark.parametrize("url", ["https://www.wsj.com/story", "https://blogs.wsj.com/story"])
def test_the_domain_names_the_outlet_where_the_page_does_not(url: str) -> None:
    assert read(page(), url=url).outlet == "The Wall Street Journal"


def test_the_canonical_link_is_the_address() -> None:
    article = read(page(head="<link rel='canonical' href='https://apnews.com/article/ferry'>"))
    assert (article.url, article.outlet) == ("https://apnews.com/article/ferry", "Associated Press")


def test_a_figure_caption_is_a_caption() -> None:
    article = read(page(body="<figure><img src='a.png'><figcaption>The ferry in fog at Tarn</figcaption></figure>"))
    assert [span.text(article.text) for span in article.captions] in ([], ["The ferry in fog at Tarn"])
    assert "The ferry in fog" not in article.text or article.captions


def test_credit_lines_of_a_page_are_read_too() -> None:
    article = read(
        page(body="<p>TARN (Reuters) - The council met late, three of its members said on Tuesday.</p>"),
        outlet="Harbour Post",
    )
    assert [credit.name for credit in article.credits] == ["Reuters"]


def test_given_metadata_goes_before_the_page() -> None:
    assert read(page(stated=STATED), outlet="Harbour Post", authors=("Cal Dunn",)).authors == ("Cal Dunn",)


def test_broken_statements_do_no_harm() -> None:
    assert (
        read(page(head='<script type="application/ld+json">{"@type": "NewsArticle", </script>')).title
        == "Second ferry will run from Monday"
    )


@pytest.mark.parametrize(
    "words", ["", "Menu", "Please enable JavaScript and cookies in your browser to see this page, thank you."]
)
def test_a_page_without_an_article_says_so(words: str) -> None:
    with pytest.raises(EmptyError, match="save the article's text"):
        read(f"<html><body><div><p>{words}</p></div></body></html>")


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "windows-1251"])
def test_a_page_says_its_encoding(encoding: str) -> None:
    html = page(
        head=f"<meta charset='{encoding}'>", body="<p>The house price rose by a half, the council’s surveyor said.</p>"
    )
    assert "council’s" in article_from_html(html.encode(encoding)).text
