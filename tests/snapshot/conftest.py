"""A small snapshot on disk: two documents, invented, in French and English."""

from __future__ import annotations

import numpy as np
import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from snapshot.encoded import TextInContext
from snapshot.encoder import Encoder
from snapshot.keywords import KeywordIndex
from snapshot.manifest import DUMP, ENCODER, GRAPH, KEYWORDS, PASSAGES, TOKENS, VECTORS, Manifest, digests
from snapshot.passages import write_passages
from snapshot.rows import (
    BlockRow,
    Content,
    DescribedSource,
    DocumentRow,
    DocumentText,
    EvidenceRow,
    MeasureDate,
    MeasureRow,
    PageRow,
    Reference,
    UnitRow,
)
from snapshot.store import build_store, write_dump
from snapshot.tokens import TokenIndex
from snapshot.vectors import VectorIndex

BASE = "https://example.org/id/"
FRENCH = "Plan Boussole\nL’État ouvrira vingt\u00a0foyers d’ici fin 2031.\nUn juge visite chaque foyer."
ENGLISH = "The council runs a school for every child."


def document_rows():
    described = DescribedSource(
        "Plan « Boussole »", "Ministère", "2030-04", ("https://example.org/plan",), "official", "high"
    )
    return (
        DocumentRow(
            id="boussole",
            iri=f"{BASE}document/boussole",
            title="Plan Boussole",
            lang="fr",
            record="notice",
            sha256="a" * 64,
            media_type="text/markdown",
            path="boussole.fr.md",
            kind="plan",
            country="FR",
            date="2030-04",
            described=described,
        ),
        DocumentRow(
            id="harbour",
            iri=f"{BASE}document/harbour",
            title="A school for every child",
            lang="en",
            record="original",
            sha256="b" * 64,
            media_type="text/plain",
            path="harbour.txt",
            date="2029/2032",
        ),
    )


def unit_rows():
    def unit(number, kind, document, text, words, **more):
        start = text.index(words)
        lang = "fr" if text is FRENCH else "en"
        iri = f"{BASE}{kind}/{document}/{number}"
        return UnitRow(number, kind, iri, document, start, start + len(words), lang, (), words, **more)

    return (
        unit(
            0,
            "passage",
            "boussole",
            FRENCH,
            "L’État ouvrira vingt\u00a0foyers d’ici fin 2031.",
            context="Plan Boussole",
        ),
        unit(1, "passage", "boussole", FRENCH, "Un juge visite chaque foyer."),
        unit(2, "measure", "boussole", FRENCH, "ouvrira vingt\u00a0foyers d’ici fin 2031"),
        unit(3, "passage", "harbour", ENGLISH, ENGLISH, duplicate_of=None),
    )


@pytest.fixture(scope="session")
def content():
    """All rows of the small snapshot."""
    plan, state = (
        Reference(f"{BASE}plan/boussole", "Plan Boussole"),
        Reference(f"{BASE}actor/fr-etat", "État"),
    )
    dates = (MeasureDate("2031", "fin 2031"),)
    measure = MeasureRow(
        2, "ouvrira vingt foyers", "announced", "commitment", ("care",), (plan,), (), (state,), dates, 0.9
    )
    blocks = (BlockRow(0, 13, "heading", 1, "fr"), BlockRow(14, 56, "paragraph", 1, "fr", "", None))
    return Content(
        documents=document_rows(),
        texts=(
            DocumentText("boussole", FRENCH, blocks, (PageRow(1, 0, 56), PageRow(2, 57, len(FRENCH)))),
            DocumentText("harbour", ENGLISH, (BlockRow(0, len(ENGLISH), "paragraph", 1, "en"),)),
        ),
        units=unit_rows(),
        measures=(measure,),
        evidence=(
            EvidenceRow("boussole", 46, 54, "date", "", "e3", "fin 2031", "2031"),
            EvidenceRow("boussole", 0, 13, "plan", plan.iri, "e1", plan.label),
            EvidenceRow(
                "boussole", 21, 54, "measure", f"{BASE}measure/boussole/2", "e2", measure.label, "announced"
            ),
        ),
    )


@pytest.fixture(scope="session")
def write_snapshot(content, tiny_model):
    """A function that writes the small snapshot, under an id, into a data directory, and returns its directory."""
    encoder = Encoder.load(str(tiny_model))

    def write(data_dir, snapshot_id):
        directory = data_dir / "snapshots" / snapshot_id
        directory.mkdir(parents=True)
        label = NamedNode("https://example.org/label")
        quads = [
            Quad(NamedNode(row.iri), label, Literal(row.title, language=row.lang))
            for row in content.documents
        ]
        write_dump(directory / DUMP, [serialize(quads, format=RdfFormat.N_QUADS)])
        build_store(directory / GRAPH, directory / DUMP)
        write_passages(directory / PASSAGES, content)
        texts = [TextInContext(unit.context, unit.text) for unit in content.units]
        encoded = encoder.encode_texts(texts)
        VectorIndex.write(directory / VECTORS, np.array([text.vector for text in encoded]))
        TokenIndex.write(directory / TOKENS, encoded, range(len(texts)))
        KeywordIndex.write(directory / KEYWORDS, content.units)
        encoder.save(directory / ENCODER)
        Manifest(
            id=snapshot_id,
            corpus_digest="c" * 64,
            code_version="0.1.0",
            base_iri=BASE,
            encoder=encoder.identity,
            counts={"documents": 2},
            files=digests(directory),
        ).write(directory)
        return directory

    return write
