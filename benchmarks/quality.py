"""Score the reader as shipped, and hold it to quality/baseline.json.

python -m benchmarks.quality            # show the figures
python -m benchmarks.quality --gate     # exit 1 if one fell below the baseline (says so and passes where ../shared is not)
python -m benchmarks.quality --update   # raise the baseline to what was reached; it never falls
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.corpora import spelt_out

from benchmarks import stories
from benchmarks.shared import DATA, SHARED, digest, lines, scorer
from reportedly.codec import encode_report
from reportedly.corpus.choose_vectors import choose_vectors
from reportedly.ingest import article_from_record
from reportedly.reader import Reader

BASELINE = Path(__file__).resolve().parents[1] / "quality" / "baseline.json"
HELD_OUT = Path(__file__).resolve().parents[1] / "training" / "annotations" / "held_out"
# Rounding differs a little between processors.
TOLERANCE = 0.003
# One claim more or less of the stories' 84, or one denial of their 26, moves a figure by so much.
ONE_CLAIM = 0.04

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Suite:
    """A named set of figures and the data they are measured on."""

    measure: Callable[[Reader], Figures]
    data: tuple[Path, ...]
    tolerance: float = TOLERANCE


def records(reader: Reader, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Reports, as their JSON, on rows of articles."""
    for row in rows:
        yield json.loads(encode_report(reader.read(article_from_record(row))))


def polnear(reader: Reader) -> Figures:
    """../shared/score/score_attributions.py on PolNeAR dev."""
    roles = ("source", "cue", "content")
    rows = []
    for gold in lines(DATA / "polnear/dev.jsonl.gz"):
        row = {"id": gold["id"], "text": gold["text"], "outlet": gold["publisher"], "published": gold["date"]}
        (report,) = records(reader, [row])
        predicted = [{r: a[r] for r in roles} for a in report["attributions"] if not a["inside"]]
        rows.append((gold["text"], predicted, gold["annotators"][0]["attributions"]))
    result = scorer("score_attributions").score(rows)
    figures = {f"exact {r}": result["exact"][r]["f1"] for r in roles}
    figures["content characters"] = result["chars"]["content"]["f1"]
    return figures | {f"paired {k}": v["f1"] for k, v in result["paired"].items()}


def chains(reader: Reader) -> Figures:
    """../shared/score/score_chains.py on chains dev."""
    score_chains = scorer("score_chains")
    folder = DATA / "chains/dev"
    rows = []
    for path in sorted((folder / "gold").glob("*.json")):
        article = json.loads((folder / "articles" / path.name).read_text("utf8"))
        (report,) = records(reader, [article])
        gold = json.loads(path.read_text("utf8"))["attributions"]
        rows.append((list(score_chains.from_report(report)), list(score_chains.gold_spans(article["text"], gold))))
    result = score_chains.score(rows)
    return {k: v for k, v in result.items() if isinstance(v, float)}


def foreign(reader: Reader) -> Figures:
    """The same scorer on our own annotations of foreign news that no training sees (training/annotations/held_out)."""
    wanted = {
        a["article"]: a["attributions"] for path in HELD_OUT.glob("*.json") for a in json.loads(path.read_text("utf8"))
    }
    score_chains, read = scorer("score_chains"), []
    for row in lines(DATA / "articles/articles.jsonl.gz"):
        if row["id"] in wanted:
            (report,) = records(reader, [row])
            gold = [spelt_out(a, row["text"]) for a in wanted[row["id"]]]
            read.append((list(score_chains.from_report(report)), gold))
    return {k: v for k, v in score_chains.score(read).items() if isinstance(v, float)}


def compared(reader: Reader) -> Figures:
    """../shared/score/score_stories.py on the five events of ../shared/data/stories."""
    events = stories.stories()
    reports = {report.article.id: report for report in stories.read(events, reader)}
    found = stories.score(events, reports, choose_vectors())
    figures = {"same claim": found["same_claim"]["f1"], "denials": found["denials"]["f1"]}
    return figures | found["range"] | {"single": found["single"], "origin": found["origin"]}


SUITES: dict[str, Suite] = {
    "polnear/dev": Suite(polnear, (DATA / "polnear/dev.jsonl.gz",)),
    "chains/dev": Suite(chains, (DATA / "chains/dev",)),
    "foreign/held out": Suite(foreign, (HELD_OUT,)),
    "stories": Suite(compared, (DATA / "stories",), tolerance=ONE_CLAIM),
}


def gate(found: dict[str, Figures], baseline: dict[str, Any]) -> list[str]:
    """What fell, in words."""
    fallen = []
    for name, suite in baseline.items():
        if suite["digest"] != digest(*SUITES[name].data):
            fallen.append(f"{name}: the evaluation data changed; measure again and record the new digest")
        for figure, floor in suite["figures"].items():
            reached = found[name].get(figure, 0.0)
            if reached < floor - SUITES[name].tolerance:
                fallen.append(f"{name}: {figure} fell from {floor:.4f} to {reached:.4f}")
    return fallen


def raised(found: dict[str, Figures], baseline: dict[str, Any]) -> dict[str, Any]:
    """The baseline with every figure at the higher of old and new."""
    return {
        name: {
            "digest": digest(*SUITES[name].data),
            "figures": {
                k: max(v, baseline.get(name, {}).get("figures", {}).get(k, 0.0)) for k, v in sorted(figures.items())
            },
        }
        for name, figures in found.items()
    }


def main() -> int:
    """Measure, show, and gate or update as asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gate", action="store_true")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--model", type=Path, default=None, help="another weights folder")
    arguments = parser.parse_args()
    if not SHARED.is_dir():
        print(f"quality: {SHARED} is not here, so nothing is measured")
        return 0
    reader = Reader(arguments.model)
    found = {name: suite.measure(reader) for name, suite in SUITES.items()}
    print(json.dumps(found, indent=1))
    baseline = json.loads(BASELINE.read_text("utf8")) if BASELINE.exists() else {}
    if arguments.update:
        BASELINE.write_text(json.dumps(raised(found, baseline), indent=1) + "\n", "utf8")
    fallen = gate(found, baseline) if arguments.gate else []
    for line in fallen:
        print(f"quality: {line}", file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    raise SystemExit(main())
