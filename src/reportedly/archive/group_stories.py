"""Stage six, CANDIDATES -> STORIES: articles into stories in order of their days, as the corpus does one that comes in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from reportedly.archive.guard import Guard
from reportedly.archive.run import Run
from reportedly.archive.shard import Shard, key_of
from reportedly.archive.stage import Bench, Found, Row, Stage
from reportedly.archive.write_tables import read_rows
from reportedly.corpus.stories import MOST_COMPARED, SAME_EVENT, SAME_STORY, Relative


@dataclass(slots=True)
class Grouping:
    """Stories as they grow; one goes by the article that founded it."""

    home: dict[str, str] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)

    def place(self, id: str, relatives: Sequence[Relative]) -> None:
        """Into the story whose articles it shares most with, else into a new one with relatives that have none."""
        share = {one.article: one.share for one in relatives}
        homes = dict.fromkeys(home for one in relatives if (home := self.home.get(one.article)))
        fits = {home: self._fit(self.members[home], share) for home in homes}
        best = max(fits, key=lambda home: fits[home], default=None)
        if best is not None and fits[best] >= SAME_STORY:
            self._move(id, best)
            return
        unhoused = [one.article for one in relatives if one.share >= SAME_EVENT and one.article not in self.home]
        if unhoused:
            for article in (*unhoused, id):
                self._move(article, unhoused[0])

    def _fit(self, members: Sequence[str], share: Mapping[str, float]) -> float:
        """The mean share over the story's articles: one near relative does not chain two events."""
        if len(members) >= MOST_COMPARED:
            return 0.0
        return sum(share.get(member, 0.0) for member in members) / len(members)

    def _move(self, id: str, story: str) -> None:
        self.home[id] = story
        self.members.setdefault(story, []).append(id)


def plan_stories(run: Run) -> list[Shard]:
    """One shard: an article has a place only once those before it have theirs."""
    wrote = [(r.number, r.digest_of("candidates")) for r in run.receipts("candidates") if r.digest_of("candidates")]
    key = key_of(STORIES.name, STORIES.version, wrote)
    takes = {"files": [f"candidates-{number:06}.parquet" for number, _ in wrote]}
    return [Shard(stage=STORIES.name, number=0, key=key, takes=takes, weight=max(1, len(wrote)))]


def group_stories(shard: Shard, bench: Bench, guard: Guard) -> Iterator[Found]:
    """Stories of two articles or more, in the order in which they began."""
    paths = [bench.run.folder / "candidates" / file for file in shard.takes["files"]]
    parts: dict[str, int] = {}
    grouping = Grouping()
    for id, relatives in _relatives(read_rows(paths), parts):
        grouping.place(id, relatives)
    for story, members in grouping.members.items():
        for article in members:
            yield Row(table="stories", values={"story": story, "article": article, "part": parts[article]})


def _relatives(rows: Iterable[Mapping[str, Any]], parts: dict[str, int]) -> Iterator[tuple[str, list[Relative]]]:
    """Each article with its candidates; notes in `parts` where articles lie."""
    for id, group in groupby(rows, key=lambda row: str(row["article"])):
        relatives = []
        for row in group:
            parts[id], parts[row["other"]] = row["part"], row["other_part"]
            relatives.append(Relative(article=row["other"], share=row["share"]))
        yield id, relatives


STORIES = Stage(name="stories", version=1, unit="blocks", plan=plan_stories, work=group_stories, shuffles=True)
