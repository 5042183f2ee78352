from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snapshot.sentences import sentences

CASES = [
    "M. Aubry préside.|Mme. Sorel l’a remplacé.",
    "Mr. Aubrey chairs.|Dr. Sorrel replaced him.",
    "L’art. 12 est abrogé.|Le décret suivra.",
    "See s. 12 and para. 3 of the Act.|Guidance will follow.",
    "Il y en a 3.5 millions, p. ex. dans le Nord.|C’est beaucoup.",
    "There are 3.5 million, e.g. in the North.|That is many.",
    "« Nous agirons. »|Le ministre l’a dit.",
    "“We will act.”|The minister said so.",
    "A-t-il signé\u00a0?|Oui\u00a0!|La loi est prête…|Enfin.",
    "Did he sign?|Yes!|The bill is ready…|At last.",
    "J. Morvan et A. Le Goff sont nommés.|Ils siègent trois ans.",
    "J. Morgan and A. Lee are appointed.|They sit for three years.",
    "La mesure n° 4 attend… depuis un an.|Elle sera lancée.",
    "Measure no. 4 waits… since last year.|It will be launched.",
    "Le texte\nfait deux lignes.|Puis une autre\nsur deux lignes.",
    "The text\nhas two lines.|Then another one\non two lines.",
    "1. Le conseil décide.|Il vote.",
    "1. The council decides.|It votes.",
    "Les foyers, les crèches, etc. sont visés.|Le coût est connu.",
    "Homes, nurseries, etc. are covered.|The cost is known.",
]


@pytest.mark.parametrize("marked", CASES)
def test_sentences_end_where_a_reader_ends_them(marked):
    text = marked.replace("|", " ")
    assert [text[start:end] for start, end in sentences(text)] == marked.split("|")


@given(st.text(alphabet="aÉé.!?… \u00a0\n«»”\"'1M", min_size=1).filter(lambda text: text.strip() == text))
def test_sentences_tile_their_text(text):
    found = sentences(text)
    assert (found[0][0], found[-1][1]) == (0, len(text))
    for (start, end), (following, _) in pairwise(found):
        assert start < end <= following
        assert not text[end:following].strip()


@pytest.mark.parametrize("name", ["Mme É. Kerbrat, M. A. Le Goff, ", "Mrs A. Lee, Dr J. Morgan, "])
def test_a_list_of_names_as_long_as_a_book_is_one_sentence(name):
    text = name * 20_000 + "etc."
    assert sentences(text) == ((0, len(text)),)
