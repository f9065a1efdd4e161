"""What is told of what happened: once, of what is followed, with an id by which a repeat is known."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from reportedly.bundled import bundled, manifest
from reportedly.corpus import Corpus
from reportedly.errors import FetchError, InputError, NotFoundError
from reportedly.export.notice_line import notice_json, notice_line
from reportedly.ingest import Failure
from reportedly.model.notice import Notice, NoticeKind
from reportedly.store.answers import StoryAssertion
from reportedly.watch.targets import AppriseTarget
from watch.conftest import Rounds
from watch.site import Answer, Site, item, running

FIRST = ("meridian-gazette", "coastal-press-agency")
THEN = ("harbour-post", "channel-six-news", "federal-standard")


def serve(site: Site, *ids: str) -> str:
    """A feed of bundled articles."""
    records = {
        json.loads(line)["id"]: line.encode() for line in bundled()["conflict.jsonl"].read_text("utf8").splitlines()
    }
    items = []
    for one in (article for article in manifest() if article.id in ids):
        path, kind = f"/{one.id}", "text/html" if one.file.endswith(".html") else "text/plain; charset=utf-8"
        body = records.get(one.id) or bundled()[one.file].read_bytes()
        site.answers[path] = Answer(body, type="application/json" if one.id in records else kind)
        items.append(item(site.at + path, title=one.title or one.id))
    return site.feed("/feed", *items)


def a_claim(corpus: Corpus, words: str) -> str:
    return next(claim.id for claim in corpus.all_claims() if words in claim.text)


def texts(told: list[Notice]) -> list[str]:
    return [notice_line(one) for one in told]


SHIPPED = (
    "The Upland Front received four hundred rockets from Kessary through the harbour of Sella, a senior official said on Tuesday. "
    "The garrison at Ostrel town fears an attack. The lighthouse at Cape Lorn was painted white, its keeper Ola Brand said."
)
DENIED = (
    "The Foreign Ministry denied on Wednesday that the Upland Front received four hundred rockets from Kessary through the harbour of Sella. "
    "The garrison at Ostrel town fears an attack. Cape Lorn and its lighthouse keeper Ola Brand saw nothing, the ministry said."
)


def test_a_denial_of_a_followed_claim_is_told_and_nothing_else(site: Site, rounds: Rounds) -> None:
    first = site.story("/shipped", SHIPPED)
    rounds.run(site.feed("/feed", first))
    follow = rounds.corpus.follow(f"claim:{a_claim(rounds.corpus, 'four hundred rockets')}")
    rounds.run(site.feed("/feed", first, site.story("/denied", DENIED, outlet="Harbour Post", day="2026-03-05")))
    (notice,) = rounds.told
    assert (notice.kind, notice.follows, notice.chain) == (
        NoticeKind.DENIAL,
        (follow.id,),
        ("Harbour Post", "Foreign Ministry"),
    )
    assert notice.words in rounds.corpus.article(notice.article).text
    assert notice_line(notice).startswith("Denied: Harbour Post <- Foreign Ministry, 5 March 2026: “")


REPEATED = (
    "The harbour union said on Tuesday that the Upland Front received four hundred rockets from Kessary through the harbour of Sella. "
    "The garrison at Ostrel town fears an attack. Its keeper Ola Brand painted the lighthouse at Cape Lorn white."
)


EARLIER = (
    "An officer of the garrison at Ostrel town said on Monday that the Upland Front received four hundred rockets from Kessary through the harbour of Sella. "
    "Ola Brand, the keeper of the lighthouse at Cape Lorn, saw the ships."
)


def two_articles(site: Site) -> list[str]:
    """The items of two articles that say the same."""
    return [
        site.story("/shipped", SHIPPED, day="2026-03-04"),
        site.story("/repeated", REPEATED, outlet="Channel Six", day="2026-03-04"),
    ]


def an_assertion(corpus: Corpus, words: str) -> StoryAssertion:
    counted = corpus.store.assertions_by_claim([claim.id for claim in corpus.all_claims() if words in claim.text])
    (id,) = set(counted.values())
    return corpus.assertion(id)


def test_a_denial_of_a_followed_assertion_is_told_and_nothing_else(site: Site, rounds: Rounds) -> None:
    first = two_articles(site)
    rounds.run(site.feed("/feed", *first))
    followed = an_assertion(rounds.corpus, "four hundred rockets")
    follow = rounds.corpus.follow(f"assertion:{followed.assertion.id}")
    rounds.told.clear()
    rounds.run(site.feed("/feed", *first, site.story("/denied", DENIED, outlet="Harbour Post", day="2026-03-05")))
    (notice,) = rounds.told
    assert (notice.kind, notice.follows, notice.chain[0]) == (NoticeKind.DENIAL, (follow.id,), "Harbour Post")


def revised(site: Site, corpus: Corpus, article: str) -> str:
    """The item of one of the two articles, with another figure."""
    path, text = ("/shipped", SHIPPED) if "senior" in corpus.article(article).text else ("/repeated", REPEATED)
    return site.story(path, text.replace("four hundred", "500"), title="Changed", day="2026-03-04")


def test_a_figure_that_changes_inside_any_article_of_a_followed_assertion_is_told(site: Site, rounds: Rounds) -> None:
    rounds.run(site.feed("/feed", *two_articles(site)))
    followed = an_assertion(rounds.corpus, "four hundred rockets").assertion
    follow = rounds.corpus.follow(f"assertion:{followed.id}")
    assert follow.words == followed.text
    later = next(claim.article for claim in followed.claims if claim.article != follow.article)
    rounds.told.clear()
    rounds.run(site.feed("/feed", revised(site, rounds.corpus, later)))
    told = [one for one in rounds.told if one.kind is NoticeKind.FIGURE]
    assert told
    assert all(one.follows == (follow.id,) for one in told)


def test_a_followed_assertion_is_known_again_when_an_earlier_article_gives_it_another_id(
    site: Site, rounds: Rounds
) -> None:
    first = two_articles(site)
    rounds.run(site.feed("/feed", *first))
    followed = an_assertion(rounds.corpus, "four hundred rockets").assertion
    follow = rounds.corpus.follow(f"assertion:{followed.id}")
    earlier = site.story("/earlier", EARLIER, outlet="Ostmere Times", day="2026-03-03")
    rounds.run(site.feed("/feed", *first, earlier))
    assert an_assertion(rounds.corpus, "four hundred rockets").assertion.id != followed.id
    rounds.told.clear()
    rounds.run(site.feed("/feed", revised(site, rounds.corpus, follow.article or "")))
    told = [one for one in rounds.told if one.kind is NoticeKind.FIGURE]
    assert told
    assert all(one.follows == (follow.id,) for one in told)


def test_a_prediction_of_a_followed_assertion_is_told_on_its_day_and_others_are_not(site: Site, rounds: Rounds) -> None:
    rounds.clock = rounds.clock.replace(year=2026, month=3, day=4, hour=9)
    text = "The ferry to Karrow will sail again by Friday, the harbour board predicted on Tuesday. Its engine was repaired."
    other = "Two bears of the zoo at Dravik will have cubs by Friday, its vet Anna Feld predicted. Visitors may see them in summer."
    rounds.run(
        site.feed(
            "/feed",
            site.story("/ferry", text, title="Karrow ferry soon back"),
            site.story("/ferry-too", text.replace("Its", "The"), outlet="Channel Six", title="Engine of ferry mended"),
            site.story("/bears", other, title="Small bears"),
        )
    )
    follow = rounds.corpus.follow(f"assertion:{an_assertion(rounds.corpus, 'sail again').assertion.id}")
    rounds.later(days=2)
    rounds.run(f"{site.at}/feed")
    due = [one for one in rounds.told if one.kind is NoticeKind.DUE]
    assert len(due) == 2
    assert all(one.follows == (follow.id,) and "sail" in one.words for one in due)


def test_while_nothing_is_followed_everything_that_happens_is_told(site: Site, rounds: Rounds) -> None:
    rounds.run(serve(site, *FIRST))
    rounds.told.clear()
    rounds.run(serve(site, *FIRST, *THEN))
    assert {NoticeKind.DENIAL, NoticeKind.FIGURE} <= {one.kind for one in rounds.told}
    assert len({one.id for one in rounds.told}) == len(rounds.told)
    rounds.told.clear()
    rounds.run(f"{site.at}/feed")
    assert rounds.told == []


def test_a_followed_source_is_told_when_it_says_something_under_any_name_merged_with_it(
    site: Site, rounds: Rounds
) -> None:
    follow = rounds.corpus.follow("source:Dr Milo Senn")
    rounds.run(serve(site, *FIRST))
    said = [one for one in rounds.told if one.kind is NoticeKind.SAID]
    assert said
    assert all(one.chain[-1].endswith("Senn") and one.follows == (follow.id,) for one in said)


def test_a_followed_query_is_told_once_an_article(site: Site, rounds: Rounds) -> None:
    follow = rounds.corpus.follow('"mortar rounds" -weather')
    rounds.run(serve(site, *FIRST))
    found = [one for one in rounds.told if one.kind is NoticeKind.ARTICLE]
    assert found
    assert len({one.article for one in found}) == len(found)
    assert all(one.follows == (follow.id,) for one in found)


def test_a_figure_that_changes_inside_an_article_is_told(site: Site, rounds: Rounds) -> None:
    text = "The harbour board said 12 people were hurt when the crane fell at Karrow. The pier stays closed, the board said."
    rounds.run(site.feed("/feed", site.story("/crane", text)))
    changed = site.story("/crane", text.replace("12 people", "15 people"), title="Crane falls: 15 hurt")
    rounds.run(site.feed("/feed", changed, changed))
    (notice,) = (one for one in rounds.told if one.kind is NoticeKind.FIGURE)
    assert notice.figure is not None
    assert (notice.figure.earlier, notice.figure.now) == ((12.0,), 15.0)
    assert "15" in notice_line(notice)


def test_a_prediction_is_told_on_its_day_and_once(site: Site, rounds: Rounds) -> None:
    rounds.clock = rounds.clock.replace(year=2026, month=3, day=4, hour=9)
    text = "The ferry to Karrow will sail again by Friday, the harbour board predicted on Tuesday. Its engine was repaired."
    feed = site.feed("/feed", site.story("/ferry", text))
    told: list[list[str]] = []
    for _ in range(5):
        rounds.told.clear()
        rounds.run(feed)
        told.append([one.due or "" for one in rounds.told if one.kind is NoticeKind.DUE])
        rounds.later(days=1)
    assert [len(day) for day in told] == [0, 0, 1, 0, 0]
    assert "2026-03-06" in told[2][0]


def test_a_prediction_that_fell_due_while_nobody_watched_is_told_afterwards(site: Site, rounds: Rounds) -> None:
    rounds.clock = rounds.clock.replace(year=2026, month=3, day=4, hour=9)
    text = "The ferry to Karrow will sail again by Friday, the harbour board predicted on Tuesday. Its engine was repaired."
    feed = site.feed("/feed", site.story("/ferry", text))
    rounds.run(feed)
    rounds.clock += timedelta(days=5)
    rounds.run(feed)
    assert [one.kind for one in rounds.told] == [NoticeKind.DUE]


def test_a_notice_is_one_line_and_one_object(site: Site, rounds: Rounds) -> None:
    rounds.run(serve(site, *FIRST))
    rounds.run(serve(site, *FIRST, *THEN))
    for one in rounds.told:
        assert re.fullmatch(rf"[^\n\x00-\x1f]+ \[{one.id}\]", notice_line(one))
        record = json.loads(notice_json(one))
        assert (record["schema"], record["id"], record["words"]) == ("reportedly/notice/1", one.id, one.words)


def test_nothing_is_kept_to_tell_where_nobody_watches(rounds: Rounds) -> None:
    from reportedly.ingest import articles

    list(rounds.corpus.add(articles([str(path) for path in bundled("conflict").values()][:4])))
    assert rounds.corpus.store.watchbook.last_position() == 0


def test_what_is_followed_is_listed_and_let_go(rounds: Rounds) -> None:
    first, second = rounds.corpus.follow("source:Jana Orlik"), rounds.corpus.follow("harbour rockets")
    assert rounds.corpus.follow("source:Ms. Jana Orlik").id == first.id
    assert [one.id for one in rounds.corpus.follows()] == [first.id, second.id]
    assert rounds.corpus.unfollow("harbour rockets").id == second.id
    assert rounds.corpus.unfollow("source:Jana Orlik").id == first.id
    assert rounds.corpus.follows() == ()


@pytest.mark.parametrize(
    ("thing", "error"),
    [("claim:0000", NotFoundError), ("assertion:0000", NotFoundError), ("  ", InputError), ("query:", InputError)],
)
def test_what_cannot_be_followed_says_why(rounds: Rounds, thing: str, error: type[Exception]) -> None:
    with pytest.raises(error, match=r"reportedly|claim:ID|stories list"):
        rounds.corpus.follow(thing)


@pytest.fixture
def service() -> Iterator[Site]:
    with running() as site:
        site.answers["/hook"] = Answer(b"ok")
        yield site


def messages(service: Site) -> list[str]:
    return [json.loads(one.body)["message"] for one in service.asked if one.body]


def test_notices_reach_a_service_in_order_and_those_from_before_it_joined_do_not(
    site: Site, service: Site, rounds: Rounds
) -> None:
    rounds.run(serve(site, *FIRST))
    rounds.targets = (AppriseTarget(service.at.replace("http://", "json://") + "/hook"),)
    rounds.told.clear()
    rounds.run(serve(site, *FIRST, *THEN))
    assert "\n".join(messages(service)).splitlines() == texts(rounds.told)


def test_a_service_that_fails_gets_everything_in_the_next_round(site: Site, service: Site, rounds: Rounds) -> None:
    rounds.run(serve(site, *FIRST))
    service.answers["/hook"] = Answer(status=500)
    rounds.targets = (AppriseTarget(service.at.replace("http://", "json://me:secret@") + "/hook"),)
    rounds.told.clear()
    (failure,) = (one for one in rounds.run(serve(site, *FIRST, *THEN)) if isinstance(one, Failure))
    assert isinstance(failure.error, FetchError)
    assert "secret" not in str(failure.error)
    service.answers["/hook"] = Answer(b"ok")
    service.asked.clear()
    rounds.run(f"{site.at}/feed")
    assert "\n".join(messages(service)).splitlines() == texts(rounds.told)


def test_what_is_no_service_is_refused_without_showing_its_password() -> None:
    with pytest.raises(InputError, match="no service that Apprise knows") as caught:
        AppriseTarget("nosuch://me:secret@host")
    assert "secret" not in str(caught.value)
