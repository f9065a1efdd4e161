"""Characters that act instead of being read: control codes, direction overrides, halves of surrogate pairs."""

from __future__ import annotations

import re

# Direction controls can make a line read other than it is (Boucher and Anderson 2021, "Trojan Source");
# tabs and line ends are white space and stay.
CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)


def spell_out(text: str) -> str:
    r"""The text with every control character written as its escape, so that no terminal obeys it.

    >>> print(spell_out("safe \x1b[31m\u202etxt.exe"))
    safe \x1b[31m\u202etxt.exe
    """
    return CONTROL.sub(lambda found: found[0].encode("unicode_escape", "surrogatepass").decode(), text)


def code_point(character: str) -> str:
    r"""Its name in the Unicode standard's notation.

    >>> code_point("\u202e")
    'U+202E'
    """
    return f"U+{ord(character):04X}"
