"""The nouns that sources are called by, and what sort of source each makes: closed classes, most telling first."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from reportedly.model.attribution import Kind

_SPOKESPEOPLE_WORDS = """
spokesman spokeswoman spokesperson spokesmen spokeswomen spokespeople spokespersons representative representatives
rep
"""
SPOKESPEOPLE: Final = frozenset(_SPOKESPEOPLE_WORDS.split())
"""Unnamed, they speak for the body or the person they belong to."""

_INFORMANTS_WORDS = """
official officials source sources aide aides adviser advisers advisor advisors insider insiders informant informants
diplomat diplomats person persons individual individuals staffer staffers operative operatives strategist
strategists lobbyist lobbyists lawyer lawyers attorney attorneys associate associates confidant confidants
confidante friend friends witness witnesses attendee attendees participant participants soldier officer officers
employee employees executive donor donors consultant consultants whistleblower whistleblowers intermediary commander
fighter member deputy assistant negotiator negotiators loyalist loyalists ally agent relative colleague colleagues
ex-official bystander senator congressman congresswoman lawmaker congressperson man woman user vendor doctor nurse
captain owner one another
"""
INFORMANTS: Final = frozenset(_INFORMANTS_WORDS.split())
"""People who are asked and not named."""

_MANY_WORDS = """
critics analysts experts residents republicans democrats lawmakers senators members voters supporters opponents
allies advocates conservatives liberals activists observers economists protesters demonstrators people reports
rumors rumours speculation some many others most few several those foes students scientists researchers players
leaders families family parents doctors teachers workers farmers investors traders americans progressives moderates
hawks skeptics sceptics backers detractors fans pundits commentators historians scholars scientists lobbyists
governors mayors activists rebels militants insurgents refugees migrants immigrants prisoners jurors plaintiffs
defendants survivors victims women men children neighbors neighbours locals reporters journalists strategists
congressmen legislators politicians candidates percent majority half both congregants pastors churches charities
groups companies businesses executives veterans soldiers troops watchdogs engineers users customers passengers
owners hosts delegates christians muslims jews evangelicals catholics russians chinese iranians israelis
palestinians syrians british germans french europeans tories aides commanders chiefs engineers protestors handful
lot group's industry press caucus establishment public world community everyone everybody anyone nobody lobby sides
ranks accounts fund-raisers allegations
"""
MANY: Final = frozenset(_MANY_WORDS.split())
"""Unnamed many who are no informants."""

_BODIES_WORDS = """
police prosecutors authorities government administration committee subcommittee agency department ministry court
courts company campaign army military office firm group organization organisation party union board commission
council parliament congress senate house police bureau regulators investigators university college school hospital
bank association federation foundation charity institute team panel coalition alliance state states country
countries nation kremlin embassy consulate navy force forces regime presidency leadership watchdog center centre
think-tank intelligence judge jury magistrate prosecutor counsel camp bloc consortium corporation manufacturer
retailer airline carmaker automaker giant startup operator developer club league church diocese vatican cabinet
legislature assembly city county district town tribe prosecution defense organizers organisers officials examiner
coroner contractor subcontractor agencies militia faction movement service syndicate
"""
BODIES: Final = frozenset(_BODIES_WORDS.split())
"""Bodies that speak as such."""

_OUTLETS_WORDS = """
outlet outlets newspaper newspapers paper papers network networks magazine broadcaster station channel website site
tabloid weekly daily publication media press article articles story news blog program programme wire newswire
news-agency editorial op-ed
"""
OUTLETS: Final = frozenset(_OUTLETS_WORDS.split())
"""News organisations and their reports."""

_DOCUMENTS_WORDS = """
report study poll survey letter memo memorandum email emails e-mail e-mails filing filings document documents
complaint lawsuit suit statement statements book indictment affidavit transcript transcripts video footage audio
tape law bill order data figures statistics numbers tweet tweets analysis assessment assessments research paper
papers resolution charges estimate estimates readout release records record messages message cable cables alert
subpoena ruling decision opinion petition motion brief plan policy guidelines guidance proposal draft summary review
audit findings evidence test tests photos photo images image photograph sign website page post posts text texts
dossier file files notice warrant testimony agreement deal treaty constitution polls surveys studies investigation
inquiry biography memoir autobiography manual map chart index ledger ledgers contract documentary film essay note
notes letters lawsuits budget polling information intelligence copy version profile responses response questionnaire
census certificate slides presentation telemetry recording recordings logs readings forecast forecasts projection
projections imagery
"""
DOCUMENTS: Final = frozenset(_DOCUMENTS_WORDS.split())
"""Things written, filmed or counted."""

_OFFICE_HOLDERS_WORDS = """
president pm senator congressman congresswoman governor mayor minister secretary chairman chairwoman chair director
candidate nominee general leader speaker judge justice king queen pope chancellor premier ambassador attorney lawyer
mother father husband wife brother sister son daughter uncle aunt cousin commissioner billionaire businessman actor
actress singer author professor activist rapper star host anchor executive chief ceo founder lawmaker republican
democrat libertarian supervisor sheriff mogul veteran businesswoman pastor rabbi bishop economist scientist expert
critic friend colleague couple widow prosecutor investigator officer congressional representative diplomat doctor
physician spokesman spokeswoman adviser lady himself herself man woman native teenager
"""
OFFICE_HOLDERS: Final = frozenset(_OFFICE_HOLDERS_WORDS.split())
"""With "the", somebody whom the article names elsewhere."""

_KIN_WORDS = """
mother father husband wife brother sister son daughter uncle aunt cousin nephew niece grandmother grandfather
girlfriend boyfriend fiancee widow parents parent ex-wife ex-husband stepmother stepfather
"""
KIN: Final = frozenset(_KIN_WORDS.split())
"""Unnamed, they are somebody in particular all the same."""

KINDS: Final = MappingProxyType(
    {
        **dict.fromkeys(MANY, Kind.GROUP),
        **dict.fromkeys(OUTLETS, Kind.OUTLET),
        **dict.fromkeys(DOCUMENTS, Kind.DOCUMENT),
        **dict.fromkeys(BODIES, Kind.ORGANIZATION),
        **dict.fromkeys(INFORMANTS, Kind.ANONYMOUS),
        **dict.fromkeys(SPOKESPEOPLE, Kind.ORGANIZATION),
        **dict.fromkeys(KIN, Kind.PERSON),
    }
)
"""The rule's kind for a source whose head is this noun; later classes overrule earlier ones."""
