"""French conjugation, third persons and first person plural: the forms that policy texts use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Ending of the lemma: present singular, present plural, present with "nous", stem of the future, past participle.
IRREGULAR = (
    ("envoyer", ("envoie", "envoient", "envoyons", "enverr", "envoyé")),
    ("battre", ("bat", "battent", "battons", "battr", "battu")),
    ("mettre", ("met", "mettent", "mettons", "mettr", "mis")),
    ("prendre", ("prend", "prennent", "prenons", "prendr", "pris")),
    ("venir", ("vient", "viennent", "venons", "viendr", "venu")),
    ("tenir", ("tient", "tiennent", "tenons", "tiendr", "tenu")),
    ("quérir", ("quiert", "quièrent", "quérons", "querr", "quis")),
    ("couvrir", ("couvre", "couvrent", "couvrons", "couvrir", "couvert")),
    ("ouvrir", ("ouvre", "ouvrent", "ouvrons", "ouvrir", "ouvert")),
    ("offrir", ("offre", "offrent", "offrons", "offrir", "offert")),
    ("cueillir", ("cueille", "cueillent", "cueillons", "cueiller", "cueilli")),
    ("courir", ("court", "courent", "courons", "courr", "couru")),
    ("servir", ("sert", "servent", "servons", "servir", "servi")),
    ("partir", ("part", "partent", "partons", "partir", "parti")),
    ("crire", ("crit", "crivent", "crivons", "crir", "crit")),
    ("duire", ("duit", "duisent", "duisons", "duir", "duit")),
    ("struire", ("struit", "struisent", "struisons", "struir", "struit")),
    ("joindre", ("joint", "joignent", "joignons", "joindr", "joint")),
    ("treindre", ("treint", "treignent", "treignons", "treindr", "treint")),
    ("percevoir", ("perçoit", "perçoivent", "percevons", "percevr", "perçu")),
    ("recevoir", ("reçoit", "reçoivent", "recevons", "recevr", "reçu")),
    ("concevoir", ("conçoit", "conçoivent", "concevons", "concevr", "conçu")),
    ("prévoir", ("prévoit", "prévoient", "prévoyons", "prévoir", "prévu")),
    ("pourvoir", ("pourvoit", "pourvoient", "pourvoyons", "pourvoir", "pourvu")),
    ("mouvoir", ("meut", "meuvent", "mouvons", "mouvr", "mu")),
    ("vouloir", ("veut", "veulent", "voulons", "voudr", "voulu")),
    ("interdire", ("interdit", "interdisent", "interdisons", "interdir", "interdit")),
    ("dire", ("dit", "disent", "disons", "dir", "dit")),
    ("faire", ("fait", "font", "faisons", "fer", "fait")),
    ("clure", ("clut", "cluent", "cluons", "clur", "clu")),
    ("suivre", ("suit", "suivent", "suivons", "suivr", "suivi")),
    ("croître", ("croît", "croissent", "croissons", "croîtr", "cru")),
    ("élire", ("élit", "élisent", "élisons", "élir", "élu")),
    ("entendre", ("entend", "entendent", "entendons", "entendr", "entendu")),
    ("dre", ("d", "dent", "dons", "dr", "du")),
)
DOUBLED = re.compile(r"(?:appel|renouvel|morcel|jet|projet)er$")
GRAVE = re.compile(r"([eé])([bcdfglmnprstv]|[bcdgptv]r|gn|ch|qu|gu)er$")


def conjugate(lemma: str) -> Iterator[tuple[str, str]]:
    """Yield every form of a verb as (form, word)."""
    singular, plural, nous, future, participle = _stems(lemma)
    yield "inf", lemma
    yield from (("pres", word) for word in (singular, plural, nous))
    yield from (("fut", future + ending) for ending in ("a", "ai", "ont", "ons"))
    yield from (("cond", future + ending) for ending in ("ait", "aient"))
    yield "ing", nous.removesuffix("ons") + "ant"
    feminine = participle + "e"
    plural_masculine = participle if participle.endswith("s") else participle + "s"
    yield from (("pp", word) for word in {participle, feminine, plural_masculine, feminine + "s"})


def _stems(lemma: str) -> tuple[str, str, str, str, str]:
    for ending, (singular, plural, nous, future, participle) in IRREGULAR:
        if lemma.endswith(ending):
            stem = lemma.removesuffix(ending)
            return stem + singular, stem + plural, stem + nous, stem + future, stem + participle
    stem = lemma[:-2]
    if lemma.endswith("ir"):
        return stem + "it", stem + "issent", stem + "issons", lemma, stem + "i"
    strong, future = stem, lemma
    if lemma.endswith("yer"):
        strong = stem[:-1] + "i"
        future = strong + "er"
    elif DOUBLED.search(lemma):
        strong = stem + stem[-1]
        future = strong + "er"
    elif (found := GRAVE.search(lemma)) is not None:
        strong = stem[: found.start()] + "è" + found.group(2)
        future = lemma if found.group(1) == "é" else strong + "er"
    soft = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem
    return strong + "e", strong + "ent", soft + "ons", future, stem + "é"
