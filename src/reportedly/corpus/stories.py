"""Stories: articles on one event, grouped as they come in, and compared anew when one joins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import count

from reportedly.corpus.compare_articles import compare_reports
from reportedly.corpus.judge_report import judge_report
from reportedly.corpus.make_constraints import make_constraints
from reportedly.corpus.make_entry import make_entry
from reportedly.corpus.make_notices import Notices
from reportedly.errors import NotFoundError
from reportedly.link.find_copies import find_copies
from reportedly.link.vectors import Vectors
from reportedly.model.article import Article
from reportedly.model.comparison import Comparison
from reportedly.model.judgement import Rulings, Subject, SubjectType
from reportedly.model.report import Report
from reportedly.store import Store
from reportedly.store.answers import Candidate, Entry

# What people link within a comparison; articles and stories are grouped, sources named.
LINKED = (SubjectType.CLAIM, SubjectType.ASSERTION)
# Days between two articles on one event.
WINDOW = 10
# Articles looked at for one that comes in, and those of one story compared with each other: the cost of adding has a bound.
CANDIDATES = 60
MOST_COMPARED = 40
# Share of an article's own weight in keys that another must have to be on its event, and that a story's articles must have
# on average. On ../shared/data/stories nine of ten pairs of one event lie above the second, a fifth of the looked-at others too,
# and most of those are on the same affair.
SAME_EVENT = 0.17
SAME_STORY = 0.13
# Shared bands from which two articles are compared word by word.
COPIED_BANDS = 2
# With these many articles of fewer keys each, a share says nothing: captions, notices.
FEWEST_KEYS = 8
# Stands in the name of a story whose founder had founded one before.
AGAIN = "~"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """A stored article and how much of the newcomer's weight in keys it shares, 0 to 1."""

    article: str
    share: float


class Stories:
    """The stories of a store. What changes is held until `settle`, so that a batch compares each story once.

    A story goes by the id of the article that founded it, so that it keeps its name as it grows.
    """

    def __init__(self, store: Store, vectors: Vectors, now: Callable[[], datetime]) -> None:
        self._store, self._vectors, self._now = store, vectors, now
        self._rulings: Rulings | None = None
        self._members: dict[str, list[str]] = {}
        self._home: dict[str, str | None] = {}
        self._changed: set[str] = set()
        self._fresh: set[str] = set()

    def announce(self, id: str) -> None:
        """An article, or a version of it, is new: what it brings is told when its story is compared."""
        self._fresh.add(id)
        self.touch(id)

    def place(self, id: str, entry: Entry) -> None:
        """Find the story of an article that was just stored under an id; one that has a story stays in it."""
        day = _day(entry.report.article.published) or entry.seen.date()
        found = self._store.candidates(entry.bands, entry.keys, day, days=WINDOW, limit=CANDIDATES)
        self._compare_with_look_alikes(id, found)
        if self._home_of(id) is None:
            self._house(id, relatives_of(id, found, len(entry.keys)))

    def place_again(self, id: str) -> bool:
        """Find the story of an article that is kept already, if it has none; gives whether a story is to be compared for it.

        That is so where one was found, and where an earlier run was cut off before it compared again what had changed.
        """
        if self._home_of(id) is not None:
            return self._store.is_behind(id)
        self.place(id, make_entry(self.report(id), self._now()))
        return self._home_of(id) is not None

    def regroup(self, id: str) -> None:
        """Take the story of an article apart, and find the story of each of its articles anew."""
        members = tuple(self._members_of(home)) if (home := self._home_of(id)) else (id,)
        for member in members:
            self._move(member, None)
        for member in members:
            self.place_again(member)

    def touch(self, id: str) -> None:
        """Have the story of an article compared anew."""
        if home := self._home_of(id):
            self._changed.add(home)

    def member(self, story: str) -> str:
        """An article of a story, also of one that is part of another by now; raises NotFoundError if there is none."""
        members = self._members_of(story) or [self._store.article(story.partition(AGAIN)[0]).id]
        return members[0]

    def join(self, ids: Sequence[str]) -> None:
        """Put the stories of these articles into one, as a person judged."""
        first = self._home_of(ids[0]) or self._found(ids[0])
        for id in ids[1:]:
            home = self._home_of(id)
            if home != first:
                for member in tuple(self._members_of(home)) if home else (id,):
                    self._move(member, first)

    def part(self, id: str) -> None:
        """Take an article out of its story."""
        self._move(id, None)

    def settle(self) -> None:
        """Compare every story that changed, and keep it; what is held is let go of."""
        self._rulings = None
        notices = Notices(self._store, self._vectors, self._now(), self.judged)
        wanted = bool(self._fresh) and notices.wanted
        for story in sorted(self._changed):
            members = self._members_of(story)
            if len(members) > 1:
                compared = self.compare(members)
                told = notices.of_story(self._kept(story), compared, self._fresh) if wanted else ()
                self._store.keep_story(story, compared, self._now(), told)
            else:
                self._store.drop_story(story)
        if wanted:
            told = tuple(one for id in sorted(self._fresh) for one in notices.of_article(id))
            self._store.watchbook.keep_notices(told)
        self._members.clear()
        self._home.clear()
        self._changed.clear()
        self._fresh.clear()

    def _kept(self, story: str) -> Comparison | None:
        """The comparison as it was before this change, with the texts that it was made of."""
        try:
            kept = self._store.story(story)
        except NotFoundError:
            return None
        return replace(kept, articles=tuple(self._version_before(article) for article in kept.articles))

    def _version_before(self, article: Article) -> Article:
        versions = self._store.revisions(article.id) if article.id in self._fresh else ()
        return self._store.article(article.id, versions[-2].number) if len(versions) > 1 else article

    def compare(self, ids: Sequence[str]) -> Comparison:
        """What these articles say between them, as they are judged."""
        linked = any(one.type in LINKED for pair in self.rulings.links for one in pair)
        judged = self._store.judged_claims(ids) if linked else {}
        return compare_reports(map(self.report, ids), self._vectors, make_constraints(self.rulings, judged))

    def report(self, id: str) -> Report:
        """The stored report of an article as it is judged."""
        return self.judged(self._store.report(id))

    def judged(self, report: Report) -> Report:
        """A stored report with the judgements in force applied."""
        claims = self._store.claims(report.article.id) if self.rulings != Rulings() else ()
        return judge_report(report, claims, self.rulings)

    @property
    def rulings(self) -> Rulings:
        """What the ledger comes to, read once until the next `settle`."""
        if self._rulings is None:
            self._rulings = self._store.rulings()
        return self._rulings

    def _compare_with_look_alikes(self, id: str, found: Iterable[Candidate]) -> None:
        """Label copies at once, also of articles on no common event, or without a date."""
        alike = [one.article for one in found if one.bands >= COPIED_BANDS and one.article != id]
        if alike:
            articles = [self._store.article(one) for one in (id, *alike[:MOST_COMPARED])]
            self._store.keep_copies([one.id for one in articles], find_copies(articles))

    def _house(self, id: str, relatives: Sequence[Relative]) -> None:
        """Into the story whose articles it shares most with, else into a new one with relatives that have none."""
        share = {one.article: one.share for one in relatives}
        homes = dict.fromkeys(home for one in relatives if (home := self._home_of(one.article)))
        fits = {home: self._fit(id, self._members_of(home), share) for home in homes}
        best = max(fits, key=lambda home: fits[home], default=None)
        if best is not None and fits[best] >= SAME_STORY:
            self._move(id, best)
            return
        unhoused = [
            one.article
            for one in relatives
            if one.share >= SAME_EVENT and self._home_of(one.article) is None and self._may_meet(id, [one.article])
        ]
        if unhoused:
            story = self._found(unhoused[0])
            for article in (*unhoused[1:], id):
                self._move(article, story)

    def _fit(self, id: str, members: Sequence[str], share: dict[str, float]) -> float:
        """The mean share over the story's articles: one near relative does not chain two events."""
        if len(members) >= MOST_COMPARED or not self._may_meet(id, members):
            return 0.0
        return sum(share.get(member, 0.0) for member in members) / len(members)

    def _may_meet(self, id: str, others: Sequence[str]) -> bool:
        """Whether no person has parted them."""
        mine = _subjects(id)
        alone = any(frozenset((one,)) in self.rulings.apart for one in mine)
        pairs = (frozenset((one, other)) for one in mine for name in others for other in _subjects(name))
        return not alone and not any(pair in self.rulings.apart for pair in pairs)

    def _found(self, id: str) -> str:
        """Found a story with one article; the name may be taken by a story that its founder was taken out of."""
        story = next(name for n in count(1) if not self._members_of(name := f"{id}{AGAIN}{n}" if n > 1 else id))
        self._move(id, story)
        return story

    def _move(self, id: str, story: str | None) -> None:
        old = self._home_of(id)
        if old is not None:
            self._members_of(old).remove(id)
            self._changed.add(old)
        self._home[id] = story
        if story is not None:
            self._members_of(story).append(id)
            self._changed.add(story)

    def _home_of(self, id: str) -> str | None:
        if id not in self._home:
            records = self._store.stories(of_article=id)
            self._home[id] = records[0].id if records else None
        return self._home[id]

    def _members_of(self, story: str) -> list[str]:
        if story not in self._members:
            self._members[story] = list(_members(self._store, story))
        return self._members[story]


def relatives_of(id: str, found: Iterable[Candidate], keys: int) -> tuple[Relative, ...]:
    """The candidates by how much of the article's own weight they share; the article is among its own candidates."""
    own = max((one.weight for one in found if one.article == id), default=0.0)
    if not own or keys < FEWEST_KEYS:
        return ()
    shares = (Relative(article=one.article, share=one.weight / own) for one in found if one.article != id)
    return tuple(sorted(shares, key=lambda one: -one.share))


def _members(store: Store, story: str) -> tuple[str, ...]:
    for record in store.stories(of_article=story):
        if record.id == story:
            return record.articles
    try:
        return tuple(article.id for article in store.story(story).articles)
    except NotFoundError:
        return ()


def _subjects(id: str) -> tuple[Subject, Subject]:
    """An article is judged as itself or by the name of the story that it founded."""
    return Subject(SubjectType.ARTICLE, id), Subject(SubjectType.STORY, id)


def _day(published: str | None) -> date | None:
    try:
        return datetime.fromisoformat(published or "").date()
    except ValueError:
        return None
