"""Marked-up documents to evaluate on, one a language, and items as extraction would export them."""

from __future__ import annotations

from typing import Any

from ingest.evaluation.markup import GoldDocument, parse

FRENCH = """lang: fr
genre: press release
date: 2031-03-04
===
Le {{d1 date 2031-03-04|4 mars 2031}}, l’{{a1 actor org|Agence des refuges}} présente le {{p1 plan plan|Plan Hirondelle}} :

• {{m1 measure announced/proposed care|ouvrir douze maisons d’accueil}} ;
• {{m2 measure announced health|former les infirmières scolaires}}.

« {{~p1|Ce plan}} change tout », dit {{?a2 actor person|Odile Ferrand}}. {{!measure|Protéger chaque enfant}} reste le but.

{{#|Menu – Accueil – Contact : Service de presse}}
===
a1 announces p1 m1 m2
m1 m2 partOf p1
?p1 hasDate d1
DOC about p1
"""

ENGLISH = """lang: en
genre: speech
date: 2031-03-04
===
On {{d1 date 2031-03-04|4 March 2031}} the {{a1 actor org|Shelter Agency}} launched the {{p1 plan plan|Swallow Plan}}.

It will {{m1 measure announced/proposed care|open twelve foster homes}}, and {{m2 measure announced health|train school nurses}}.

“{{~p1|This plan}} changes everything”, said {{?a2 actor person|Odile Ferrand}}. {{!measure|Protecting every child}} is the aim.

{{#|Menu – Home – Contact: Press Office}}
===
a1 announces p1 m1 m2
m1 m2 partOf p1
?p1 hasDate d1
DOC about p1
"""


def gold(lang: str) -> GoldDocument:
    """Return the document of a language."""
    return parse(lang, {"fr": FRENCH, "en": ENGLISH}[lang])


def item(document: GoldDocument, kind: str, words: str, **more: Any) -> dict[str, Any]:
    """Return a prediction whose span is the first place of some words."""
    start = document.text.index(words)
    made = {"id": words, "type": kind, "start": start, "end": start + len(words), "text": words}
    if kind == "measure":
        made |= {"status": "announced", "themes": ["care"]}
    return made | more
