"""Corpora -> an MCP server with the tools."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from mcp.server.mcpserver import MCPServer
from mcp_types import ToolAnnotations

from reportedly.assistant.answers import NOTE
from reportedly.assistant.tools import Tools
from reportedly.corpus.corpora import Corpora
from reportedly.version import VERSION

INSTRUCTIONS = (
    "Reportedly answers who says so, and how they know: claims of news articles with the chain each came through. Cite "
    f"claims by their id and quote passages verbatim. {NOTE}"
)


def create_assistant(
    corpora: Corpora, today: Callable[[], date] = date.today, *, allow_private: bool = False
) -> MCPServer[object]:
    """The server, for stdio or HTTP; who makes the corpora closes them."""
    server: MCPServer[object] = MCPServer(
        "reportedly", title="Reportedly", instructions=INSTRUCTIONS, version=VERSION, log_level="WARNING"
    )
    for tool in Tools(corpora, today, allow_private=allow_private).all:
        # Only a page to read may come from outside of the corpus.
        outside = tool.__name__ == "read_article"
        server.add_tool(
            tool,
            annotations=ToolAnnotations(read_only_hint=True, open_world_hint=outside),
            structured_output=True,
        )
    return server
