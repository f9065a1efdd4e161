"""The records whose shape a JSON Schema of ours states already: OpenAPI refers to it instead of describing them again."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import WithJsonSchema

# Stands where `describe` puts the reference: pydantic knows only those to schemas of its own.
RECORD = "x-record"


def _ref(name: str) -> WithJsonSchema:
    return WithJsonSchema({RECORD: name})


ReportJson = Annotated[dict[str, Any], _ref("Report")]
ComparisonJson = Annotated[dict[str, Any], _ref("Comparison")]
AssertionJson = Annotated[dict[str, Any], _ref("Assertion")]
