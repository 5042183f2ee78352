"""Word documents: headings by outline, lists by numbering, tables, boxes and notes; nothing is lost, nothing deleted read."""

import io

import docx
import pytest
from docx.oxml import parse_xml

from ingest.errors import DocumentRejected
from ingest.load import load
from ingest.segment.blocks import segment
from tests.ingest.documents import source

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def loaded(word):
    file = io.BytesIO()
    word.save(file)
    return load(source("schema.docx", file.getvalue()))


def blocks(document):
    return [(block.role, block.level, block.span.within(document.text)) for block in segment(document)]


@pytest.fixture
def word():
    return docx.Document()


def test_headings_and_lists_keep_their_levels(word):
    word.add_heading("Schéma de l’enfance 2024-2028", 0)
    word.add_heading("Accueillir les enfants", 1)
    word.add_paragraph("Le département s’engage à :")
    word.add_paragraph("ouvrir six lieux d’accueil ;", "List Bullet")
    word.add_paragraph("dont deux en montagne", "List Bullet 2")
    word.add_heading("Next steps", 2)
    word.add_paragraph("publish a yearly review", "List Number")
    word.add_paragraph("train every carer", "List Number")
    document = loaded(word)
    assert blocks(document) == [
        ("heading", 1, "Schéma de l’enfance 2024-2028"),
        ("heading", 1, "Accueillir les enfants"),
        ("paragraph", 1, "Le département s’engage à :"),
        ("item", 1, "ouvrir six lieux d’accueil ;"),
        ("item", 2, "dont deux en montagne"),
        ("heading", 2, "Next steps"),
        ("item", 1, "publish a yearly review"),
        ("item", 1, "train every carer"),
    ]
    assert "1. publish a yearly review\n2. train every carer" in document.text


@pytest.mark.parametrize("name", ["Titre du chapitre", "Chapter title"])
def test_a_style_of_any_name_is_a_heading_by_its_outline_level(word, name):
    style = word.styles.add_style(name, docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    style.element.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {W} w:val="1"/>'))
    word.add_paragraph("Protéger les mineurs", name)
    word.add_paragraph("Le juge décide.")
    assert [mark.role for mark in loaded(word).marks] == ["heading", "paragraph"]
    assert loaded(word).marks[0].level == 2


def test_what_was_inserted_is_read_and_what_was_deleted_is_not(word):
    paragraph = word.add_paragraph("Le conseil recrutera ")
    paragraph._p.append(parse_xml(f"<w:del {W}><w:r><w:delText>dix</w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:ins {W}><w:r><w:t>quinze médiateurs.</w:t></w:r></w:ins>"))
    assert loaded(word).text == "Le conseil recrutera quinze médiateurs.\n"


def test_rows_of_a_table_stay_together_and_frames_are_opened(word):
    table = word.add_table(2, 2)
    for cell, words in zip(table._cells, ["Action", "Échéance", "Open a helpline", "June 2025"], strict=True):
        cell.text = words
    frame = word.add_table(1, 1).cell(0, 0)
    frame.text = "À retenir"
    frame.add_paragraph("Chaque enfant est entendu.")
    assert loaded(word).text.split("\n\n") == [
        "Action | Échéance",
        "Open a helpline | June 2025",
        "À retenir",
        "Chaque enfant est entendu.\n",
    ]


def test_content_controls_boxes_and_breaks_are_read(word):
    box = f"<w:r {W}><w:pict><w:txbxContent><w:p><w:r><w:t>Numéro d’appel : 119</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    paragraph = word.add_paragraph("Direction de l’enfance")
    paragraph.add_run().add_break()
    paragraph.add_run("12 rue des Lilas")
    paragraph._p.append(parse_xml(box))
    control = f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>Adopted in May 2023.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    word.element.body.insert(1, parse_xml(control))
    assert loaded(word).text == (
        "Direction de l’enfance\n12 rue des Lilas\n\nNuméro d’appel : 119\n\nAdopted in May 2023.\n"
    )


def test_the_title_is_what_the_document_says_of_itself(word):
    word.core_properties.title = "Plan « Rivage »"
    word.add_paragraph("Le ministère ouvre vingt lieux d’écoute.")
    assert loaded(word).metadata.title == "Plan « Rivage »"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK\x03\x04 cut short", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "password"),
        (b"", "damaged"),
    ],
)
def test_what_is_no_word_document_is_refused(content, reason):
    with pytest.raises(DocumentRejected, match=reason):
        load(source("plan.docx", content))


def test_a_document_without_words_is_refused(word):
    with pytest.raises(DocumentRejected, match="no text"):
        loaded(word)
