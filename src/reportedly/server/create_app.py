"""Settings -> application: API, pages and static files over one corpus, behind one gate.

What routes find: `request.app.state.corpora` (borrow a corpus with `with corpora.borrow() as corpus:`, or `borrow_to_write()`),
`request.app.state.settings`, `request.app.state.door`, and of the caller `request.state.role` ("none", "reader", "editor"),
`request.state.who` (a name, "" if unknown) and `request.state.csrf` (what a form must carry in its field `csrf`).
Routes are functions, not coroutines, since they wait for the store: each then runs in a thread of its own.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from fastapi import Depends, FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from reportedly.access.authorise import Authorise
from reportedly.access.door import Door, names_for
from reportedly.access.forms import require_csrf
from reportedly.access.gate import Gate
from reportedly.access.headers import SecureHeaders
from reportedly.access.limit_body import LimitBody
from reportedly.access.limit_rate import Buckets, LimitRate
from reportedly.access.limit_time import LimitTime
from reportedly.api import Jobs, KeptJobs, build_router, describe
from reportedly.api.answer import PROBLEMS
from reportedly.corpus.corpora import Corpora
from reportedly.model.token import Token
from reportedly.reader import Reader
from reportedly.server.handle_errors import handle_errors
from reportedly.server.health import router as health
from reportedly.server.remember_answers import RememberAnswers
from reportedly.server.settings import Settings
from reportedly.server.sign_in import router as sign_in
from reportedly.version import VERSION

DESCRIPTION = (
    "Who says so, and how do they know? Attributed claims of news articles, each with the chain it came through."
)


def create_app(settings: Settings, corpora: Corpora | None = None) -> FastAPI:
    """The application; it opens the corpus when it starts, unless it is given one, and closes what it opened."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        opened = None if corpora else Corpora(settings.store, Reader(threads=settings.threads))
        app.state.corpora = corpora or opened
        kept = KeptJobs(app.state.corpora, settings.server)
        app.state.jobs = jobs = await run_in_threadpool(Jobs, kept)
        try:
            yield
        finally:
            await run_in_threadpool(jobs.close)
            if opened:
                opened.close()

    def find_token(digest: str) -> Token | None:
        opened: Corpora = app.state.corpora
        with opened.borrow() as corpus:
            return corpus.store.find_token(digest)

    door = Door(
        open_reading=settings.open_reading,
        names=names_for(settings.host, settings.names),
        port=settings.port,
        find_token=find_token,
    )

    def edition() -> str:
        opened: Corpora = app.state.corpora
        return opened.edition()

    def today() -> date:
        day: date = app.state.today()
        return day

    remember = Middleware(RememberAnswers, edition=edition, today=today)
    app = FastAPI(
        title="Reportedly",
        version=VERSION,
        description=DESCRIPTION,
        lifespan=lifespan,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,  # its scripts come from elsewhere
        redoc_url=None,
        redirect_slashes=False,
        telemetry={"tracing": False, "metrics": False, "logs": False},
        middleware=_middleware(settings, door, remember),
    )
    app.state.settings, app.state.door, app.state.problem_page = settings, door, None
    app.state.today = date.today
    handle_errors(app)
    _include(app)
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]
    return app


def _middleware(settings: Settings, door: Door, remember: Middleware) -> list[Middleware]:
    """Outermost first."""
    rate = [Middleware(LimitRate, buckets=Buckets(settings.units))] if settings.units else []
    return [
        Middleware(SecureHeaders),
        Middleware(LimitTime, seconds=settings.seconds),
        Middleware(LimitBody, most=settings.body, seconds=settings.seconds),
        Middleware(Gate, door=door),
        *rate,
        Middleware(Authorise),
        remember,
        Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5),
    ]


def _include(app: FastAPI) -> None:
    """Every route; those of the pages come before ours, which do without them."""
    app.include_router(health, responses=PROBLEMS)
    app.include_router(build_router(), dependencies=[Depends(require_csrf)])
    _include_pages(app)
    app.include_router(sign_in, dependencies=[Depends(require_csrf)])


def _include_pages(app: FastAPI) -> None:
    """Pages and their static files; `problem_page(request, problem)` renders errors to who looks in a browser."""
    if find_spec("reportedly.web") is None:  # until the pages are merged
        return
    web = import_module("reportedly.web")
    app.include_router(web.build_router(), dependencies=[Depends(require_csrf)], include_in_schema=False)
    app.mount("/static", StaticFiles(directory=Path(str(web.__file__)).with_name("static")), name="static")
    app.state.problem_page = getattr(web, "problem_page", None)
