"""A small published snapshot: the documents of ``tests.builders`` and two more, written by the real index and graph."""

from functools import partial

from ingest.graph.quads import nquads, vocabulary_graph
from ingest.graph.statements import document_graph
from ingest.index.units import content
from ingest.index.write import write_index
from ingest.records import Amount, Described, Metadata, Span
from ontology import iris, terms
from snapshot.current import publish_current, snapshots_directory
from snapshot.manifest import DUMP, GRAPH, Manifest, digests
from snapshot.store import build_store, write_dump
from tests.builders import MINISTRY, DocumentBuilder, collection

HELPLINE = iris.mint("measure", "fr-ligne-refuge-2020-ecoutants")
DEMAND = iris.mint("measure", "fr-collectif-2020-refuge")


class Vectors:
    """Encodes without a cache."""

    def __init__(self, encoder):
        self.encoder = encoder

    def encoded(self, texts, _on_progress=None):
        return self.encoder.encode_texts(texts)


def helpline_notice():
    """A French notice of the ministry's announcement and of what a collective demands: a promise and no promise."""
    text = (
        "Ligne « Refuge »\n"
        "Le 3 février 2020, le ministère de l’Enfance annonce :\n"
        "- Recruter trente écoutants pour la ligne d’appel des enfants victimes de violences\n"
        "Le Collectif des foyers demande :\n"
        "- Ouvrir un lieu de répit pour les enfants victimes de violences dans chaque département\n"
    )
    metadata = Metadata(
        id="fr-ligne-refuge-2020",
        record="notice",
        title="Ligne « Refuge »",
        publisher="Enfance",
        country="FR",
        kind="announcement",
        describes=Described(title="Une ligne pour les enfants", publisher="Ministère de l’Enfance"),
    )
    builder = DocumentBuilder(text, "fr", metadata, date="2020-02-03")
    ministry = builder.add("actor", "ministère de l’Enfance", iri=MINISTRY, kind="ministry")
    builder.add("date", "3 février 2020", edtf="2020-02-03")
    words = "trente écoutants"
    start = text.index(words)
    amount = Amount(Span(start, start + len(words)), 30.0, unit="écoutants")
    promise = builder.add(
        "measure",
        "Recruter trente écoutants pour la ligne d’appel des enfants victimes de violences",
        iri=HELPLINE,
        status="announced",
        claim="commitment",
        themes=("violence",),
        amounts=(amount,),
    )
    collective = iris.mint("actor", "collectif-des-foyers")
    foyers = builder.add("actor", "Collectif des foyers", iri=collective, kind="ngo")
    demand = builder.add(
        "measure",
        "Ouvrir un lieu de répit pour les enfants victimes de violences dans chaque département",
        iri=DEMAND,
        status="proposed",
        claim="recommendation",
        themes=("violence",),
    )
    builder.relate("announces", ministry, promise)
    builder.relate("announces", foyers, demand)
    return builder.build()


def reprint():
    """Another site's copy of the inquiry's page: the same words under another address."""
    text = "Copied from the inquiry\nLocal authorities should keep a register of foster carers.\n"
    metadata = Metadata(
        id="en-reprint-2022", title="Copied from the inquiry", country="GB-ENG", kind="report"
    )
    return DocumentBuilder(text, "en", metadata, date="2022-05").build()


def publish(data_dir, encoder, *, snapshot_id="abri-1", documents=None):
    """Publish documents, by default all five, as a snapshot; return its directory."""
    linked = list(documents or (*collection(), helpline_notice(), reprint()))
    directory = snapshots_directory(data_dir) / snapshot_id
    directory.mkdir(parents=True)
    named = [(iris.mint("graph", one.analysis.document.id), document_graph(one)) for one in linked]
    graphs = [*named, (terms.ONTOLOGY, vocabulary_graph())]
    write = partial(write_index, directory, content(linked, iris.DEFAULT_BASE))
    counts = write(Vectors(encoder))
    write_dump(directory / DUMP, [nquads(*one) for one in graphs])
    statements = build_store(directory / GRAPH, directory / DUMP)
    Manifest(
        id=snapshot_id,
        corpus_digest="0" * 64,
        code_version="0",
        base_iri=iris.DEFAULT_BASE,
        encoder=encoder.identity,
        counts=counts | {"statements": statements},
        files=digests(directory),
    ).write(directory)
    publish_current(data_dir, snapshot_id)
    return directory
