"""The annotated documents: where they are, and what their marks may say."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from ingest.evaluation.markup import GoldDocument, read_gold
from ingest.records import Status
from ontology.terms import PLAN_KINDS, THEMES

DATA = Path(__file__).parent / "data"
PARTS = ("train", "test")
LANGUAGES = ("fr", "en")
GENRES = (
    "press release with bullets", "press release in prose", "government communiqué", "speech", "national plan",
    "regional plan", "progress review", "statute", "bill", "regulations", "guidance", "parliamentary question",
    "hearing", "minutes", "audit report", "budget", "NGO demands", "opinion", "newsletter", "campaign page",
    "web page", "table of contents", "questions and answers", "international text", "mixed languages", "e-mail",
    "OCR noise",
)  # fmt: skip
PREFIXES = {"plan": "p", "axis": "x", "measure": "m", "actor": "a", "date": "d"}
"""First letter of the ids of each type."""
KINDS = {
    "plan": frozenset(PLAN_KINDS),
    "actor": frozenset({"person", "role", "org", "body", "collective"}),
}
STATUSES = frozenset(get_args(Status))
THEME_IDS = frozenset(THEMES)
ENDS = {
    "partOf": {
        ("measure", "axis"),
        ("measure", "plan"),
        ("axis", "plan"),
        ("axis", "axis"),
        ("plan", "plan"),
    },
    "announces": {("actor", "measure"), ("actor", "plan")},
    "responsibleFor": {("actor", "measure"), ("actor", "plan")},
    "hasDate": {("measure", "date"), ("plan", "date")},
    "holdsPost": {("person", "role"), ("person", "org"), ("person", "body")},
    "about": {("DOC", "plan")},
}
"""What each relation may run from and to; the ends of a post are told by their kind."""
FORMULAS = (
    # statutes, decrees and councils of ministers
    "commits an offence and is liable on summary conviction to a",
    "by and with the advice and consent of the",
    "entrée en vigueur le texte entre en vigueur le 1er",
    "promulgue la loi du pays dont la teneur suit",
    "promulguons le présent décret ordonnons qu’il soit publié au Moniteur belge",
    "mesures d’ordre individuel sur proposition de la",
    # parliaments, the United Nations and the Council of Europe
    "and if she will make a statement on the matter",
    "II. Follow-up measures taken and progress achieved",
    "III. Main areas of concern and recommendations",
    "the committee invites the State party to submit its",
    "the committee urges the State party to",
    "en vertu de l’article 15.b du",
    # pages
    "did you find what you were looking for",
    "cette page vous a-t-elle été utile ? oui non voir aussi",
)
"""What such texts say word for word whoever writes them: two parts may share it."""


def documents(part: str) -> tuple[GoldDocument, ...]:
    """Return the documents of ``train`` or ``test``, in the order of their names."""
    return read_gold(DATA / part)
