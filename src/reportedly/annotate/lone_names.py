"""Names that nothing in the text explains: a person's, or a body's?"""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportedly.annotate.bodies import KNOWN_BODIES, PLACES
from reportedly.annotate.people import NO_SURNAMES
from reportedly.annotate.source_nouns import KINDS


def may_be_person(name: str, text: str, tags: Mapping[str, str]) -> bool:
    """Whether a name of a plain capitalised word or two is a person's: the tagger's word for it, else never called "the ...".

    >>> may_be_person("Orlova", "Orlova agreed.", {}), may_be_person("Admiralty", "The Admiralty agreed.", {})
    (True, False)
    """
    words = name.split()
    if not 1 <= len(words) <= 2 or name in PLACES or name in KNOWN_BODIES or words[-1].casefold() in KINDS:
        return False
    if any(word.isupper() or not word.isalpha() or word in NO_SURNAMES or word[:1].islower() for word in words):
        return False
    if name in tags:
        return tags[name] == "PERSON"
    return not re.search(rf"\b[Tt]he {re.escape(name)}\b", text)
