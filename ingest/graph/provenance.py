"""Where a graph comes from: the extraction of a document by this version of the software."""

from __future__ import annotations

from rdflib import RDF, RDFS
from rdflib.namespace import PROV, SDO

from ingest.config import code_version
from ingest.graph.draft import Draft, text


def add_provenance(draft: Draft) -> None:
    """State which software made the named graph of the document; not when: equal input gives equal output."""
    version = code_version()
    graph, activity = (draft.mint(kind, draft.document.id) for kind in ("graph", "activity"))
    software = draft.mint("software", "enfance", version)
    draft.add(graph, RDF.type, PROV.Bundle)
    draft.add(graph, PROV.wasDerivedFrom, draft.iri)
    draft.add(graph, PROV.wasGeneratedBy, activity)
    draft.add(activity, RDF.type, PROV.Activity)
    draft.add(activity, PROV.used, draft.iri)
    draft.add(activity, PROV.wasAssociatedWith, software)
    draft.add(software, RDF.type, PROV.SoftwareAgent)
    draft.add(software, RDFS.label, text(f"Enfance {version}"))
    draft.add(software, SDO.softwareVersion, text(version))
