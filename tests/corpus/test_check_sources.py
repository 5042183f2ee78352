"""The check for copied sentences finds them, and lets names pass."""

from tests.corpus.check_sources import free_names, shared_runs

SOURCE = (
    "Le ministère s’engage à ouvrir, d’ici la fin de l’année, vingt lieux d’écoute à l’hôpital. "
    "Il le fait dans le cadre du Plan de mobilisation et de lutte contre les silences faits aux enfants de la rive nord."
)
PLAN = "Plan de mobilisation et de lutte contre les silences faits aux enfants de la rive nord"


def shared(text, free=()):
    return shared_runs({"notice.md": text}, {"page.txt": SOURCE}, set(free))


def test_a_copied_sentence_is_found_whatever_its_signs_and_accents():
    found = shared("Le ministere s'engage a ouvrir d'ici la fin de l'annee VINGT lieux d'ecoute.")
    assert found[0].startswith("notice.md shares with page.txt: le ministere s engage a ouvrir d ici")


def test_the_same_thing_in_other_words_is_not():
    assert (
        shared("Vingt lieux d’écoute doivent ouvrir dans les hôpitaux avant décembre, promet le ministère.")
        == []
    )


def test_a_name_may_be_as_long_as_it_is():
    assert shared(f"Le {PLAN} est publié.")
    assert shared(f"Le {PLAN} est publié.", [PLAN]) == []


def test_a_part_of_a_name_is_a_name_too():
    assert shared("Le plan de lutte contre les silences faits aux enfants de la rive nord", [PLAN]) == []


def test_words_on_both_sides_of_a_name_do_not_make_a_run():
    assert shared(f"Il le fait dans le cadre du {PLAN}.", [PLAN]) == []


def test_names_of_the_authority_files_and_titles_are_free():
    names = free_names()
    assert "Pacte pour l’enfance" in names
    assert "The Report of the Independent Inquiry into Child Sexual Abuse (IICSA)" in names
