"""Words that stand before or for a name: honorifics, offices and professions, with the gender some of them tell."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from types import MappingProxyType

from reportedly.annotate.first_names import Gender

_HONORIFICS_WORDS = """
mr mrs ms miss dr sir dame lord lady sen senator rep representative gov governor gen general col colonel lt maj
major capt captain sgt sergeant adm admiral cmdr commander prof professor rev reverend pastor father sister bishop
archbishop cardinal pope imam ayatollah rabbi sheikh king queen prince princess president ex-president premier
chancellor prime minister secretary justice judge sheriff mayor congressman congresswoman ambassador attorney vice
"""
HONORIFICS = frozenset(_HONORIFICS_WORDS.split())
"""Before a surname these make it a person's."""

_OFFICES_WORDS = """
leader whip speaker chairman chairwoman chair chairperson director deputy chief officer commissioner administrator
adviser advisor aide counsel counselor spokesman spokeswoman spokesperson strategist candidate nominee hopeful
analyst economist host anchor correspondent reporter journalist columnist editor author lawyer attorney prosecutor
inspector detective investigator manager treasurer envoy diplomat minister lawmaker senator representative governor
president ceo cfo coo founder co-founder executive head member boss coach player star actor actress singer comedian
writer critic expert activist advocate organizer scientist researcher professor historian doctor surgeon
epidemiologist physician nurse teacher student activist lobbyist consultant pollster fellow scholar philosopher
businessman businesswoman billionaire investor banker trader developer entrepreneur mogul tycoon farmer rancher
worker driver owner resident witness veteran soldier commander general admiral officer policeman priest pastor rabbi
imam bishop cardinal monk undersecretary secretary controller comptroller councilman councilwoman councilor
councillor delegate democrat republican conservative mp son daughter wife husband brother sister mother father uncle
aunt cousin nephew niece widow grandson granddaughter girlfriend boyfriend fiancee friend colleague defendant
suspect victim plaintiff whistleblower operative donor staffer assistant principal superintendent trustee regent
premier chancellor vice-president ambassador dictator strongman monarch king queen prince princess sheriff mayor
judge justice coroner examiner medic marine sergeant captain colonel
"""
OFFICES = frozenset(_OFFICES_WORDS.split())
"""Offices, trades and kin: as the last word before a name they make it a person's."""

_HE_TITLES_WORDS = """
mr sir lord father king prince pope congressman spokesman chairman businessman councilman policeman husband brother
son uncle nephew grandson boyfriend actor cardinal
"""
HE_TITLES = frozenset(_HE_TITLES_WORDS.split())
_SHE_TITLES_WORDS = """
mrs ms miss dame lady sister queen princess congresswoman spokeswoman chairwoman businesswoman councilwoman
policewoman wife daughter aunt niece widow granddaughter girlfriend actress mother fiancee
"""
SHE_TITLES = frozenset(_SHE_TITLES_WORDS.split())


def gender_in_title(word: str) -> Gender | None:
    """The gender that a title tells, if it does.

    >>> gender_in_title("Mrs."), gender_in_title("Sen.")
    (<Gender.SHE: 'she'>, None)
    """
    word = word.rstrip(".").casefold()
    if word in HE_TITLES:
        return Gender.HE
    return Gender.SHE if word in SHE_TITLES else None


_TELLS = MappingProxyType(
    {
        "sen": ("senator", "lawmaker"),
        "senator": ("lawmaker",),
        "rep": ("representative", "congressman", "congresswoman", "lawmaker"),
        "representative": ("congressman", "congresswoman", "lawmaker"),
        "congressman": ("lawmaker",),
        "congresswoman": ("lawmaker",),
        "gov": ("governor",),
        "gen": ("general",),
        "dr": ("doctor",),
        "r": ("republican",),
        "d": ("democrat",),
        "i": ("independent",),
        "chairman": ("chair",),
        "chairwoman": ("chair",),
        "pm": ("minister", "premier"),
        "premier": ("minister",),
        "pastor": ("reverend",),
        "attorney": ("lawyer",),
        "lawyer": ("attorney",),
    }
)


@lru_cache(maxsize=8192)
def bare_title(word: str) -> str:
    """A title in lower case, without its full stop and without "then-", "ex-" or "-elect".

    >>> bare_title("President-elect"), bare_title("then-Sen.")
    ('president', 'sen')
    """
    return (
        word.rstrip(".")
        .casefold()
        .removeprefix("then-")
        .removeprefix("ex-")
        .removeprefix("vice-")
        .removesuffix("-elect")
    )


@lru_cache(maxsize=8192)
def is_title(word: str) -> bool:
    """Whether the word is an honorific, an office or a trade."""
    return bare_title(word) in HONORIFICS or bare_title(word) in OFFICES


def offices_told(words: Iterable[str]) -> set[str]:
    """The words and the offices that they stand for: "sen" is a senator and a lawmaker."""
    words = set(words)
    return words.union(*(_TELLS.get(word, ()) for word in words))
