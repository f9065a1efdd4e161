"""An assertion -> its origin trees: from each origin over who stands between to who published, copies folded beneath what they copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportedly.model.comparison import Claim, Origin, Position, Standing
from reportedly.store.answers import StoredClaim
from reportedly.store.sheets import AssertionSheet, Heading
from reportedly.web import phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim of an assertion where it stands: with what is stored of it and of its article."""

    number: int
    claim: Claim
    stored: StoredClaim | None
    heading: Heading


@dataclass(slots=True, kw_only=True)
class Leaf:
    """An article that carries it, with its claims, and its copies."""

    heading: Heading
    told: list[Told]
    copy: bool = False
    copies: list[Leaf] = field(default_factory=list)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the article does with it, and what was lost on the way."""
        relations = (phrases.STANDING[one.claim.relation] for one in self.told if one.claim.relation)
        lost = (f"lost: {words}" for one in self.told for words in one.claim.lost)
        return tuple(dict.fromkeys((*relations, *lost)))


@dataclass(slots=True, kw_only=True)
class Branch:
    """An origin or somebody between; `standing` is named, unnamed or unstated."""

    label: str
    standing: str
    origin: Origin | None = None
    branches: list[Branch] = field(default_factory=list)
    leaves: list[Leaf] = field(default_factory=list)

    def count(self) -> int:
        """Articles in it, copies too."""
        return sum(1 + len(leaf.copies) for leaf in self.leaves) + sum(one.count() for one in self.branches)


NOBODY = "no source stated"


def tell(sheet: AssertionSheet) -> tuple[Told, ...]:
    """The claims of an assertion, numbered from 1; those of articles that are no longer kept are left out."""
    pairs = zip(sheet.assertion.claims, sheet.claims, strict=True)
    return tuple(
        Told(number=number, claim=claim, stored=stored, heading=heading)
        for number, (claim, stored) in enumerate(pairs, 1)
        if (heading := sheet.headings.get(claim.article))
    )


def grow_trees(sheet: AssertionSheet, position: Position) -> tuple[Branch, ...]:
    """A tree for each origin of the claims that take this position, those without a stated source last."""
    told = [one for one in tell(sheet) if one.claim.position is position]
    trees = []
    for origin in (*sheet.assertion.origins, None):
        its = [one for one in told if one.claim.origin == (origin.id if origin else None)]
        if its:
            trees.append(_grow(origin, its, sheet))
    return tuple(trees)


def _grow(origin: Origin | None, told: Sequence[Told], sheet: AssertionSheet) -> Branch:
    root = Branch(
        label=phrases.origin_in_words(origin) if origin else NOBODY, standing=_standing(origin), origin=origin
    )
    leaves: dict[str, Leaf] = {}
    for one in told:
        if one.heading.article in leaves:
            leaves[one.heading.article].told.append(one)
            continue
        leaf = leaves[one.heading.article] = Leaf(heading=one.heading, told=[one])
        _branch(root, _between(origin, one)).leaves.append(leaf)
    _fold_copies(root, leaves, sheet)
    return root


def _standing(origin: Origin | None) -> str:
    if origin is None:
        return "unstated"
    return "named" if origin.named else "unnamed"


def _between(origin: Origin | None, one: Told) -> list[str]:
    """Who stands between the origin and the article, innermost first."""
    via = one.stored.via if one.stored else ()
    known = {origin.name, phrases.outlet(one.heading.outlet)} if origin else {phrases.outlet(one.heading.outlet)}
    return [name for name in reversed(via) if name not in known]


def _branch(root: Branch, steps: Sequence[str]) -> Branch:
    at = root
    for step in steps:
        following = next((one for one in at.branches if one.label == step), None)
        if following is None:
            following = Branch(label=step, standing="named")
            at.branches.append(following)
        at = following
    return at


def _fold_copies(root: Branch, leaves: dict[str, Leaf], sheet: AssertionSheet) -> None:
    """Put each copy beneath the article that it is a copy of, where that one is in the same tree."""
    original = {copy.article: copy.of for copy in sheet.copies}
    for article, leaf in leaves.items():
        of = leaves.get(original.get(article, ""))
        copied = any(one.claim.relation is Standing.COPY for one in leaf.told)
        if of is None or not copied or of.copy or leaf.copies:
            continue
        leaf.copy = True
        of.copies.append(leaf)
        for branch in _all(root):
            branch.leaves[:] = [one for one in branch.leaves if one is not leaf]
    _prune(root)


def _all(branch: Branch) -> Iterator[Branch]:
    yield branch
    for one in branch.branches:
        yield from _all(one)


def _prune(branch: Branch) -> None:
    for one in branch.branches:
        _prune(one)
    branch.branches[:] = [one for one in branch.branches if one.leaves or one.branches]
