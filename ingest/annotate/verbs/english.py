"""English conjugation: third person, past, participles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Lemma: past, past participle.
IRREGULAR = {
    "become": ("became", "become"), "begin": ("began", "begun"), "bring": ("brought", "brought"),
    "build": ("built", "built"), "rebuild": ("rebuilt", "rebuilt"), "choose": ("chose", "chosen"),
    "cut": ("cut", "cut"), "draw": ("drew", "drawn"), "withdraw": ("withdrew", "withdrawn"),
    "find": ("found", "found"), "forbid": ("forbade", "forbidden"), "give": ("gave", "given"),
    "hold": ("held", "held"), "uphold": ("upheld", "upheld"), "keep": ("kept", "kept"), "lay": ("laid", "laid"),
    "lead": ("led", "led"), "make": ("made", "made"), "meet": ("met", "met"), "oversee": ("oversaw", "overseen"),
    "pay": ("paid", "paid"), "put": ("put", "put"), "rewrite": ("rewrote", "rewritten"), "run": ("ran", "run"),
    "seek": ("sought", "sought"), "send": ("sent", "sent"), "set": ("set", "set"), "spend": ("spent", "spent"),
    "take": ("took", "taken"), "teach": ("taught", "taught"), "tell": ("told", "told"),
    "undertake": ("undertook", "undertaken"), "write": ("wrote", "written"), "rise": ("rose", "risen"), "see": ("saw", "seen"), "show": ("showed", "shown"),
    "hear": ("heard", "heard"), "think": ("thought", "thought"), "know": ("knew", "known"), "stand": ("stood", "stood"),
    "feel": ("felt", "felt"), "get": ("got", "got"), "go": ("went", "gone"), "come": ("came", "come"), "do": ("did", "done"),
    "grow": ("grew", "grown"), "say": ("said", "said"), "sell": ("sold", "sold"), "lend": ("lent", "lent"), "shut": ("shut", "shut"), "spread": ("spread", "spread"),
}  # fmt: skip
DOUBLED = re.compile(
    r"(?:^(?:ban|cap|plan|fit|stop|scrap|map|ship|drop|trap|step|equip|refer|transfer|confer|enrol|control|fulfil|label|cancel|model)"
    r"|(?:com|ad|per|sub|re)mit)$"
)
"""Verbs that double their last letter before -ed and -ing."""


def conjugate(lemma: str) -> Iterator[tuple[str, str]]:
    """Yield every form of a verb as (form, word)."""
    yield "inf", lemma
    yield "pres", _with_s(lemma)
    past, participle = IRREGULAR.get(lemma) or (_regular(lemma, "ed"),) * 2
    yield "past", past
    yield "pp", participle
    yield "ing", _regular(lemma, "ing")


def _with_s(lemma: str) -> str:
    if re.search(r"(?:s|x|z|ch|sh|o)$", lemma):
        return lemma + "es"
    return lemma[:-1] + "ies" if re.search(r"[^aeiou]y$", lemma) else lemma + "s"


def _regular(lemma: str, ending: str) -> str:
    if DOUBLED.search(lemma):
        return lemma + lemma[-1] + ending
    if lemma.endswith("e") and not (ending == "ing" and re.search(r"(?:ee|oe|ye)$", lemma)):
        return lemma[:-1] + ending
    if ending == "ed" and re.search(r"[^aeiou]y$", lemma):
        return lemma[:-1] + "ied"
    if ending == "ing" and lemma in {"cut", "put", "set", "run", "begin", "forbid", "shut"}:
        return lemma + lemma[-1] + ending
    return lemma + ending
