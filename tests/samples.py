"""Whole reports marked by hand on invented articles: everything a reader can meet, for tests of what it gets to see."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from factories import spans
from reportedly.model.article import Article, Credit, Relation
from reportedly.model.attribution import Act, Attribution, Certainty, Form, Kind, Polarity, Source
from reportedly.model.report import ProducedBy, Report
from reportedly.model.timex import Timex, TimexType

PRODUCED_BY = ProducedBy(reportedly="0.1.0", model="samples")


@dataclass(kw_only=True)
class Pen:
    """Marks one text by searching for words in it."""

    text: str
    sources: list[Source] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)

    def source(self, id: str, name: str, kind: Kind, *mentions: str, reason: str = "", role: str | None = None) -> None:
        self.sources.append(
            Source(
                id=id,
                name=name,
                kind=kind,
                mentions=tuple(span for words in mentions for span in spans(words, self.text)),
                role=role,
                anonymity_reason=spans(reason, self.text)[0] if reason else None,
            )
        )

    def claim(self, source: str, cue: str, content: str | tuple[str, ...], speaker: str | None, **changes: Any) -> str:
        """Marks one attribution, searched for from the words `at` (source and cue from `behind`), else from its source; returns its id."""
        after = self.text.index(changes.pop("at", source))
        behind = self.text.index(changes.pop("behind", ""), after)
        given: dict[str, Any] = {
            "id": f"a{len(self.attributions) + 1}",
            "inside": None,
            "source": spans(source, self.text, behind) if source else (),
            "cue": spans(cue, self.text, behind),
            "content": spans(content, self.text, after) if content else (),
            "form": Form.INDIRECT,
            "speaker": speaker,
            "via": (),
            "act": Act.SAYS,
            "certainty": Certainty.CERTAIN,
            "polarity": Polarity.POSITIVE,
            "said_on": None,
            "about": None,
            "score": 0.9,
        }
        self.attributions.append(Attribution(**{**given, **changes}))
        return self.attributions[-1].id


DAM = """HALDEN, March 4 (Meridian Courier) — Engineers warned the regional water board twice about cracks in the Halden Dam before last week’s flood, the Northern Ledger reported on Tuesday, citing two people familiar with the inspections.

“We told them in writing that the east wall would not hold another spring,” said one of the two, a senior engineer who spoke on condition of anonymity for fear of losing his licence. “They thanked us and filed it.”

Water stands in the streets of Lower Halden on Sunday. (Photo: Mira Solberg/Corvid Press Agency)

The board’s chair, Edda Rask, denied that any warning had reached her office. “No such letter exists,” she told Radio Halden, adding that the board would publish its files within ten days.

An inspection report from 2024, seen by the Ledger, describes “progressive cracking along the east wall” and states that repairs “cannot wait beyond the coming winter”.

Channel Nine said that aides had told the interior minister, Jonas Vey, that the board considered the warnings “alarmist”. Mr Vey’s office declined to comment.

Prosecutors in Brannock confirmed that they had opened an inquiry. The number of dead, they said, correcting an earlier figure of 14, stood at 17. Three more people are reportedly still missing.

Olav Brandt, who led the board until 2021, accused his successor of burying the files. “Ask her who signed the receipt,” he wrote in a letter to the Ledger. Critics say the board has been run as a family firm for a generation, and many in Lower Halden fear that the west wall may be next.

The State Weather Service expects the river to rise again by Friday. Sanna Hoel, who leads the opposition Coast Party, called on the government to evacuate the valley at once. “What is it waiting for?” she asked.

This article first appeared in the Northern Ledger. Corvid Press Agency contributed reporting."""


def dam_report() -> Report:
    """A long article with nesting, two intermediaries, a denial, a forecast, a refusal and an unnamed engineer."""
    pen = Pen(text=DAM)
    pen.source("ledger", "Northern Ledger", Kind.OUTLET, "the Northern Ledger")
    pen.source(
        "two", "two people familiar with the inspections", Kind.ANONYMOUS, "two people familiar with the inspections"
    )
    pen.source(
        "engineer",
        "senior engineer",
        Kind.ANONYMOUS,
        "one of the two, a senior engineer",
        reason="for fear of losing his licence",
    )
    pen.source(
        "rask", "Edda Rask", Kind.PERSON, "The board’s chair, Edda Rask", role="chair of the regional water board"
    )
    pen.source("radio", "Radio Halden", Kind.OUTLET, "Radio Halden")
    pen.source(
        "file", "inspection report from 2024", Kind.DOCUMENT, "An inspection report from 2024, seen by the Ledger"
    )
    pen.source("nine", "Channel Nine", Kind.OUTLET, "Channel Nine")
    pen.source("aides", "aides", Kind.ANONYMOUS, "aides")
    pen.source("board", "regional water board", Kind.ORGANIZATION, "the regional water board", "the board")
    pen.source("office", "Jonas Vey’s office", Kind.ORGANIZATION, "Mr Vey’s office")
    pen.source("law", "Brannock prosecutors", Kind.ORGANIZATION, "Prosecutors in Brannock")
    pen.source("brandt", "Olav Brandt", Kind.PERSON, "Olav Brandt", role="led the board until 2021")
    pen.source("critics", "critics", Kind.GROUP, "Critics")
    pen.source("many", "many in Lower Halden", Kind.GROUP, "many in Lower Halden")
    pen.source("sky", "State Weather Service", Kind.ORGANIZATION, "The State Weather Service")
    pen.source("hoel", "Sanna Hoel", Kind.PERSON, "Sanna Hoel", role="leader of the opposition Coast Party")
    warned = "Engineers warned the regional water board twice about cracks in the Halden Dam before last week’s flood"
    pen.claim("the Northern Ledger", "reported", warned, "ledger", said_on="2026-03-03", at=warned)
    pen.claim("two people familiar with the inspections", "citing", warned, "two", via=("ledger",), at=warned)
    pen.claim(
        "one of the two, a senior engineer who spoke on condition of anonymity for fear of losing his licence",
        "said",
        (
            "“We told them in writing that the east wall would not hold another spring,”",
            "“They thanked us and filed it.”",
        ),
        "engineer",
        via=("ledger",),
        form=Form.DIRECT,
        at="“We told",
    )
    pen.claim(
        "The board’s chair, Edda Rask",
        "denied",
        "any warning had reached her office",
        "rask",
        act=Act.DENIES,
        polarity=Polarity.NEGATIVE,
    )
    spoken: dict[str, Any] = {"via": ("radio",), "at": "“No such"}
    pen.claim(
        "she",
        "told Radio Halden",
        "“No such letter exists,”",
        "rask",
        form=Form.DIRECT,
        polarity=Polarity.NEGATIVE,
        **spoken,
    )
    pen.claim(
        "she",
        "adding",
        "the board would publish its files within ten days",
        "rask",
        about="2026-03-04/2026-03-14",
        **spoken,
    )
    file = "An inspection report from 2024, seen by the Ledger"
    pen.claim(file, "describes", "“progressive cracking along the east wall”", "file", form=Form.DIRECT, about="2024")
    pen.claim(file, "states", "repairs “cannot wait beyond the coming winter”", "file", form=Form.MIXED)
    told = "aides had told the interior minister, Jonas Vey, that the board considered the warnings “alarmist”"
    outer = pen.claim("Channel Nine", "said", told, "nine")
    middle = pen.claim(
        "aides", "had told the interior minister, Jonas Vey,", "the board considered the warnings “alarmist”", "aides",
        via=("nine",), inside=outer, form=Form.MIXED,
    )  # fmt: skip
    pen.claim(
        "the board", "considered", "the warnings “alarmist”", "board",
        via=("nine", "aides"), inside=middle, act=Act.THINKS, form=Form.MIXED, at="that the board considered",
    )  # fmt: skip
    pen.claim("Mr Vey’s office", "declined to comment", "", "office", act=Act.DECLINES, certainty=Certainty.UNKNOWN)
    pen.claim("Prosecutors in Brannock", "confirmed", "they had opened an inquiry", "law", act=Act.CONFIRMS)
    pen.claim("they", "said", ("The number of dead", "stood at 17"), "law", at="The number of dead")
    pen.claim(
        "",
        "reportedly",
        ("Three more people are", "still missing"),
        None,
        certainty=Certainty.PROBABLE,
        at="Three more",
    )
    pen.claim(
        "Olav Brandt, who led the board until 2021",
        "accused",
        "his successor of burying the files",
        "brandt",
        act=Act.ALLEGES,
    )
    pen.claim(
        "he", "wrote in a letter to the Ledger", "“Ask her who signed the receipt,”", "brandt",
        via=("ledger",), form=Form.DIRECT, act=Act.SAYS, certainty=Certainty.UNKNOWN, at="“Ask her", behind="he wrote",
    )  # fmt: skip
    pen.claim("Critics", "say", "the board has been run as a family firm for a generation", "critics", act=Act.SAYS)
    pen.claim(
        "many in Lower Halden",
        "fear",
        "the west wall may be next",
        "many",
        act=Act.THINKS,
        certainty=Certainty.POSSIBLE,
    )
    pen.claim(
        "The State Weather Service", "expects", "the river to rise again by Friday", "sky",
        act=Act.PREDICTS, certainty=Certainty.PROBABLE, about="2026-03-04/2026-03-06",
    )  # fmt: skip
    pen.claim(
        "Sanna Hoel, who leads the opposition Coast Party", "called on", "the government to evacuate the valley at once", "hoel",
        act=Act.URGES, certainty=Certainty.UNKNOWN,
    )  # fmt: skip
    pen.claim(
        "she",
        "asked",
        "“What is it waiting for?”",
        "hoel",
        act=Act.ASKS,
        form=Form.DIRECT,
        certainty=Certainty.UNKNOWN,
        at="“What",
    )
    return Report(
        article=Article(
            id="dam",
            text=DAM,
            url="https://courier.example/halden-dam",
            outlet="Meridian Courier",
            title="Engineers warned of cracks in Halden Dam two years before the flood",
            authors=("Ines Marrow", "Tobias Fenn"),
            published="2026-03-04",
            credits=(
                Credit(
                    name="Northern Ledger",
                    relation=Relation.ORIGINALLY_APPEARED,
                    span=spans("This article first appeared in the Northern Ledger.", DAM)[0],
                ),
                Credit(
                    name="Corvid Press Agency",
                    relation=Relation.CONTRIBUTED,
                    span=spans("Corvid Press Agency contributed reporting.", DAM)[0],
                ),
            ),
            captions=spans(
                "Water stands in the streets of Lower Halden on Sunday. (Photo: Mira Solberg/Corvid Press Agency)", DAM
            ),
            asides=spans("HALDEN, March 4 (Meridian Courier) —", DAM),
        ),
        sources=tuple(pen.sources),
        attributions=tuple(pen.attributions),
        times=(
            Timex(span=spans("Tuesday", DAM)[0], type=TimexType.DATE, value="2026-03-03"),
            Timex(span=spans("within ten days", DAM)[0], type=TimexType.DURATION, value="P10D"),
        ),
        produced_by=PRODUCED_BY,
    )


NOTE = """The interior ministry will replace the head of the Halden water board “before the week is out”, according to a ministry official.
The official said the decision was made on Monday, after Channel Nine’s broadcast.
“That is speculation,” said a spokesman for the minister, Jonas Vey."""


def note_report() -> Report:
    """A short article of an outlet that is not stated, one line a paragraph."""
    pen = Pen(text=NOTE)
    pen.source("official", "ministry official", Kind.ANONYMOUS, "a ministry official", "The official")
    pen.source("vey", "Jonas Vey", Kind.PERSON, "the minister, Jonas Vey", role="interior minister")
    pen.claim(
        "a ministry official", "according to",
        "The interior ministry will replace the head of the Halden water board “before the week is out”", "official",
        form=Form.MIXED, act=Act.PREDICTS, about="2026-03-05/2026-03-08", at="The interior",
    )  # fmt: skip
    pen.claim(
        "The official",
        "said",
        "the decision was made on Monday, after Channel Nine’s broadcast",
        "official",
        about="2026-03-02",
    )
    pen.claim(
        "a spokesman for the minister, Jonas Vey", "said", "“That is speculation,”", "vey",
        form=Form.DIRECT, act=Act.DENIES, polarity=Polarity.NEGATIVE, at="“That is",
    )  # fmt: skip
    return Report(
        article=Article(
            id="note", text=NOTE, title="Water board chief to go, ministry official says", published="2026-03-05"
        ),
        sources=tuple(pen.sources),
        attributions=tuple(pen.attributions),
        times=(),
        produced_by=PRODUCED_BY,
    )
