"""Splits a SPARQL query into tokens, as far as a guard needs them.

Codepoint escapes need no treatment: the engine reads them inside strings, IRIs and names only, so they can
hide neither a keyword nor a bracket.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

# Every alternative is possessive or bounded, so that no query is slow to split. A string that is never closed
# becomes one token up to the end, for the guard to refuse.
_TOKEN = re.compile(
    r"""
    (?P<blank>    \s++ | \#[^\n\r]*+ )
  | (?P<iri>      <[^<>"{}|^`\x00-\x20]*+> )
  | (?P<string>   "{3} (?: "{0,2} (?: [^"\\] | \\. ) )*+ "{3}
                | '{3} (?: '{0,2} (?: [^'\\] | \\. ) )*+ '{3}
                | "(?!"") (?: [^"\\\n\r] | \\. )*+ "
                | '(?!'') (?: [^'\\\n\r] | \\. )*+ ' )
  | (?P<unclosed> ["'] .*+ )
  | (?P<variable> [?$]\w++ )
  | (?P<language> @[A-Za-z]++(?:-[A-Za-z0-9]++)*+ )
  | (?P<name>     (?: _ | [^\W\d_][\w.-]{0,99}+ )?+
                : (?: [\w:.-] | %[0-9A-Fa-f]{2} | \\[_~.\-!$&'()*+,;=/?\#@%] )*+ )
  | (?P<number>   (?: \d++(?:\.\d++)?+ | \.\d++ ) (?: [eE][+-]?\d++ )?+ )
  | (?P<word>     [^\W\d]\w*+ )
  | (?P<sign>     \^\^ | && | \|\| | [!<>]= | . )
    """,
    re.DOTALL | re.VERBOSE,
)


class Token(NamedTuple):
    """A token: its `kind` (the name of a group above), its text and its place in the query."""

    kind: str
    text: str
    start: int


def tokens(query: str) -> Iterator[Token]:
    """Yield the tokens of `query` without white space and comments; total, whatever the text."""
    for match in _TOKEN.finditer(query):
        if match.lastgroup != "blank" and match.lastgroup is not None:
            yield Token(match.lastgroup, match.group(), match.start())
