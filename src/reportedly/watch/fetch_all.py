"""Many addresses at once, politely: each comes out as what it answered or as the fault, in the order in which they answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from queue import Empty, Queue
from threading import Thread

from reportedly.errors import FetchError, ReportedlyError, UnavailableError
from reportedly.ingest.fetch_page import Page, Wanted
from reportedly.watch.hosts import Errand, Hosts
from reportedly.watch.manners import Manners
from reportedly.watch.robots import Robots
from reportedly.watch.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What became of the errand at a place."""

    place: int
    found: Page | ReportedlyError


def fetch_all(
    wanted: Sequence[tuple[str, Wanted]], world: World, manners: Manners, robots: Robots
) -> Iterator[Fetched]:
    """Every address, each once; passing faults are tried again. Few pages are held at once, however many there are."""
    hosts = Hosts(Errand(url=url, place=place, wanted=one) for place, (url, one) in enumerate(wanted))
    answers: Queue[Fetched] = Queue(maxsize=2 * manners.hosts)
    crew = _Crew(hosts, answers, world, manners, robots)
    # Daemons: a server that keeps one of them waiting must not keep the program from ending.
    for _ in range(min(manners.hosts, len(wanted))):
        Thread(target=crew.work, daemon=True).start()
    try:
        for _ in wanted:
            yield answers.get()
    finally:
        hosts.close()
        _drain(answers)


@dataclass(frozen=True, slots=True)
class _Crew:
    hosts: Hosts
    answers: Queue[Fetched]
    world: World
    manners: Manners
    robots: Robots

    def work(self) -> None:
        while (errand := self.hosts.take()) is not None:
            found = self._visit(errand)
            if isinstance(found, UnavailableError) and self._again(errand, found):
                continue
            self.hosts.done(errand, max(self.manners.pause, self.robots.pause(errand.url)))
            self.answers.put(Fetched(place=errand.place, found=found))

    def _again(self, errand: Errand, fault: UnavailableError) -> bool:
        errand.attempt += 1
        wait = self.manners.wait(errand.attempt, fault.after, self.world.random)
        if wait is not None:
            self.hosts.again(errand, wait)
        return wait is not None

    def _visit(self, errand: Errand) -> Page | ReportedlyError:
        from dataclasses import replace

        try:
            return self.world.fetch(errand.url, replace(errand.wanted, enter=self.robots.enter))
        except ReportedlyError as error:
            return error
        except Exception as error:  # a thread that dies would leave its errand unanswered
            fault = FetchError(f"{errand.url} cannot be fetched ({type(error).__name__}: {error}): please report this.")
            fault.__cause__ = error
            return fault


def _drain(answers: Queue[Fetched]) -> None:
    """Let go those who wait to put an answer that nobody takes."""
    try:
        while True:
            answers.get_nowait()
    except Empty:
        return
