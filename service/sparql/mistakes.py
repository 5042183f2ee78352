"""Says what is wrong with a query that the engine cannot read, better than its parser does."""

from __future__ import annotations

import re

from service.sparql.frames import Refused
from service.sparql.lexer import tokens

_PLACE = re.compile(r"error at (\d+):(\d+)")
# The parser lists what its grammar would have taken next; where one entry is a sentence, it is the reason.
_SENTENCE = re.compile(r"[A-Z]\w* [a-z][^,\[\"]*")


def explain(query: str, message: str) -> Refused:
    """Return the refusal of `query`, which the engine could not read and answered with `message`."""
    prefix = _undeclared_prefix(query)
    if prefix is not None:
        return Refused("undeclared_prefix", {"prefix": prefix})
    place = _PLACE.match(message)
    if place is None:
        return Refused("evaluation_error", {"message": message})
    reason = _SENTENCE.search(message, place.end())
    where: dict[str, str | int] = {"line": int(place[1]), "column": int(place[2])}
    if reason is None:
        return Refused("syntax_error", where)
    return Refused("syntax_error_because", {**where, "reason": reason.group().strip()})


def _undeclared_prefix(query: str) -> str | None:
    """Return the first prefix that is used without a PREFIX declaration."""
    declared = {"_:"}
    before = ""
    for token in tokens(query):
        if token.kind == "name":
            prefix = token.text.partition(":")[0] + ":"
            if before == "PREFIX":
                declared.add(prefix)
            elif prefix not in declared:
                return prefix
        before = token.text.upper()
    return None
