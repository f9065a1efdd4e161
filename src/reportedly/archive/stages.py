"""The stages of a run, in order."""

from __future__ import annotations

from reportedly.archive.extract import EXTRACT
from reportedly.archive.find_candidates import FIND_CANDIDATES
from reportedly.archive.find_look_alikes import LOOK_ALIKES
from reportedly.archive.find_repeats import REPEATS
from reportedly.archive.group_stories import STORIES
from reportedly.archive.link import LINK
from reportedly.archive.read import READ
from reportedly.archive.stage import Stage

STAGES: tuple[Stage, ...] = (EXTRACT, REPEATS, READ, LOOK_ALIKES, FIND_CANDIDATES, STORIES, LINK)


def stage_called(name: str) -> Stage:
    """The stage of that name; raises KeyError."""
    return {stage.name: stage for stage in STAGES}[name]
