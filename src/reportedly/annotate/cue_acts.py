"""The closed classes of cue words: which act a reporting verb, noun or adjective performs."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.model.attribution import Act

# Every lemma stands under one act; cues whose act hangs on the construction ("asked whether", "asked them to") are told
# apart by their signs (stance_signs.py).
LEXICON: dict[Act, str] = {
    Act.SAYS: """
        according via per add address advise allude announce announcement answer apologize apologise applaud argue argument
        articulate assert assess assure attest bemoan blast boast brag brief bristle call caution celebrate characterize
        characterise chant cheer cite clarify comment communicate compare complain compliment condemn congratulate contend
        continue convey counsel counter criticize criticise crow declare decry defend deliver denounce depict deplore deride
        describe detail disclose divulge document dub echo elaborate email emphasize emphasise endorse exclaim explain expound
        express finding find forward fume gush hail highlight hint identify illustrate imply indicate indication inform
        insinuate insist interject intone invoke joke label lambast lambaste lament lash laugh lecture letter list maintain
        mention message mock muse mutter news note notify observe opine outline pen point portray post praise proclaim
        pronounce publish quip quote rail rant rate read reassert rebuke recall recite recount refer reflect reiterate relate
        release remark remind repeat reply report respond restate retort retweet reveal revelation rip roar rule say scoff
        scold shout show sigh signal slam snap speak specify state statement stress submit suggest suggestion summarize sum
        surface talk tease tell testify testimony text thank thunder tout tweet underline underscore unveil utter vent voice
        whisper word write yell""",
    Act.CONFIRMS: """
        accept acknowledge acknowledgment admission admit affirm agree authenticate certify concede concession concur confess
        confession confirm confirmation corroborate grant plead recognize recognise substantiate validate verify vouch""",
    Act.DENIES: """
        contradict debunk denial deny disagree disavow discount dismiss dismissal disown dispute disprove dissent downplay lie
        negate object oppose opposition overrule rebuff rebut recant refusal refuse refute reject rejection renounce repudiate
        resist retract spurn""",
    Act.ALLEGES: """
        accusation accuse allegation allege allegedly assertion attack blame charge claim complaint criticism fault implicate
        incriminate purport smear""",
    Act.PREDICTS: """
        anticipate anticipation assurance aim commit commitment envision expect expectation forecast foresee foreshadow
        guarantee intend intention plan pledge portend predict prediction project projection promise prophesy schedule slate swear
        threat threaten vow warn warning""",
    Act.URGES: """
        advocate appeal beg beseech challenge champion command compel demand direct encourage entreat exhort implore instruct
        instruction invite invitation lobby mandate order petition plea press pressure prod proposal propose push recommend
        recommendation request require seek solicit subpoena summon sue urge""",
    Act.ASKS: "ask enquire inquire inquiry query question quiz wonder",
    Act.THINKS: """
        afraid alarm angry anxious appreciate assume assumption await aware baffle belief believe calculate care certain clear
        conceive concern conclude conclusion confidence confident consensus consider contemplate convince convinced decide deem
        deduce desire determine disappoint discover dislike distrust doubt doubtful dream eager estimate favor favour fear
        fearful feel feeling figure frustrate frustrated frustration gather glad grateful grieve guess happy hate hope hopeful
        idea imagine impression infer interested interpret judge keen know learn like love mistrust mull nervous opinion
        optimistic perceive perception pessimistic ponder posit prefer preference presume proud puzzle realize realise reason
        reckon regard regret reluctant remember resent resolve sad sceptical see sense shock shocked skeptical skepticism
        speculate speculation suppose support sure surmise surprised suspect suspicion sympathize thankful theorize think
        thought trust uncertain unclear unconvinced understand understanding unsure upset value view want wary weigh wish
        worried worry""",
    Act.DECLINES: "decline demur",
}

# Forms that `inflections` does not make.
IRREGULAR = {
    "said": "say", "told": "tell", "wrote": "write", "written": "write", "knew": "know", "known": "know", "saw": "see",
    "seen": "see", "felt": "feel", "found": "find", "swore": "swear", "foresaw": "foresee", "foreseen": "foresee",
    "understood": "understand", "spoke": "speak", "spoken": "speak", "shown": "show", "sought": "seek", "pled": "plead",
    "lying": "lie", "suing": "sue", "dreamt": "dream", "learnt": "learn",
}  # fmt: skip


def inflections(lemma: str) -> Iterator[str]:
    """The regular forms of a verb or noun, the lemma first; forms that do not exist do no harm.

    >>> sorted(inflections("deny"))
    ['denied', 'denies', 'deny', 'denying']
    """
    yield lemma
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        yield from (lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    elif lemma.endswith("e"):
        yield from (lemma + "s", lemma + "d", lemma[:-1] + "ing", lemma + "ing")
    else:
        yield from (lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"), lemma + "ed", lemma + "ing")
        if lemma[-1] in "bdglmnprt" and lemma[-2] in "aeiou":
            yield from (lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing")


def _lemmas() -> dict[str, str]:
    found = dict.fromkeys((), "") | {lemma: lemma for words in LEXICON.values() for lemma in words.split()} | IRREGULAR
    for lemma in [lemma for words in LEXICON.values() for lemma in words.split()]:
        for form in inflections(lemma):
            found.setdefault(form, lemma)
    return found


# Form -> lemma, and lemma -> the act it performs.
LEMMAS: dict[str, str] = _lemmas()
ACTS: dict[str, Act] = {lemma: act for act, words in LEXICON.items() for lemma in words.split()}
