"""Jobs outlive the server that was given them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from starlette.testclient import TestClient

from reportedly.api import Jobs, KeptJobs
from reportedly.api.job import Job, State, Step, Task
from reportedly.corpus.corpora import Corpora
from reportedly.server import Settings, create_app
from reportedly.store import open_store
from reportedly.store.answers import KeptJob

HERE = "http://127.0.0.1:8000"


@pytest.fixture
def corpora(tmp_path: Path) -> Iterator[Corpora]:
    opened = Corpora(str(tmp_path / "corpus.db"))
    yield opened
    opened.close()


def ended(jobs: Jobs, id: str) -> Job:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        if (job := jobs.find(id)) is not None and job.state.ended:
            return job
        time.sleep(0.01)
    raise AssertionError(f"job {id} has not ended")


def one_step() -> Iterator[Step]:
    yield Step(result=b'{"input": "one"}')


def test_a_job_that_ended_is_there_with_its_results_when_the_server_starts_anew(corpora: Corpora) -> None:
    jobs = Jobs(KeptJobs(corpora, "a"))
    id = jobs.submit(Task.READ, "Ines", "digest", 1, one_step).id
    ended(jobs, id)
    jobs.close()
    again = Jobs(KeptJobs(corpora, "a"))
    found = ended(again, id)
    assert (found.state, found.results, found.events[-1].name) == (State.DONE, [b'{"input": "one"}'], "done")
    assert again.submit(Task.READ, "Ines", "digest", 1, one_step).id == id
    again.close()


def test_a_job_under_way_when_the_server_is_killed_is_told_as_lost(corpora: Corpora) -> None:
    go_on = Event()

    def waits() -> Iterator[Step]:
        go_on.wait(20)
        yield from one_step()

    killed = Jobs(KeptJobs(corpora, "a"))
    ids = [killed.submit(Task.ADD, "Ines", digest, 1, waits).id for digest in ("under way", "waiting")]
    other, again = (Jobs(KeptJobs(corpora, server)) for server in ("b", "a"))
    assert other.all() == []
    for id in ids:
        lost = ended(again, id)
        assert lost.state is State.FAILED
        assert lost.problem is not None
        assert "send it again" in lost.problem.detail
    assert [one.ended for one in _stored(corpora)] == [True, True]
    assert again.submit(Task.ADD, "Ines", "waiting", 1, one_step).id not in ids
    go_on.set()
    for jobs in (killed, other, again):
        jobs.close()


def test_a_job_under_way_when_the_server_stops_is_told_as_lost(tmp_path: Path) -> None:
    store = str(tmp_path / "corpus.db")
    open_store(store).close()
    given = {"articles": [{"text": f"It rained {n} times, the water board said on Monday."} for n in range(100)]}
    with TestClient(create_app(Settings(store=store)), HERE) as client:
        sent = client.post("/api/v1/jobs/read", json=given).json()
    with TestClient(create_app(Settings(store=store)), HERE) as client:
        found = client.get(f"/api/v1/jobs/{sent['id']}").json()
    assert (found["state"], found["problem"]["status"]) == ("failed", 503)
    assert found["problem"]["type"].endswith("job-lost")


def _stored(corpora: Corpora) -> tuple[KeptJob, ...]:
    with corpora.borrow() as corpus:
        return corpus.store.jobs("a")
