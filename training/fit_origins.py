"""Fit the weights of `reportedly.link.weigh_origins` to our annotated events of use "weights".

    python -m training.fit_origins                            # reads the articles first: some minutes
    python -m training.fit_origins --reports reports.jsonl    # keeps the reports there, or takes them from there

The articles of each event are matched as `reportedly compare` does; every origin that asserts the assertion nearest to a
gold claim is right if the annotation names it for that claim. Prints the table to paste into weigh_origins.py and, on
standard error, how often that holds, each event left out of the fit once. Fit the pairs first (training.fit_pairs): the
origins are weighed by their scores. Needs ../shared; no torch.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

import numpy as np
from benchmarks.shared import scorer

from reportedly.annotate.embed_passages import PassageVectors
from reportedly.link.compare import lineages_of
from reportedly.link.find_copies import find_copies
from reportedly.link.find_denials import denies_by_itself, positions
from reportedly.link.match_claims import Matches, match_claims
from reportedly.link.speakers import speaker_keys
from reportedly.link.split_statements import split_statements
from reportedly.link.statement import Statement
from reportedly.link.trace_origins import Traced, trace_origins
from reportedly.link.vectors import Vectors
from reportedly.link.weigh_origins import WEIGHTS, origin_features
from reportedly.model.comparison import Position
from reportedly.model.report import Report
from training.fit_logistic import Rows, fit_logistic, table
from training.fit_options import fit_options
from training.stories import Event, GoldClaim, Use, holding, our_events, reports_for, reports_of

RIDGE = 1e-2
SameName = Callable[[str, str], bool]


def rows_of(event: Event, reports: Mapping[str, Report], vectors: Vectors, same: SameName) -> Rows:
    """The origins of one event's assertions, once for every gold claim that an assertion is nearest to."""
    chosen = reports_of(event, reports)
    articles = tuple(report.article for report in chosen)
    statements = [s for place, report in enumerate(chosen) for s in split_statements(place, report)]
    lineages = lineages_of(statements, chosen, find_copies(articles))
    denials = [denies_by_itself(s, articles[s.article].text) for s in statements]
    matches = match_claims(statements, vectors, speaker_keys(lineages), denials)
    features, right = [], []
    for claim in event.claims:
        group = nearest_group(claim, statements, matches.groups)
        if group is None or len({told.article for told in claim.told}) < 2:
            continue
        stands = positions([statements[n] for n in group], [denials[n] for n in group])
        asserting = [n for n, position in enumerate(stands) if position is Position.ASSERTS]
        said = [t for t in trace_origins([lineages[n] for n in group]) if set(t.places) & set(asserting)]
        for traced, row in _weighed(said, asserting, group, statements, matches):
            features.append(row)
            right.append(float(named(traced.origin.name, event.names(claim), same)))
    return Rows(
        features=np.array(features, dtype=np.float32).reshape(-1, len(WEIGHTS)),
        right=np.array(right),
        counts=np.ones(len(right)),
    )


def _weighed(
    said: Sequence[Traced],
    asserting: Sequence[int],
    group: Sequence[int],
    statements: Sequence[Statement],
    matches: Matches,
) -> Iterator[tuple[Traced, list[float]]]:
    """Each origin with its features, without those that nothing can be held against: they are not weighed."""
    if not said:
        return
    articles = np.array([statements[n].article for n in group])
    found = origin_features(said, asserting, articles, matches.scores[np.ix_(group, group)])
    for n, traced in enumerate(said):
        if not found["alone"][n]:
            yield traced, [float(found[name][n]) for name in WEIGHTS]


def nearest_group(
    claim: GoldClaim, statements: Sequence[Statement], groups: Sequence[tuple[int, ...]]
) -> tuple[int, ...] | None:
    """The group that holds passages of a claim in the most articles; None where its passages are in none."""
    home = {place: group for group in groups for place in group}
    reached: dict[tuple[int, ...], set[int]] = {}
    for told in claim.told:
        for place in holding(told, statements):
            reached.setdefault(home[place], set()).add(told.article)
    return max(reached, key=lambda group: len(reached[group]), default=None)


def named(name: str, gold: Collection[str], same: SameName) -> bool:
    """Whether a name is one of the gold ones, as the scorer compares names."""
    return any(same(name, other) for other in gold)


def held_out(events: Sequence[Rows]) -> tuple[float, float]:
    """Share of origins on whose side of one half the probability lies, and the mean squared error, each event left out once."""
    hits, errors = [], []
    for n, left in enumerate(events):
        odds = fit_logistic(Rows.joined([*events[:n], *events[n + 1 :]]), RIDGE).odds(left.features)
        hits.append((odds > 0) == (left.right > 0))
        errors.append((1 / (1 + np.exp(-odds)) - left.right) ** 2)
    return float(np.concatenate(hits).mean()), float(np.concatenate(errors).mean())


def main() -> None:
    """Print the table of weights, then the held-out figures."""
    options = fit_options(__doc__)
    events = our_events(Use.WEIGHTS)
    reports = reports_for(events, options.data, options.reports)
    vectors, same = PassageVectors(options.vectors, threads=1), scorer("score_chains").same_name
    rows = [rows_of(event, reports, vectors, same) for event in events]
    whole = Rows.joined(rows)
    print(table(WEIGHTS, fit_logistic(whole, RIDGE)))
    right, error = held_out(rows)
    print(
        f"{len(rows)} events, {len(whole.right)} origins, {whole.right.mean():.2f} of them right; each event held out: "
        f"{right:.3f} told apart, mean squared error {error:.3f}",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
