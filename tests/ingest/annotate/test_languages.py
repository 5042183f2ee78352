from ingest.annotate.languages import block_languages, document_language, with_languages
from ingest.segment.blocks import segment
from tests.ingest.documents import plain_document

FRENCH = "Le conseil départemental ouvre douze places d’accueil pour les enfants confiés."
ENGLISH = "The county council is opening twelve places for children who are looked after."


def test_each_block_has_its_own_language():
    assert block_languages([FRENCH, ENGLISH, FRENCH]) == ["fr", "en", "fr"]


def test_a_short_block_takes_its_neighbours_language():
    assert block_languages(["Budget", ENGLISH, "Justice", FRENCH, "Budget 2024"]) == [
        "en",
        "en",
        "en",
        "fr",
        "fr",
    ]


def test_a_text_of_short_blocks_is_judged_as_a_whole():
    assert block_languages(["Les foyers", "de l’enfance", "sont ouverts"]) == ["fr", "fr", "fr"]


def test_no_blocks_have_no_languages():
    assert block_languages([]) == []


def test_a_document_has_the_language_of_most_of_its_content():
    document = plain_document(
        f"{ENGLISH}\n\n{ENGLISH.upper()}\n\n{FRENCH}\n\nTous droits réservés au conseil départemental\n"
    )
    blocks = with_languages(segment(document), document)
    assert [block.lang for block in blocks] == ["en", "en", "fr", "fr"]
    assert document_language(blocks) == "en"
