"""Compare the articles of each annotated event and print what ../shared/score/score_stories.py makes of it.

python -m benchmarks.stories                          # read the articles, compare, score
python -m benchmarks.stories --vectors lexical        # without the weights of the vectors of passages
python -m benchmarks.stories --reports stories.jsonl  # keep the reports there, or take them from there
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from training.stories import kept_reports

from benchmarks.shared import DATA, scorer
from reportedly.annotate.embed_passages import PassageVectors
from reportedly.codec import encode_report
from reportedly.corpus.compare_articles import compare_reports
from reportedly.ingest import article_from_record
from reportedly.link.record import encode_comparison
from reportedly.link.vectors import LexicalVectors, Vectors
from reportedly.model.report import Report
from reportedly.reader import Reader

STORIES = DATA / "stories"
WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "reportedly" / "weights" / "vectors"


def stories() -> list[dict[str, Any]]:
    """The annotated events, each with its articles."""
    return [json.loads(path.read_text(encoding="utf8")) for path in sorted((STORIES / "groups").glob("*.json"))]


def read(events: list[dict[str, Any]], reader: Reader) -> Iterator[Report]:
    """The reports on all articles of the events."""
    for event in events:
        for article in event["articles"]:
            yield reader.read(article_from_record({**article, "published": article["date"]}))


def score(events: list[dict[str, Any]], reports: Mapping[str, Report], vectors: Vectors) -> dict[str, Any]:
    """What the scorer makes of the comparisons; `reports` by the id of their article."""
    with tempfile.TemporaryDirectory() as folder:
        for event in events:
            found = compare_reports((reports[article["id"]] for article in event["articles"]), vectors)
            record = json.dumps(encode_comparison(found))
            (Path(folder) / f"{event['group']}.json").write_text(record, encoding="utf8")
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            scorer("score_stories").main(str(STORIES / "groups"), str(STORIES / "gold"), folder)
    result: dict[str, Any] = json.loads(said.getvalue())
    return result


def main() -> None:
    """Print the scorer's figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vectors", default=str(WEIGHTS))
    parser.add_argument("--reports", type=Path)
    options = parser.parse_args()
    vectors: Vectors = LexicalVectors() if options.vectors == "lexical" else PassageVectors(Path(options.vectors))
    events = stories()
    reports = (kept_reports(options.reports) if options.reports else {}) or {
        report.article.id: report for report in read(events, Reader())
    }
    if options.reports and not options.reports.exists():
        options.reports.write_bytes(b"".join(encode_report(report) + b"\n" for report in reports.values()))
    print(json.dumps(score(events, reports, vectors), indent=1))


if __name__ == "__main__":
    main()
