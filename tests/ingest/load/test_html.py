import pytest

from ingest.errors import DocumentRejected
from ingest.load import load
from ingest.records import Metadata
from ingest.segment.blocks import segment
from tests.ingest.documents import source

PAGE = """<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>Un toit pour tous | Ministère des Familles</title>
<meta property="og:title" content="Un toit pour tous">
<meta property="og:site_name" content="Ministère des Familles">
<meta property="article:published_time" content="2021-03-12T09:00:00+01:00">
<link rel="canonical" href="https://familles.example/toit"></head>
<body><nav><ul><li><a href="/">Accueil</a></li><li><a href="/aides">Aides</a></li></ul></nav>
<main><h1>Un toit pour tous</h1>
<p>Le ministère a présenté <b>deux mesures</b> pour les enfants confiés, lors
d’une réunion à Montbrun.</p>
<h2>Accueillir</h2>
<p>Le gouvernement va&nbsp;:</p>
<ol><li>ouvrir des places<ul><li>dont dix en 2022</li></ul></li><li><p>former les équipes</p><p>Un institut sera créé.</p></li></ol>
<p>Direction de l’enfance<br>3 rue des Lilas</p>
<table><tr><th>Mesure</th><th>Budget</th></tr><tr><td>Places</td><td>3 M€</td></tr></table></main>
<footer>Mentions légales</footer></body></html>"""


def test_a_page_becomes_text_with_its_structure():
    document = load(source("toit.html", PAGE))
    blocks = segment(document)
    assert [
        (block.role, block.level, block.marker, block.span.within(document.text)) for block in blocks
    ] == [
        ("heading", 1, "", "Un toit pour tous"),
        (
            "paragraph",
            1,
            "",
            "Le ministère a présenté deux mesures pour les enfants confiés, lors d’une réunion à Montbrun.",
        ),
        ("heading", 2, "", "Accueillir"),
        ("paragraph", 1, "", "Le gouvernement va\u00a0:"),
        ("item", 1, "1.", "ouvrir des places"),
        ("item", 2, "-", "dont dix en 2022"),
        ("item", 1, "2.", "former les équipes"),
        ("paragraph", 1, "", "Un institut sera créé."),
        ("paragraph", 1, "", "Direction de l’enfance"),
        ("paragraph", 1, "", "3 rue des Lilas"),
        ("paragraph", 1, "", "Mesure | Budget"),
        ("paragraph", 1, "", "Places | 3 M€"),
    ]


def test_a_page_declares_its_metadata():
    assert load(source("toit.html", PAGE)).metadata == Metadata(
        title="Un toit pour tous",
        lang="fr",
        publisher="Ministère des Familles",
        date="2021-03-12",
        url="https://familles.example/toit",
    )


def test_a_title_that_extraction_leaves_out_stands_first():
    document = load(
        source(
            "a.html",
            "<html><body><div><h1>Réunion du comité</h1><p>Le comité a siégé.</p></div></body></html>",
        )
    )
    assert document.text == "Réunion du comité\n\nLe comité a siégé.\n"


def test_the_declared_encoding_is_used():
    page = PAGE.replace("utf-8", "iso-8859-15").replace("’", "'")
    document = load(source("toit.htm", page.encode("iso-8859-15")))
    assert "présenté" in document.text
    assert "3 M€" in document.text
    assert document.warnings


REJECTED = {
    "built by JavaScript": "<html><body><div id='app'></div><script>start('Bonjour à tous')</script></body></html>",
    "no body": "<html><head><title>Plan</title></head></html>",
    "pictures only": "<html><body><img src='plan.png'></body></html>",
}


@pytest.mark.parametrize("page", REJECTED.values(), ids=REJECTED)
def test_a_page_without_text_is_rejected(page):
    with pytest.raises(DocumentRejected, match=r"No readable text.*JavaScript"):
        load(source("page.html", page))


NESTED = (
    "<html><body><p>Le comité ouvre.</p>{}<p>Il écoute les enfants.</p>{}<p>Il conclut.</p></body></html>"
)


def test_tags_that_nobody_closed_hide_nothing():
    document = load(source("page.html", NESTED.format("<font><b>" * 400, "")))
    assert document.text.split("\n\n") == ["Le comité ouvre.", "Il écoute les enfants.", "Il conclut.\n"]


@pytest.mark.parametrize(
    ("opening", "closing"), [("<div>", "</div>"), ("<ul><li>", "</li></ul>"), ("<b>", "")]
)
def test_a_page_of_200_000_nested_tags_is_rejected(opening, closing):
    page = NESTED.format(opening * 200_000, closing * 200_000)
    with pytest.raises(DocumentRejected, match=r"nested too deeply.*save it as PDF"):
        load(source("page.html", page))
