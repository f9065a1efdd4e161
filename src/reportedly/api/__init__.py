"""REST under /api/v1: what the corpus holds, for programs, described by OpenAPI 3.1.

Paths are the corpus's nouns. Parameters are checked before anything is read, all faults at once; answers are the nouns
themselves, encoded as they are everywhere else; OpenAPI describes the same classes.
"""

from __future__ import annotations

from reportedly.api.build_router import build_router
from reportedly.api.describe import describe
from reportedly.api.jobs import Jobs
from reportedly.api.kept_jobs import KeptJobs

__all__ = ["Jobs", "KeptJobs", "build_router", "describe"]
