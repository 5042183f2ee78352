"""Why an entity is linked as it is, in the graph."""

from rdflib import URIRef

from ingest.graph.draft import ENF, OA
from ingest.graph.statements import document_graph
from ingest.graph.validate import validate
from ingest.records import Candidate, Metadata
from ontology import iris
from tests.builders import DocumentBuilder

RIVAGE, COTE = iris.mint("plan", "rivage"), iris.mint("plan", "plan-cote")
ALIKE = Candidate(COTE, "Plan Côte", 0.8125, (("spelling", 0.9), ("words", 0.725), ("veto", 0.0)))
REFUSED = Candidate(iris.mint("plan", "plan-quai"), "Plan Quai", 0.0, (("judgement", 0.0),))


def test_candidates_stand_beside_the_evidence_with_the_parts_of_their_scores():
    builder = DocumentBuilder("Le plan Rivage.", "fr", Metadata(id="fr-r", title="R"), date="2030")
    builder.add("plan", "plan Rivage", iri=RIVAGE, kind="plan", candidates=(REFUSED, ALIKE))
    graph = document_graph(builder.build())
    annotation = graph.value(predicate=OA.hasBody, object=URIRef(RIVAGE))
    found = {
        str(graph.value(one, ENF.entry)): {
            name: str(value)
            for name in ("likeness", "spelling", "words", "judgement")
            if (value := graph.value(one, ENF[name])) is not None
        }
        for one in graph.objects(annotation, ENF.candidate)
    }
    assert found == {
        COTE: {"likeness": "0.812", "spelling": "0.9", "words": "0.725"},
        REFUSED.iri: {"likeness": "0", "judgement": "0"},
    }
    assert not validate(graph)
