"""Compare the articles of each annotated event and print what ../shared/score/score_stories.py makes of it.

python -m benchmarks.stories                          # read the articles, compare, score
python -m benchmarks.stories --vectors lexical        # without the weights of the vectors of passages
python -m benchmarks.stories --reports stories.jsonl  # keep the reports there, or take them from there
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.shared import DATA, scorer
from reportedly.annotate.embed_passages import PassageVectors
from reportedly.codec import decode_report, encode_report
from reportedly.ingest import article_from_record
from reportedly.link.compare import compare
from reportedly.link.record import encode_comparison
from reportedly.link.vectors import LexicalVectors, Vectors
from reportedly.model.report import Report
from reportedly.reader import Reader

STORIES = DATA / "stories"
WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "reportedly" / "weights" / "vectors"


def main() -> None:
    """Print the scorer's figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vectors", default=str(WEIGHTS))
    parser.add_argument("--reports", type=Path)
    options = parser.parse_args()
    vectors: Vectors = LexicalVectors() if options.vectors == "lexical" else PassageVectors(Path(options.vectors))
    stories = [json.loads(path.read_text(encoding="utf8")) for path in sorted((STORIES / "groups").glob("*.json"))]
    reports = _kept(options.reports) or {report.article.id: report for report in _read(stories)}
    if options.reports and not options.reports.exists():
        options.reports.write_bytes(b"".join(encode_report(report) + b"\n" for report in reports.values()))
    with tempfile.TemporaryDirectory() as folder:
        for story in stories:
            found = compare([reports[article["id"]] for article in story["articles"]], vectors)
            record = json.dumps(encode_comparison(found))
            (Path(folder) / f"{story['group']}.json").write_text(record, encoding="utf8")
        scorer("score_stories").main(str(STORIES / "groups"), str(STORIES / "gold"), folder)


def _read(stories: list[dict[str, Any]]) -> Iterator[Report]:
    reader = Reader()
    for story in stories:
        for article in story["articles"]:
            yield reader.read(article_from_record({**article, "published": article["date"]}))


def _kept(path: Path | None) -> Mapping[str, Report]:
    if path is None or not path.exists():
        return {}
    with path.open("rb") as lines:
        return {report.article.id: report for report in map(decode_report, lines)}


if __name__ == "__main__":
    main()
