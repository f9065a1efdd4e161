"""Write the model card beside the weights: what it is, what it was trained on, what it reaches, where it fails.

    python -m training.card WEIGHTS_DIR OPTIONS.json SCORES.json

OPTIONS.json is what training.train wrote beside the checkpoint; SCORES.json is what `python -m benchmarks.quality` printed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from training.digests import write_digests

CARD = """# The reader's model

A small encoder that finds who says what in English news: one pass gives every wordpiece a score as the first one of a cue
(outermost or nested), role tags (source, cue, content) around each cue, names, and the kind, act, certainty and polarity of
each attribution. Made by `training/`; read by `reportedly.annotate.tag`.

| | |
|---|---|
| base | all-MiniLM-L6-v2 (22M parameters, Apache-2.0), word embeddings frozen, token types replaced by 32 wordpiece shapes |
| files | encoder.onnx (int8, dynamic, per channel), roles.onnx and stances.onnx (float32), tokenizer.json, labels.json; SHA256SUMS over all |
| training | {training} |
| licence | Apache-2.0, as the base; no text of the training data is contained |

## Data

* PolNeAR train (840 documents of US campaign news 2015-16; spans, never nested; automatic entities as silver).
* Reportedly's chain annotations, train split (177 articles of 35 outlets; nested, with kind, act, certainty, polarity). They
  were made with language models under `annotation/GUIDELINES.md`; sparse batches were gone over twice.
* Annotations of our own (training/annotations: 297 articles, mostly foreign news of 2013, 2017 and 2019, 7,396 attributions),
  made in the same way under the same guidelines, one annotator an article; their agreement with the chain annotations stands in
  training/annotations/README.md. 30 further articles, on which no weights were fitted, are measured below as "foreign/held out".
* A first training saw the two corpora alone; the weights here went on from it, drawn a quarter of the way back to the base model,
  on windows cut anew in every epoch with up to a fifth of the wordpieces hidden.

## Scores of these int8 weights

`python -m benchmarks.quality` (development splits; the same figures are the floor in quality/baseline.json):

{scores}

## Limits

English news prose. US politics and foreign news of 2013-2019 are what it has seen; other genres, transcripts and social media
are not measured. An attribution whose parts lie over about 120 wordpieces from its cue is cut. Where its two corpora disagree
("that" at the start of a content, the comma that closes a source) it follows the text's likeness to either. It says what an
article says, never whether it is true.
"""


def table(scores: dict[str, dict[str, float]]) -> str:
    """Scores as one Markdown table."""
    rows = [
        f"| {suite} | {name} | {value:.3f} |" for suite, figures in scores.items() for name, value in figures.items()
    ]
    return "\n".join(["| on | figure | |", "|---|---|---|", *rows])


def main(weights: Path, options: Path, scores: Path) -> None:
    """Write CARD.md and refresh the digests."""
    ran = json.loads(options.read_text("utf8"))
    training = ", ".join(f"{name} {value}" for name, value in ran.items())
    card = CARD.format(training=training, scores=table(json.loads(scores.read_text("utf8"))))
    (weights / "CARD.md").write_text(card, "utf8")
    write_digests(weights)


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))
