"""The corpus for an assistant: a few tools over the Model Context Protocol, every answer with ids, offsets and verbatim passages."""

from __future__ import annotations

from reportedly.assistant.create_assistant import create_assistant

__all__ = ["create_assistant"]
