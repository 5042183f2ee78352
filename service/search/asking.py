"""Words that only ask: a text answers a question without them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from service.entities.selection import Lang
    from snapshot.encoder import Encoder

ASKING: dict[Lang, str] = {
    "fr": """
        le la les l un une des du de d au aux ce cet cette ces son sa ses leur leurs notre nos votre vos il elle ils elles
        on nous vous je se s y en lui eux et ni mais donc or car si ne n pas plus très qui que qu quoi dont ou où
        est sont était étaient été être ont avait avaient a ai as eu avoir fait faire peut peuvent doit doivent
        pour par sur sous dans avec sans chez vers entre contre depuis pendant avant après lors comme aussi selon afin
        tout tous toute toutes même t j m c cela ça ceux celle celles celui quel quelle quels quelles
        lequel laquelle lesquels lesquelles comment pourquoi quand combien date année jour montant somme nombre lieu
        promis promise promises promesse promesses annoncé annoncés annoncée annoncées annonce annonces annoncer
        engagé engagés engagée engagées engagement engagements mesure mesures
        prévu prévus prévue prévues prévoit prévoient demandé
    """,
    "en": """
        the a an of to in on at by for from with without into under over between among against about since during before
        after as and or nor but so if then than that this these those it its he she they them their his her we our you your
        i me my who whom whose which what when where why how is are was were be been being am do does did done
        have has had having will would shall should can could may might must no not there here out up down off
        any some all each every much many long s t date year day amount sum number place
        promised promise promises pledge pledges pledged announced announce announces announcement announcements
        committed commit commitment commitments undertaken measure measures planned plans say said asked
    """,
}
"""Function words, and what the questions are made of that want a promise, a date, an amount, a person or a place."""
SHARE = 0.5
"""What such a word counts for beside one of the same rarity that tells what is asked about."""


def importance(
    encoder: Encoder, pieces: npt.NDArray[np.int32], rarity: npt.NDArray[np.float32]
) -> npt.NDArray[np.float32]:
    """Return what the word pieces of a question count for; they add up to 1.

    Args:
        encoder: The one that cut the question into pieces.
        pieces: Their ids.
        rarity: How rare each is in the collection.
    """
    weights = rarity * np.where(np.isin(pieces, _asking(encoder)), SHARE, 1)
    shares: npt.NDArray[np.float32] = weights / weights.sum()
    return shares


@lru_cache(maxsize=2)  # the encoder in use, and that of the snapshot before
def _asking(encoder: Encoder) -> npt.NDArray[np.int32]:
    return encoder.piece_ids(" ".join(ASKING.values()).split())
