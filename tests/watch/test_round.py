"""Rounds against a site that misbehaves: what can be read is, and nothing ends a round."""

from __future__ import annotations

import gzip
import itertools
import time
from collections.abc import Callable, Iterator

import pytest

from reportedly.ingest import Failure
from reportedly.model.article import Relation
from reportedly.store.answers import Added
from watch.conftest import Rounds
from watch.site import Answer, Site, item, rss, running

Articles = Callable[[int], list[str]]
TEXT = "The bridge over the Sorl will reopen on Friday, the transport ministry said on Tuesday. Nine cables had snapped in the storm."


def test_new_articles_are_read_stored_and_read_once(site: Site, rounds: Rounds, articles: Articles) -> None:
    feed = site.feed("/feed", *articles(3))
    assert rounds.outcomes(feed) == ["added"] * 3
    assert rounds.corpus.coverage().articles == 3
    assert rounds.outcomes(feed) == []
    assert [site.times(f"/story-{n}") for n in range(3)] == [1, 1, 1]


def test_a_feed_that_did_not_change_is_asked_conditionally_and_answers_without_a_body(
    site: Site, rounds: Rounds, articles: Articles
) -> None:
    feed = site.feed("/feed", *articles(1))
    rounds.run(feed)
    rounds.run(feed)
    assert [one.headers.get("If-None-Match") for one in site.asked if one.path == "/feed"] == [None, '"1"']


def test_the_feeds_source_is_a_credit_and_tracking_is_no_part_of_an_address(site: Site, rounds: Rounds) -> None:
    site.story("/bridge", TEXT)
    source = '<source url="https://agency.example/feed">Coastal Press Agency</source>'
    feed = site.feed("/feed", item(f"{site.at}/bridge?utm_source=rss&utm_medium=feed#top", more=source))
    site.answers["/bridge?utm_source=rss&utm_medium=feed"] = Answer(status=500)
    (added,) = rounds.run(feed)
    assert isinstance(added, Added)
    article = rounds.corpus.article(added.article)
    assert article.url == f"{site.at}/bridge"
    assert [(one.name, one.relation) for one in article.credits] == [
        ("Coastal Press Agency", Relation.ORIGINALLY_APPEARED)
    ]


def test_what_a_page_does_not_say_its_feed_says(site: Site, rounds: Rounds) -> None:
    site.answers["/bare"] = Answer(TEXT.encode(), type="text/plain; charset=utf-8")
    (added,) = rounds.run(site.feed("/feed", item(f"{site.at}/bare", title="Bridge to reopen")))
    assert isinstance(added, Added)
    article = rounds.corpus.article(added.article)
    assert (article.title, article.published) == ("Bridge to reopen", "2026-03-04T10:00:00+01:00")


def test_an_article_that_its_feed_says_has_changed_is_a_revision(site: Site, rounds: Rounds) -> None:
    first = site.story("/bridge", TEXT)
    (added,) = rounds.run(site.feed("/feed", first))
    assert isinstance(added, Added)
    site.story("/bridge", TEXT.replace("Friday", "Monday"))
    changed = item(f"{site.at}/bridge", title="Bridge to reopen later")
    assert rounds.outcomes(site.feed("/feed", changed, changed)) == ["revised"]
    assert "Monday" in rounds.corpus.article(added.article).text


def test_an_article_that_changes_without_a_word_is_found_by_looking_again(site: Site, rounds: Rounds) -> None:
    feed = site.feed("/feed", site.story("/bridge", TEXT))
    rounds.run(feed)
    site.story("/bridge", TEXT.replace("Friday", "Monday"))
    assert rounds.outcomes(feed) == []
    rounds.later(hours=2)
    assert rounds.outcomes(feed) == ["revised"]
    rounds.later(days=30)
    rounds.run(feed)
    rounds.later(days=30)
    assert [rounds.outcomes(feed) for _ in range(2)] == [["unchanged"], []]


def test_a_host_that_is_busy_for_a_moment_is_asked_again(site: Site, rounds: Rounds, articles: Articles) -> None:
    feed = site.feed("/feed", *articles(1))
    good = site.answers["/feed"]
    assert isinstance(good, Answer)
    site.answers["/feed"] = [Answer(status=429, headers={"Retry-After": "0"}), Answer(status=503), good]
    assert rounds.outcomes(feed) == ["added"]
    assert site.times("/feed") == 3


def test_a_host_that_asks_us_to_stay_away_for_an_hour_is_left_alone_for_an_hour(
    site: Site, rounds: Rounds, articles: Articles
) -> None:
    feed = site.feed("/feed", *articles(1))
    good = site.answers["/feed"]
    site.answers["/feed"] = Answer(status=429, headers={"Retry-After": "3600"})
    (failure,) = rounds.run(feed)
    assert isinstance(failure, Failure)
    assert failure.error.exit_code == 4
    site.answers["/feed"] = good
    rounds.later(minutes=59)
    assert (rounds.outcomes(feed), site.times("/feed")) == ([], 1)
    rounds.later(minutes=2)
    assert rounds.outcomes(feed) == ["added"]


def test_an_article_that_fails_for_a_while_is_read_in_a_later_round(site: Site, rounds: Rounds) -> None:
    feed = site.feed("/feed", site.story("/bridge", TEXT))
    good = site.answers["/bridge"]
    site.answers["/bridge"] = Answer(status=500)
    assert len(rounds.outcomes(feed)) == 1
    site.answers["/bridge"] = good
    rounds.later(minutes=6)
    assert rounds.outcomes(feed) == ["added"]


def test_an_article_that_is_not_there_is_given_up_and_told_once(site: Site, rounds: Rounds) -> None:
    feed = site.feed("/feed", item(f"{site.at}/none"))
    assert "does not exist" in rounds.outcomes(feed)[0]
    rounds.later(days=2)
    assert rounds.outcomes(feed) == []


def dripping() -> Iterator[bytes]:
    for _ in range(200):
        time.sleep(0.05)
        yield b" "


def endless() -> Iterator[bytes]:
    yield b'<?xml version="1.0"?><rss version="2.0"><channel>'
    yield from itertools.repeat(b"<item><title>again</title></item>" * 100)


def silent() -> Iterator[bytes]:
    time.sleep(3)
    yield b""


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    b"<urlset><url><loc>&c;</loc></url></urlset>"
)
BAD = {
    "gone": (Answer(status=410), "does not exist"),
    "always 500": (Answer(status=500), "try again later"),
    "dripping": (Answer(dripping), "takes longer"),
    "endless": (Answer(endless, type="application/rss+xml"), "more than the"),
    "silent": (Answer(silent), "does not answer"),
    "broken": (Answer(b'<?xml version="1.0"?><rss><channel><title>Cut', type="text/xml"), "broken"),
    "broken sitemap": (Answer(b"<urlset><url><loc>x</url>", type="text/xml"), "broken XML"),
    "many laughs": (Answer(LAUGHS, type="text/xml"), "without the address"),
    "broken JSON": (
        Answer(b'{"version": "https://jsonfeed.org/version/1.1", "items": [', type="application/json"),
        "JSON",
    ),
    "a page": (
        Answer(b'<!doctype html><html><link rel="alternate" type="application/rss+xml" href="/right">'),
        "its feed is http://",
    ),
    "a picture": (Answer(b"\x89PNG", type="image/png"), "no feed"),
    "nothing": (Answer(b"", type="text/xml"), "nothing"),
    "round and round": (Answer(status=302, headers={"Location": "/bad"}), "redirects"),
    "bomb": (
        Answer(gzip.compress(b" " * 9_000_000), headers={"Content-Encoding": "gzip"}, type="text/xml"),
        "more than",
    ),
    "packed bomb": (Answer(gzip.compress(b" " * 60_000_000), type="application/gzip"), "unpacks to more"),
    "elsewhere": (Answer(status=302, headers={"Location": "file:///etc/passwd"}), "no address"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_feed_is_one_line_and_the_good_one_is_read(site: Site, rounds: Rounds, name: str) -> None:
    answer, told = BAD[name]
    site.answers["/bad"] = answer
    good = site.feed("/feed", site.story("/bridge", TEXT))
    found = rounds.run(f"{site.at}/bad", good)
    (failure,) = (one for one in found if isinstance(one, Failure))
    assert told in str(failure.error)
    assert "\n" not in str(failure.error)
    assert [one.outcome for one in found if isinstance(one, Added)] == ["added"]


def test_a_feed_that_breaks_off_is_read_as_far_as_it_goes(site: Site, rounds: Rounds) -> None:
    whole = rss(site.story("/bridge", TEXT), site.story("/ferry", TEXT.replace("bridge", "ferry")))
    site.answers["/feed"] = Answer(whole[: whole.index(b"</channel>") - 30], type="application/rss+xml")
    found = rounds.run(f"{site.at}/feed")
    assert [one.outcome for one in found if isinstance(one, Added)][:1] == ["added"]
    assert [one for one in found if isinstance(one, Failure)]


def test_an_article_in_another_encoding_than_is_stated_is_read(site: Site, rounds: Rounds) -> None:
    feed = site.feed("/feed", site.story("/bridge", TEXT.replace("ministry", "café ministry")))
    story = site.answers["/bridge"]
    assert isinstance(story, Answer)
    assert isinstance(story.body, bytes)
    site.answers["/bridge"] = Answer(story.body.decode().encode("cp1252"), type="text/html; charset=utf-8")
    (added,) = rounds.run(feed)
    assert isinstance(added, Added), added
    assert "café ministry" in rounds.corpus.article(added.article).text


def test_what_robots_txt_forbids_is_not_fetched(site: Site, rounds: Rounds) -> None:
    site.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /bridge\n", type="text/plain")
    found = rounds.outcomes(site.feed("/feed", site.story("/bridge", TEXT), site.story("/ferry", TEXT)))
    assert (site.times("/bridge"), site.times("/ferry")) == (0, 1)
    assert "robots.txt" in found[1]


def test_a_site_whose_robots_txt_fails_is_left_alone(site: Site, rounds: Rounds) -> None:
    site.answers["/robots.txt"] = Answer(status=503)
    (failure,) = rounds.run(site.feed("/feed", site.story("/bridge", TEXT)))
    assert isinstance(failure, Failure)
    assert site.times("/feed") == 0


def test_a_private_address_is_refused_unless_it_is_allowed(site: Site, rounds: Rounds) -> None:
    from reportedly.watch import Asked, World, watch_round
    from watch.conftest import HASTY

    (failure,) = watch_round(rounds.corpus, Asked(feeds=[f"{site.at}/feed"]), World.real(), HASTY)
    assert isinstance(failure, Failure)
    assert "--allow-private" in str(failure.error)
    assert site.asked == []


def test_a_hundred_feeds_at_once_are_read_and_the_bad_ones_among_them_told(rounds: Rounds) -> None:
    sites = [running() for _ in range(10)]
    opened = [one.__enter__() for one in sites]
    feeds = []
    for number, (site, n) in enumerate(itertools.product(opened, range(10))):
        story = site.story(
            f"/{n}",
            f"Ferry number {number} sails again on Friday, the harbour board said. It was repaired by {number + 2} people in Karrow.",
        )
        feeds.append(site.feed(f"/feed-{n}", story) if number < 5 or number % 10 else f"{site.at}/none")
    for site in opened:
        for n in range(1, 10):
            site.answers[f"/feed-{n}"] = site.answers["/feed-1"]
    found = rounds.run(*feeds)
    for one in sites:
        one.__exit__(None, None, None)
    assert sum(isinstance(one, Failure) for one in found) == 9
    assert all(sum(site.times(f"/feed-{n}") for n in range(10)) >= 9 for site in opened)
    assert rounds.corpus.coverage().articles == 11
