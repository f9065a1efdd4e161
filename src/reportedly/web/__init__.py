"""The desk in a browser: pages rendered here, whole without script and without network, over what a corpus answers.

`build_router` gives the routes; static files lie in `static/`, to be mounted at /static. A request's `app.state.corpora` lends a
corpus, its `state` tells `role`, `who` and `csrf`; `problem_page` shows an error in the dress of the other pages.
"""

from __future__ import annotations

from reportedly.web.problem_page import problem_page
from reportedly.web.router import build_router

__all__ = ["build_router", "problem_page"]
