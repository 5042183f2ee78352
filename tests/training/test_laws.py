import subprocess

import pytest
from lxml import etree

from training.encoder import laws
from training.encoder.git_files import GitFiles
from training.encoder.records import Pair, read_lines
from training.encoder.workdir import WorkDir

ENGLISH = """<Statute><Body>
<Section><MarginalNote>Duty to report</MarginalNote><Label>4</Label>
<Subsection><Label>(1)</Label><Text>A teacher who fears for a pupil shall tell the commissioner.</Text></Subsection>
<Subsection><Label>(2)</Label><Text>The commissioner shall answer within 10 days.</Text>
<HistoricalNote><Text>1999, c. 3, s. 2</Text></HistoricalNote></Subsection></Section>
<Section><Label>5</Label><Definition><Text><DefinedTermEn>guardian</DefinedTermEn> means whoever
raises a pupil. (<DefinedTermFr>tuteur</DefinedTermFr>)</Text></Definition>
<Definition><Text><DefinedTermEn>pupil</DefinedTermEn> means a person at school. (<DefinedTermFr>élève</DefinedTermFr>)</Text>
</Definition></Section></Body></Statute>"""
FRENCH = """<Statute><Body>
<Section><MarginalNote>Obligation de signaler</MarginalNote><Label>4</Label>
<Subsection><Label>(1)</Label><Text>L’enseignant qui craint pour un élève avertit le commissaire.</Text></Subsection>
<Subsection><Label>(2)</Label><Text>Le commissaire répond sous 10 jours.</Text></Subsection></Section>
<Section><Label>5</Label>
<Definition><Text><DefinedTermFr>élève</DefinedTermFr> Toute personne scolarisée. (<DefinedTermEn>pupil</DefinedTermEn>)</Text>
</Definition><Definition><Text><DefinedTermFr>tuteur</DefinedTermFr> Quiconque élève un élève. (<DefinedTermEn>guardian</DefinedTermEn>)
</Text></Definition></Section></Body></Statute>"""


def aligned(fr=FRENCH, en=ENGLISH, file="eng/acts/X-1.xml"):
    sides = (laws.texts_by_path(etree.fromstring(text)) for text in (fr, en))
    return list(laws.align(file, *sides))


def test_texts_meet_under_the_same_labels():
    pairs = {(passage.fr, passage.en) for passage in aligned()}

    assert ("Obligation de signaler", "Duty to report") in pairs
    assert ("Le commissaire répond sous 10 jours.", "The commissioner shall answer within 10 days.") in pairs


def test_definitions_meet_by_their_terms_whatever_their_order():
    definitions = {passage.fr: passage.en for passage in aligned() if passage.kind == "Definition"}

    assert definitions == {
        "tuteur Quiconque élève un élève.": "guardian means whoever raises a pupil.",
        "élève Toute personne scolarisée.": "pupil means a person at school.",
    }


def test_a_passage_that_one_language_lacks_meets_nothing():
    french = FRENCH.replace("<Label>(2)</Label>", "<Label>(3)</Label>")

    assert not any("10" in passage.fr for passage in aligned(fr=french))


def test_notes_of_amendments_are_left_out():
    assert not any("1999" in passage.en for passage in aligned())


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("eng/acts/Y-1.5.xml", "fra/lois/Y-1.5.xml"),
        ("eng/regulations/SOR-2001-286.xml", "fra/reglements/DORS-2001-286.xml"),
        ("eng/regulations/SI-2004-1.xml", "fra/reglements/TR-2004-1.xml"),
        ("eng/regulations/C.R.C.,_c._870.xml", "fra/reglements/C.R.C.,_ch._870.xml"),
        (
            "annual-statutes-lois-annuelles/en/2019/2019-c25_E.xml",
            "annual-statutes-lois-annuelles/fr/2019/2019-c25_f.xml",
        ),
        ("README.md", None),
    ],
)
def test_the_french_file_of_an_english_one(english, french):
    assert laws.french_file(english) == french


@pytest.mark.parametrize(
    ("fr", "en", "kept"),
    [
        (
            "Le juge entend l’enfant avant toute décision.",
            "The judge hears the child before any decision.",
            True,
        ),
        ("Le délai est de 15 jours ouvrés.", "The time limit is 15 working days.", True),
        ("Le délai est de 15 jours ouvrés.", "The time limit is 30 working days.", False),
        (
            "Court texte ici.",
            "A text that says a great deal more than the French one ever did, at length.",
            False,
        ),
        ("identique en tout point", "identique en tout point", False),
        ("a)", "(a)", False),
    ],
)
def test_texts_that_can_be_translations(fr, en, kept):
    assert laws.is_translation(laws.Aligned("eng/acts/X-1.xml", ("Section 1", "Text"), 0, fr, en)) is kept


def test_a_heading_is_answered_by_the_first_text_under_it_in_four_pairs_of_languages():
    passages = [passage for file in "abcd" for passage in aligned(file=file)]

    answers = list(laws.headings(passages))

    assert [answer.question for answer in answers] == ["Obligation de signaler", "Duty to report"] * 2
    assert [answer.passage.split()[0] for answer in answers] == ["L’enseignant", "L’enseignant", "A", "A"]


def test_held_out_sentences_are_not_trained_on_even_from_another_law(tmp_path):
    held_out = next(
        f"X-{n}.xml" for n in range(200) if laws.Aligned(f"eng/acts/X-{n}.xml", (), 0, "", "").is_held_out
    )
    kept = next(
        f"X-{n}.xml" for n in range(200) if not laws.Aligned(f"eng/acts/X-{n}.xml", (), 0, "", "").is_held_out
    )
    english = ENGLISH.replace("shall answer within", "answers in").replace("A teacher", "A coach")
    files = {
        f"eng/acts/{held_out}": ENGLISH,
        f"fra/lois/{held_out}": FRENCH,
        f"eng/acts/{kept}": english,
        f"fra/lois/{kept}": FRENCH.replace("commissaire", "délégué").replace(
            "Le délégué répond", "Le commissaire répond"
        ),
    }
    work = WorkDir(tmp_path / "work")
    with GitFiles(repository(tmp_path / "laws", files)) as stored:
        laws.extract(stored, work)

    known = {pair.fr for pair in read_lines(work.held_out_laws, Pair)}
    assert "Le commissaire répond sous 10 jours." in known
    assert [pair.fr for pair in read_lines(work.laws, Pair) if "délégué" in pair.fr]
    assert not known & {pair.fr for pair in read_lines(work.laws, Pair)}


def repository(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    git = ["git", "-C", str(folder), "-c", "user.name=test", "-c", "user.email=test@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "laws"]):
        subprocess.run([*git, *command], check=True)
    return folder
