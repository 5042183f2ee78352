"""What ingest writes of a notice and its translation, and the service counts once."""

import pytest

from ingest.config import load_config
from ingest.pipeline import Run, ingest
from service.entities.instruments import plan
from snapshot.authority import Authority
from snapshot.current import open_current

HEAD = "---\nid: {id}\nrecord: notice\nlang: {lang}\ntitle: {title}\ndate: 2019-10-14\n{more}describes:\n  title: x\n---\n"
FRENCH = """# Pacte pour l’enfance

Le Pacte pour l’enfance prévoit les mesures suivantes :

## Aider les parents

- Ouvrir vingt lieux d’accueil
- Former deux cents médiateurs
"""
ENGLISH = """# Pact for Childhood

The Pact for Childhood provides for the following measures:

## Help parents

- Open twenty family centres
- Train two hundred mediators
"""


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory, tiny_model):
    folder = tmp_path_factory.mktemp("notices")
    french = HEAD.format(id="pacte", lang="fr", title="Pacte", more="")
    english = HEAD.format(id="pacte-en", lang="en", title="Pact", more="translation_of: pacte\n")
    (folder / "pacte.fr.md").write_text(french + FRENCH, "utf-8")
    (folder / "pacte-en.en.md").write_text(english + ENGLISH, "utf-8")
    data = tmp_path_factory.mktemp("data")
    config = load_config(encoder=str(tiny_model))
    report = ingest([folder], Run(data, config, Authority.load(), lambda *_: None))
    assert report.rejections == ()
    return open_current(data)


def test_both_languages_are_measures_of_one_plan_counted_once(snapshot):
    found = plan(snapshot, "fr-pacte-enfance-2019")
    assert [measure.label for measure in found.contains] == [
        "Ouvrir vingt lieux d’accueil",
        "Former deux cents médiateurs",
    ]
    assert found.measures == 2
    assert [part.label for part in found.parts] == ["Aider les parents"]
    assert snapshot.manifest.counts["measures"] == 4
