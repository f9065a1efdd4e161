"""What is kept for those who watch, in either database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from reportedly.model.follow import Follow, FollowType
from reportedly.model.notice import Notice, NoticeKind
from reportedly.store import Store
from reportedly.store.watch_nouns import FeedState, ItemState, Rounds
from store.entries import entry, saying

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
FEED = FeedState(url="https://gazette.example/rss", due=NOON, title="Ferry Gazette", etag='"1"')
ITEM = ItemState(
    url="https://gazette.example/bridge",
    feed=FEED.url,
    version="1",
    due=NOON,
    title="Bridge",
    authors=("Ines Marrow",),
    credit="CPA",
)


def notice(id: str) -> Notice:
    return Notice(
        id=id,
        kind=NoticeKind.SAID,
        at=NOON,
        article="ferry-1",
        words="the bridge will open",
        chain=("Gazette", "Ada Quill"),
    )


def test_a_feed_and_what_it_announces_come_back_as_they_were(store: Store) -> None:
    assert store.watchbook.keep_feed(FEED, [ITEM]) == 1
    assert store.watchbook.feed(FEED.url) == FEED
    assert store.watchbook.due_items(NOON, 10) == (ITEM,)
    assert store.watchbook.due_items(NOON - timedelta(seconds=1), 10) == ()


def test_an_item_is_due_again_when_its_feed_says_something_new_of_it(store: Store) -> None:
    store.watchbook.keep_feed(FEED, [ITEM])
    read = replace(ITEM, due=None, checks=1, article="a1", told="d", etag='"9"')
    store.watchbook.keep_items([read])
    assert store.watchbook.keep_feed(FEED, [ITEM]) == 0
    assert store.watchbook.due_items(NOON, 10) == ()
    changed = replace(ITEM, version="2", title="Bridge opens")
    assert store.watchbook.keep_feed(FEED, [changed]) == 1
    assert store.watchbook.due_items(NOON, 10) == (replace(read, version="2", title="Bridge opens", due=NOON),)


def test_another_feed_that_words_an_article_differently_changes_nothing(store: Store) -> None:
    store.watchbook.keep_feed(FEED, [ITEM])
    other = replace(FEED, url="https://other.example/rss")
    assert store.watchbook.keep_feed(other, [replace(ITEM, feed=other.url, version="9")]) == 0
    assert store.watchbook.due_items(NOON, 10) == (ITEM,)


def test_a_notice_is_kept_once_and_in_order(store: Store) -> None:
    store.watchbook.keep_notices([notice("a"), notice("b")])
    store.watchbook.keep_notices([notice("b"), notice("c")])
    posted = store.watchbook.notices()
    assert [one.notice for one in posted] == [notice("a"), notice("b"), notice("c")]
    assert store.watchbook.last_position() == posted[-1].position
    assert [one.notice.id for one in store.watchbook.notices(posted[0].position)] == ["b", "c"]


def test_each_target_has_its_own_place(store: Store) -> None:
    assert store.watchbook.last_sent("out") is None
    store.watchbook.keep_sent("out", 3)
    store.watchbook.keep_sent("out", 5)
    store.watchbook.keep_sent("other", 1)
    assert (store.watchbook.last_sent("out"), store.watchbook.last_sent("other")) == (5, 1)


def test_what_is_followed_is_kept_once_and_can_go(store: Store) -> None:
    one = Follow(type=FollowType.CLAIM, what="c1", since=NOON, article="ferry-1", words="the bridge")
    assert not store.watchbook.watched()
    store.watchbook.follow(one)
    store.watchbook.follow(replace(one, since=NOON + timedelta(days=1)))
    assert store.watchbook.follows() == (one,)
    assert store.watchbook.watched()
    assert store.watchbook.unfollow(one.id)
    assert not store.watchbook.unfollow(one.id)


def test_a_query_finds_claims_and_texts_of_the_articles_asked_about(store: Store) -> None:
    store.add(entry())
    store.add(entry(saying("2", "The bridge fell.")))
    (claim,) = store.claims("ferry-1")
    assert store.watchbook.claims_matching("bridge open", ("ferry-1",)) == {claim.id, "ferry-1"}
    assert store.watchbook.claims_matching("bridge -open", ("ferry-1",)) == frozenset()
    assert store.watchbook.claims_matching('") (', ("ferry-1",)) == frozenset()


def test_rounds_remember_the_first_and_the_last_that_ended(store: Store) -> None:
    assert store.watchbook.rounds() == Rounds(first=None, last=None)
    store.watchbook.keep_round(NOON, None)
    store.watchbook.keep_round(NOON, NOON + timedelta(minutes=1))
    store.watchbook.keep_round(NOON + timedelta(hours=1), None)
    assert store.watchbook.rounds() == Rounds(first=NOON, last=NOON + timedelta(minutes=1))
