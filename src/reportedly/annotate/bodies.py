"""Names of bodies: the long form behind a short one, and whether a name is an outlet's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType

PLACES = frozenset(
    """
    Afghanistan|Albania|Algeria|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahrain|Bangladesh|Belarus|Belgium|Bolivia|Bosnia|Brazil|Britain|Bulgaria|Burma|Cambodia|Cameroon|Canada|
    Chad|Chile|China|Colombia|Congo|Croatia|Cuba|Cyprus|Czech Republic|Denmark|Ecuador|Egypt|El Salvador|England|Eritrea|Estonia|Ethiopia|Finland|France|Georgia|Germany|Ghana|
    Greece|Guatemala|Haiti|Honduras|Hong Kong|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Ivory Coast|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kosovo|Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|
    Liberia|Libya|Lithuania|Macedonia|Malaysia|Mali|Malta|Mexico|Moldova|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Nepal|Netherlands|New Zealand|Nicaragua|Niger|Nigeria|North Korea|Norway|Oman|Pakistan|
    Palestine|Panama|Paraguay|Peru|Philippines|Poland|Portugal|Qatar|Romania|Russia|Rwanda|Saudi Arabia|Scotland|Senegal|Serbia|Singapore|Slovakia|Slovenia|Somalia|South Africa|South Korea|South Sudan|Spain|Sri Lanka|Sudan|
    Sweden|Switzerland|Syria|Taiwan|Tajikistan|Tanzania|Thailand|Tunisia|Turkey|Turkmenistan|Uganda|Ukraine|United Kingdom|United States|Uruguay|Uzbekistan|Venezuela|Vietnam|Wales|Yemen|Zambia|Zimbabwe|
    America|Europe|Africa|Asia|Crimea|Gaza|Washington|Moscow|Beijing|Tehran|London|Paris|Berlin|Brussels|Kiev|Kyiv|Pyongyang|Seoul|Tokyo|Jerusalem|Ankara|Damascus|Baghdad|Kabul|Riyadh|Cairo|Delhi|Islamabad|Caracas|Havana|
    Ottawa|Canberra|Rome|Madrid|Vienna|Geneva|Baghdad|Texas|California|Florida|Ohio|Michigan|Pennsylvania|Illinois|Arizona|Wisconsin|Iowa|Nevada|Utah|Oregon|Colorado|Alabama|Alaska|Arkansas|Connecticut|
    Delaware|Hawaii|Idaho|Indiana|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Minnesota|Mississippi|Missouri|Montana|Nebraska|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|
    Oklahoma|Rhode Island|South Carolina|South Dakota|Tennessee|Vermont|Virginia|West Virginia|Wyoming|Puerto Rico|Chicago|Boston|Dallas|Houston|Philadelphia|Baltimore|Seattle|Detroit|Atlanta
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
COUNTRIES = MappingProxyType(
    {
        "U.S.": "United States",
        "US": "United States",
        "U.K.": "United Kingdom",
        "UK": "United Kingdom",
        "UN": "United Nations",
        "U.N.": "United Nations",
        "EU": "European Union",
    }
)
"""Short forms that need no explaining."""

_DEMONYMS_WORDS = """
American Americans British English French German Italian Spanish Russian Russians Chinese Japanese Korean Korean Iranian Iraqi Syrian Israeli Palestinian Turkish Saudi
Egyptian Libyan Afghan Pakistani Indian Mexican Canadian Cuban Venezuelan Ukrainian European African Asian Arab Kurdish Islamic Muslim Christian Jewish Catholic
Republican Democratic Democrat Democrats Republicans Western Eastern Northern Southern Central Monday Tuesday Wednesday Thursday Friday Saturday Sunday January
February March April May June July August September October November December President Congress Sen. Rep. Mr. Ms. Mrs. Dr. Gov. Twitter Facebook
"""
DEMONYMS = frozenset(_DEMONYMS_WORDS.split())
"""Capitalised words that name no body."""

_KNOWN_BODIES_WORDS = """
Congress Senate Parliament Pentagon Kremlin Centcom Interpol Europol Hamas Hezbollah Fatah Taliban Boko Haram
Knesset Bundestag Politburo Vatican Amnesty Oxfam Greenpeace Gallup Pew Quinnipiac Apple Google Facebook Amazon
Microsoft Twitter Tesla Boeing Airbus Uber Lyft Netflix Walmart Exxon ExxonMobil Chevron Shell Huawei Samsung Sony
Toyota Honda Ford Volkswagen Nissan Intel Oracle Cisco Verizon Comcast Pfizer Moderna AstraZeneca Novavax Merck
Bayer Monsanto Starbucks Disney YouTube Instagram WhatsApp Snapchat TikTok Reddit WikiLeaks Wikileaks Anonymous
Blackwater Halliburton Goldman JPMorgan Citigroup Visa Mastercard Fannie Freddie Medicare Medicaid Obamacare
ObamaCare Planned Parenthood FireEye CrowdStrike Yahoo Alibaba Tencent Gazprom Rosneft Aramco Siemens Nestle
Unilever Labour Likud Syriza Podemos Fidesz Nato Opec Unesco Unicef Deloitte
"""
KNOWN_BODIES = frozenset(_KNOWN_BODIES_WORDS.split())
"""Names of one word that nothing in the text may show to be a body's."""

_WORD = r"(?:[A-ZÀ-Þ]\w*(?:-\w+)*|(?:[A-Z]\.)+)"
_LONG = re.compile(rf"{_WORD}(?: (?:of|for|and|on|in|to|&|the|against)(?: the)?(?= [A-ZÀ-Þ])| {_WORD})+")
_OUTLET = re.compile(
    r"(?:\b(?:Times|Post|Journal|Gazette|Tribune|Herald|Globe|Chronicle|Sentinel|Observer|Telegraph|Guardian|Inquirer|Examiner|Courier|Dispatch|Reporter|Mirror|"
    r"Newspaper|Magazine|Broadcasting|Television|TV|Radio|Newswire|News Agency|News|Daily\b.*|Star|Sun|Independent|Economist|Democrat-Gazette|Post-Gazette|Press|"
    r"Weekly|Review|Standard|Broadcasting Corporation|Broadcasting Network|News Network|News Channel|Tonight|Mail)|(?:TV|Radio)\b.*|\b(?:Daily|News) \w+|^[KW][A-Z]{3}(?:-TV)?|^(?:NBC|ABC|CBS|FOX|Fox|PBS) ?\d+(?: \w+)?|^Channel (?:\d+|[A-Z]\w+))$"
)


def is_outlet_by_form(name: str) -> bool:
    """Whether a name ends or begins as newspapers' and broadcasters' names do.

    >>> is_outlet_by_form("Harbour Gazette"), is_outlet_by_form("Harbour Board")
    (True, False)
    """
    return bool(_OUTLET.search(name))


def long_names(text: str) -> Iterator[re.Match[str]]:
    """Capitalised names held together by "of", "for", "and" or "the"."""
    return _LONG.finditer(text)


def initials(name: str) -> str:
    """The first letters of the capitalised words.

    >>> initials("Centers for Medicare & Medicaid Services")
    'CMS'
    """
    return "".join(word[0] for word in re.sub(r"& \w+", "", name).split() if word[0].isupper())


def acronyms(text: str) -> dict[str, str]:
    """Short forms and the names they stand for: given in brackets after the name, or made of its initials."""
    found: dict[str, str] = {}
    names = list(long_names(text))
    wanted = set(re.findall(r"\b[A-Z]{2,7}\b", text))
    wanted |= {dotted.replace(".", "") for dotted in re.findall(r"\b(?:[A-Z]\.){2,6}", text)}
    for match in names:
        bracket = re.match(r",? \(?(?:or |the )*([A-Z][A-Za-z]{1,7})\)?", text[match.end() : match.end() + 16])
        if bracket and text[match.end() :].lstrip(", ").startswith(("(", "or ")):
            short = bracket.group(1)
            if short[0] == match.group()[0] or short[0] in initials(match.group()):
                found.setdefault(short, _cut(match.group(), short[0]))
    for match in names:
        name = match.group().removeprefix("The ")
        letters = initials(name)
        if letters in wanted:
            found.setdefault(letters, name)
    return found


def _cut(name: str, letter: str) -> str:
    """The name from its first word that begins with the letter."""
    words = name.split()
    start = next((i for i, word in enumerate(words) if word[0] == letter), 0)
    return " ".join(words[start:])
