"""Score act, certainty and polarity on the gold spans of the chains, without the model.

    python -m benchmarks.stance [--folds 5] [--chains ../shared/data/chains]

`dev` is the accuracy of what ships; `train, left out` that of the fitted signs alone on training documents whose fold they
were not fitted on (some minutes; `--folds 0` leaves it out). With the model's leanings: `python -m benchmarks.quality`.
Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from training.corpora import Document, chains
from training.stance import FIELDS, cross_validated, drafts_of, examples_of

from benchmarks.shared import DATA
from reportedly.annotate.judge_stance import judge_stance


def main() -> None:
    """Run the benchmark and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chains", type=Path, default=DATA / "chains")
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args()
    report = {"dev": shipped_accuracy(list(chains(options.chains / "dev")))}
    if options.folds:
        examples = examples_of(chains(options.chains / "train"))
        report["train, left out"] = {
            field: round(cross_validated(examples, field, options.folds), 4) for field in FIELDS
        }
    print(json.dumps(report, indent=1))


def shipped_accuracy(documents: Sequence[Document]) -> dict[str, float]:
    """Share of the attributions that the shipped weights judge as annotated, for each field."""
    judged = [
        (stance, gold.labels)
        for document in documents
        for stance, gold in zip(judge_stance(document.text, drafts_of(document)), document.attributions, strict=True)
    ]
    return {
        field: round(
            sum(getattr(stance, field) == getattr(labels, field) for stance, labels in judged) / len(judged), 4
        )
        for field in FIELDS
    }


if __name__ == "__main__":
    main()
