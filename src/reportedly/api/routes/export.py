"""Export: the whole corpus in a format that other tools read, as it is being written."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import StreamingResponse

from reportedly.api.parameters import Parameters
from reportedly.api.stream import streamed
from reportedly.corpus.write_export import WRITERS
from reportedly.export.format import MEDIA_TYPES, Format

router = APIRouter(tags=["export"])


class ExportFilters(Parameters):
    """How to write it."""

    format: Format = Field(
        Format.JSONL,
        description="jsonl and jsonld: what the machine read and, beside it, what people judged; csv, parquet, stix: claims with judgements applied.",
    )


@router.get(
    "/export",
    response_class=StreamingResponse,
    responses={200: {"content": {media: {} for media in MEDIA_TYPES.values()}, "description": "The corpus"}},
)
def export(request: Request, filters: Annotated[ExportFilters, Query()]) -> StreamingResponse:
    """The whole corpus. It comes as it is written; a connection that ends early means that it is not whole."""
    corpora, chosen = request.app.state.corpora, filters.format
    with corpora.borrow() as corpus:
        corpus.coverage()  # a store that is gone is told before the answer begins
        content = streamed(lambda out: WRITERS[chosen](corpus, out))
    name = f"reportedly.{'json' if chosen is Format.STIX else chosen}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return StreamingResponse(content, media_type=MEDIA_TYPES[chosen], headers=headers)
