"""The IRIs of what is published: minted from ids and labels, the same ones every time, and read back.

An IRI is the publisher's base, a kind and one or more segments: ``<base>plan/pacte-pour-l-enfance``,
``<base>date/fr-bilan-2020/2020-11``.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal, get_args

DEFAULT_BASE = "https://w3id.org/enfance/id/"

Kind = Literal[
    "document",  # document/<document id>
    "graph",  # graph/<document id>: the named graph of its statements
    "passage",  # passage/<document id>/<index>
    "measure",  # measure/<id>, assigned once
    "plan",  # plan/<slug>
    "axis",  # axis/<document id>/<slug>
    "actor",  # actor/<slug>
    "date",  # date/<document id>/<EDTF>
    "amount",  # amount/<measure id>/<value and unit>
    "claim",  # claim/<measure id>
    "status",  # status/<measure id>
    "membership",  # membership/<document id>/<person slug>/<post slug>
    "evidence",  # evidence/<document id>/<start>-<end>; its target and selectors follow as further segments
    "description",  # description/<document id>: what a notice is about
    "activity",  # activity/<document id>: the extraction of a document
    "software",  # software/<name>/<version>
]
KINDS: tuple[Kind, ...] = get_args(Kind)

SLUG_LENGTH = 64
SEGMENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~-]{0,99}")
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})


@dataclass(frozen=True, slots=True)
class Name:
    """What an IRI of this publisher names."""

    kind: Kind
    segments: tuple[str, ...]


def mint(kind: Kind, *parts: str, base: str = DEFAULT_BASE) -> str:
    """Return the IRI of a thing.

    Args:
        kind: What it is; says which parts it is named by.
        parts: At least one; each is made a segment with ``segment``.
        base: The publisher's base IRI, with its final slash.

    Example:
        >>> mint("document", "fr-bilan-2020")
        'https://w3id.org/enfance/id/document/fr-bilan-2020'
    """
    if not parts:
        raise ValueError(f"An IRI of kind {kind} needs a part that tells it from others.")
    return f"{base}{kind}/{'/'.join(map(segment, parts))}"


def parse(iri: str, base: str = DEFAULT_BASE) -> Name | None:
    """Return what an IRI names, or None when it isn't one that ``mint`` gives under this base.

    Example:
        >>> parse("https://w3id.org/enfance/id/plan/pacte-pour-l-enfance").segments
        ('pacte-pour-l-enfance',)
    """
    if not iri.startswith(base):
        return None
    head, *segments = iri.removeprefix(base).split("/")
    kind = next((known for known in KINDS if known == head), None)
    if kind is None or not segments or not all(map(SEGMENT.fullmatch, segments)):
        return None
    return Name(kind, tuple(segments))


def segment(text: str) -> str:
    """Return a text as a segment of an IRI: itself where it can be one, else a slug and a hash.

    Different texts give different segments; composed and decomposed accents don't count as a difference.

    Example:
        >>> segment("fr-bilan-2020")
        'fr-bilan-2020'
        >>> segment("Bilan 2020 (définitif)")
        'bilan-2020-definitif-00e901ab'
    """
    if SEGMENT.fullmatch(text):
        return text
    return f"{slug(text)}-{_digest(unicodedata.normalize('NFC', text))}"


def slug(label: str) -> str:
    """Return a French or English label in plain letters, digits and hyphens.

    Case, accents and apostrophes make no difference. A label over 64 characters is cut at a word and keeps a
    short hash of the whole; one without any Latin letter or digit becomes a hash.

    Example:
        >>> slug("Pacte pour l’enfance")
        'pacte-pour-l-enfance'
    """
    folded = unicodedata.normalize("NFKD", label.casefold().translate(LIGATURES))
    plain = "".join(char for char in folded if not unicodedata.combining(char))
    words = "-".join(re.findall(r"[a-z0-9]+", plain))
    if not words:
        return _digest(plain)
    if len(words) <= SLUG_LENGTH:
        return words
    kept = words[: SLUG_LENGTH - 9]
    return f"{kept.rpartition('-')[0] or kept}-{_digest(words)}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
