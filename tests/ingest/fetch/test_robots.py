import pytest

from ingest.fetch.robots import parse

DRUPAL = """
# Les fichiers utiles à l’affichage
User-agent: *
Allow: /core/*.css$
Disallow: /core/
Disallow: /recherche?
Crawl-delay: 10

User-agent: AutreRobot
User-agent: Enfance
Disallow: /brouillons/   # pas encore publiés
Allow: /brouillons/plan-2019
Disallow: /*/imprimer$
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/brouillons/loi", False),
        ("/brouillons/plan-2019.pdf", True),
        ("/brouillons", True),
        ("/fr/imprimer", False),
        ("/fr/imprimer/page", True),
        ("/core/style", True),  # its own group counts, not that of everybody
    ],
)
def test_the_group_that_names_the_robot_counts(path, allowed):
    assert parse(DRUPAL, "Enfance").allows(path) is allowed


@pytest.mark.parametrize(
    ("path", "allowed"),
    [("/core/a.css", True), ("/core/a.css.map", False), ("/recherche?q=plan", False), ("/recherche", True)],
)
def test_the_group_of_everybody_counts_for_the_others(path, allowed):
    assert parse(DRUPAL, "Inconnu").allows(path) is allowed


@pytest.mark.parametrize("written", ["/enquête", "/enqu%C3%AAte", "/enqu%c3%aate"])
def test_accents_are_the_same_however_they_are_escaped(written):
    rules = parse(f"User-agent: *\nDisallow: {written}", "Enfance")
    assert not rules.allows("/enqu%C3%AAte/2025")
    assert rules.allows("/enquete/2025")


def test_the_longest_rule_wins_and_allowing_wins_a_tie():
    rules = parse("User-agent: *\nDisallow: /plan\nAllow: /plan\nDisallow: /plan/annexe", "Enfance")
    assert rules.allows("/plan")
    assert not rules.allows("/plan/annexe")


def test_a_delay_is_read_and_bounded():
    assert parse(DRUPAL, "Inconnu").delay_s == 10
    assert parse("User-agent: *\nCrawl-delay: 86400", "Enfance").delay_s == 60
    assert parse(DRUPAL, "Enfance").delay_s == 0


@pytest.mark.parametrize(
    "text", ["", "<html>Page introuvable</html>", "Disallow: /", "User-agent: *\nDisallow:"]
)
def test_what_forbids_nothing_forbids_nothing(text):
    assert parse(text, "Enfance").allows("/plan")


def test_a_hostile_pattern_costs_no_time():
    rules = parse("User-agent: *\nDisallow: /" + "*a" * 200 + "$", "Enfance")
    assert rules.allows("/" + "a" * 5000 + "b")
