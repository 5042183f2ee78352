"""Two normal forms of a block's words: one to match patterns against, one to recognise repetition.

Each pass over the blocks asks for them again, so the last ones are kept.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# One character for one character, so that offsets into the folded text are offsets into the source.
_FOLD = str.maketrans(
    {
        **dict.fromkeys(
            "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\t", " "
        ),
        **dict.fromkeys("’‘ʼ´`", "'"),
        **dict.fromkeys("«»“”„‟", '"'),
        **dict.fromkeys("‐‑‒–—−", "-"),
        "›": ">",
        "：": ":",
    }
)
_NOT_WORDS = re.compile(r"[\W_]+")


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """Return the text with one form of apostrophe, quotation mark, dash and space; its length is unchanged."""
    return text.translate(_FOLD)


@lru_cache(maxsize=1024)
def fingerprint(text: str) -> str:
    """Return the words alone, in lower case: equal for two blocks that differ in punctuation or spacing only."""
    return _NOT_WORDS.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()
