"""The server: API, pages and static files as one application, behind one gate."""

from __future__ import annotations

from reportedly.server.create_app import create_app
from reportedly.server.settings import Settings

__all__ = ["Settings", "create_app"]
