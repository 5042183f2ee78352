"""How near a question is to sentences that have nothing to do with it.

An encoder puts all sentences of one language closer to each other, French ones most of all in a model trained on
English: a cosine alone doesn't tell an answer from a chance. How far a passage stands out from sentences about trains,
recipes and taxes does, in a collection of five documents as in one of two hundred.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from service.entities.selection import Lang
    from snapshot.encoder import Encoder

SENTENCES: dict[Lang, tuple[str, ...]] = {
    "fr": (
        "Le train de nuit part de la gare centrale à vingt-deux heures.",
        "Les ouvriers ont repeint la façade du musée au printemps.",
        "La recette demande trois œufs, du beurre et un peu de sel.",
        "Le prix du blé a baissé sur les marchés mondiaux.",
        "Cette équipe a remporté le championnat après les tirs au but.",
        "Un orage a endommagé les toits de plusieurs granges.",
        "Le ministère des Transports ouvrira une nouvelle ligne de tramway.",
        "La commune a voté le budget de la piscine municipale.",
        "Les pêcheurs demandent une aide pour remplacer leurs moteurs.",
        "Le gouvernement annonce une baisse de la taxe sur les carburants.",
        "Une loi oblige les usines à réduire leurs rejets dans les rivières.",
        "Les chercheurs ont mesuré la température de l’océan.",
        "La banque centrale maintient son taux directeur.",
        "Le rapport recommande de rénover les ponts du département.",
        "Les agriculteurs seront indemnisés après la sécheresse.",
        "Ce logiciel permet de trier ses photographies.",
        "La compagnie aérienne commande douze appareils.",
        "Le plan prévoit d’isoler dix mille logements d’ici 2025.",
        "Les électeurs ont choisi un nouveau maire dimanche.",
        "Le volcan est entré en éruption pendant la nuit.",
    ),
    "en": (
        "The night train leaves the central station at ten o’clock.",
        "Workers repainted the front of the museum in spring.",
        "The recipe calls for three eggs, butter and a pinch of salt.",
        "The price of wheat fell on world markets.",
        "The team won the championship on penalties.",
        "A storm damaged the roofs of several barns.",
        "The Department for Transport will open a new tram line.",
        "The town council voted the budget of the swimming pool.",
        "Fishermen ask for grants to replace their engines.",
        "The government announces a cut in fuel duty.",
        "An act obliges factories to reduce what they discharge into rivers.",
        "Researchers measured the temperature of the ocean.",
        "The central bank keeps its main interest rate.",
        "The report recommends renovating the bridges of the county.",
        "Farmers will be compensated after the drought.",
        "This program sorts photographs.",
        "The airline orders twelve aircraft.",
        "The plan provides for insulating ten thousand homes by 2025.",
        "Voters chose a new mayor on Sunday.",
        "The volcano erupted during the night.",
    ),
}
"""Of no child-protection document, and the same in both languages."""
NEAR = 0.75
"""The quantile that stands for all of them: nearer than most, not the one that happens to share a word."""


def background(encoder: Encoder, vector: npt.NDArray[np.float32]) -> dict[str, float]:
    """Return the cosine that a question has with sentences of each language that don't answer it.

    Args:
        encoder: The one that gave the vector.
        vector: Of the question.
    """
    return {lang: float(np.quantile(known @ vector, NEAR)) for lang, known in _vectors(encoder).items()}


@lru_cache(maxsize=2)  # the encoder in use, and that of the snapshot before
def _vectors(encoder: Encoder) -> dict[Lang, npt.NDArray[np.float32]]:
    return {lang: encoder.encode(sentences) for lang, sentences in SENTENCES.items()}
