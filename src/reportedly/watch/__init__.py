"""Watching: feeds asked in rounds, their articles into the corpus, and what happened told once.

    for found in watch_round(corpus, Asked(feeds=feeds), World.real(), Manners()): ...

One layer between the command line and the corpus. Everything it must remember lies in the store's watchbook, so that a
round may end at any point.
"""

from __future__ import annotations

from reportedly.watch.manners import Manners
from reportedly.watch.round import Asked, watch_round
from reportedly.watch.world import World

__all__ = ["Asked", "Manners", "World", "watch_round"]
