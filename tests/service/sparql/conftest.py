"""A small store of measures in French and English, and the endpoint on a real socket before it."""

import tomllib
from importlib.resources import files

import httpx
import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from service.sparql.limits import SparqlLimits
from tests.endpoint import endpoint

EX = "https://exemple.test/"
DOCUMENT = NamedNode(EX + "document/1")
THEMES = ("écoute", "accueil", "santé")


def measures(count):
    for number in range(count):
        measure = NamedNode(f"{EX}mesure/{number}")
        yield Quad(
            measure, NamedNode(EX + "titre"), Literal(f"Créer {number} places d’accueil", language="fr")
        )
        yield Quad(measure, NamedNode(EX + "titre"), Literal(f"Create {number} care places", language="en"))
        yield Quad(measure, NamedNode(EX + "theme"), NamedNode(EX + THEMES[number % 3]))
        yield Quad(measure, NamedNode(EX + "rang"), Literal(number))


def write_store(path, quads):
    """Write a store as a snapshot does: built elsewhere, then copied in one piece."""
    store = Store(str(path.with_suffix(".build")))
    store.bulk_extend(quads)
    store.flush()
    store.backup(str(path))
    return path


@pytest.fixture(scope="session")
def store_path(tmp_path_factory):
    quads = [
        *measures(1500),
        Quad(DOCUMENT, NamedNode(EX + "titre"), Literal("Plan", language="fr"), DOCUMENT),
    ]
    quads.append(Quad(DOCUMENT, NamedNode(EX + "titre"), Literal("A plan", language="en"), DefaultGraph()))
    return write_store(tmp_path_factory.mktemp("sparql") / "graph", quads)


@pytest.fixture(scope="session")
def wording():
    """The beginning of a refusal in English, up to the first value that is filled in."""
    known = tomllib.loads((files("service.sparql") / "refusals.toml").read_text(encoding="utf-8"))
    return lambda name: known[name]["en"].partition("{")[0]


@pytest.fixture(scope="session")
def limits():
    return SparqlLimits(deadline_s=1.0, quick_s=0.2, workers=2, standbys=1, buffer_bytes=100_000)


@pytest.fixture(scope="module")
def server(store_path, limits):
    with endpoint(store_path, limits) as running:
        yield running


@pytest.fixture
def client(server):
    with httpx.Client(base_url=server.address, timeout=20) as opened:
        yield opened
