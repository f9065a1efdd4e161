"""Fit the weights of `reportedly.link.score_pairs` to our annotated events of use "weights".

    python -m training.fit_pairs                            # reads the articles first: some minutes
    python -m training.fit_pairs --reports reports.jsonl    # keeps the reports there, or takes them from there

Prints the table to paste into score_pairs.py and, on standard error, the F1 over pairs of clauses at the best threshold,
each event left out of the fit once. The vectors were trained on other events: with those that trained them, meaning
would seem to say more than it does. Needs ../shared/data; no torch.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.annotate.embed_passages import PassageVectors
from reportedly.link.lineage import lineage_of
from reportedly.link.score_pairs import WEIGHTS, Matrix, pair_features
from reportedly.link.speakers import speaker_keys
from reportedly.link.split_statements import split_statements
from reportedly.link.vectors import Vectors
from reportedly.model.report import Report
from training.fit_logistic import Rows, best_f1, fit_logistic, table
from training.fit_options import fit_options
from training.stories import Event, Use, claims_held, our_events, reports_for, reports_of

RIDGE = 3e-2
# Of the pairs with a gold claim on one side only, and on neither, this share is drawn: nearly all pairs are such, and all
# alike. They count less, for the annotation lists only what several articles tell.
DRAWN_ONE, DRAWN_NEITHER = 0.25, 0.05
UNSURE = 0.7


def rows_of(event: Event, reports: Mapping[str, Report], vectors: Vectors, rng: np.random.Generator) -> Rows:
    """The pairs of one event's clauses."""
    chosen = reports_of(event, reports)
    statements = [s for place, report in enumerate(chosen) for s in split_statements(place, report)]
    speakers = speaker_keys([lineage_of(s, chosen[s.article]) for s in statements])
    features = pair_features(statements, vectors([s.passage for s in statements]), speakers)
    return drawn(features, claims_held(event, statements), np.array([s.article for s in statements]), rng)


def drawn(
    features: Mapping[str, Matrix],
    held: Sequence[frozenset[str]],
    articles: NDArray[np.int64],
    rng: np.random.Generator,
) -> Rows:
    """Pairs of different articles: all of which both carry a gold claim, some of the others.

    Within one article a claim is told in parts that no two articles cut alike, so that such pairs teach nothing.
    """
    one, other = np.triu_indices(len(held), 1)
    across = articles[one] != articles[other]
    one, other = one[across], other[across]
    marked = np.array([bool(claims) for claims in held], dtype=bool)
    both = marked[one] & marked[other]
    single = (marked[one] | marked[other]) & ~both
    kept = both | (single & (rng.random(len(one)) < DRAWN_ONE))
    kept |= ~both & ~single & (rng.random(len(one)) < DRAWN_NEITHER)
    one, other, both = one[kept], other[kept], both[kept]
    return Rows(
        features=np.stack([features[name][one, other] for name in WEIGHTS], axis=1),
        right=np.array([float(bool(held[i] & held[j])) for i, j in zip(one, other, strict=True)]),
        counts=np.where(both, 1.0, UNSURE),
    )


def held_out(events: Sequence[Rows]) -> float:
    """Best F1 over all pairs, those of each event scored by weights fitted to the others."""
    odds = [
        fit_logistic(Rows.joined([*events[:n], *events[n + 1 :]]), RIDGE).odds(left.features)
        for n, left in enumerate(events)
    ]
    return best_f1(np.concatenate([rows.right for rows in events]), np.concatenate(odds))


def main() -> None:
    """Print the table of weights, then the held-out figure."""
    options = fit_options(__doc__)
    events = our_events(Use.WEIGHTS)
    reports, rng = reports_for(events, options.data, options.reports), np.random.default_rng(0)
    vectors = PassageVectors(options.vectors, threads=1)
    rows = [rows_of(event, reports, vectors, rng) for event in events]
    print(table(WEIGHTS, fit_logistic(Rows.joined(rows), RIDGE)))
    print(f"{len(rows)} events, F1 over pairs, each event held out: {held_out(rows):.3f}", file=sys.stderr)


if __name__ == "__main__":
    main()
