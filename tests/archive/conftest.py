"""A small archive, and the run over it that the others are held against."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.inline_crew import do_run
from archive.warcs import packed, warc_records
from reportedly.archive.run import Run


@pytest.fixture(scope="session")
def warc(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "crawl.warc.gz"
    path.write_bytes(packed(warc_records()))
    return path


@pytest.fixture(scope="session")
def whole(warc: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    return do_run(tmp_path_factory.mktemp("run") / "out", warc)
