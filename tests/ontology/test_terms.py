import json

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, URIRef

from ontology import resources, terms

SCHEMES = {
    terms.THEME: terms.THEMES,
    terms.STATUS_VALUE: terms.STATUSES,
    terms.PLAN_KIND: terms.PLAN_KINDS,
    terms.ACTOR_TYPE: terms.ACTOR_TYPES,
    terms.DOCUMENT_KIND: terms.DOCUMENT_KINDS,
    terms.QUALIFIER_VALUE: ("late", "changed"),
    terms.ASSERTION_KIND: ("government", "independent", "press", "inferred"),
    terms.AMOUNT_KIND_VALUE: ("announced", "budgeted", "spent"),
}


@pytest.fixture(scope="module")
def vocabulary():
    graph = Graph()
    for turtle in resources.vocabulary():
        graph.parse(data=turtle, format="turtle")
    return graph


def own(nodes):
    return {str(node) for node in nodes if isinstance(node, URIRef) and node.startswith(terms.ENF)}


def test_terms_are_those_of_the_ontology(vocabulary):
    named = {
        value for value in vars(terms).values() if isinstance(value, str) and value.startswith(terms.ENF)
    }
    assert named - {terms.ENF} == own(vocabulary.subjects())


def test_the_ontology_uses_no_term_that_it_lacks(vocabulary):
    assert own(vocabulary.objects()) <= own(vocabulary.subjects())


def test_every_term_has_a_name_and_a_definition_in_both_languages(vocabulary):
    for term in map(URIRef, own(vocabulary.subjects())):
        for prop in (RDFS.label, SKOS.definition):
            assert sorted(text.language for text in vocabulary.objects(term, prop)) == ["en", "fr"], term


def test_every_property_says_what_it_takes(vocabulary):
    for term in vocabulary.subjects(RDF.type, OWL.ObjectProperty):
        predicates = {str(prop).rpartition("#")[2].rpartition("/")[2] for prop in vocabulary.predicates(term)}
        assert predicates & {"domain", "domainIncludes"}, term
        assert predicates & {"range", "rangeIncludes"}, term


@pytest.mark.parametrize(("namespace", "ids"), SCHEMES.items())
def test_schemes_hold_the_concepts_that_code_names(vocabulary, namespace, ids):
    concepts = {
        str(concept) for concept in vocabulary.subjects(SKOS.inScheme, URIRef(namespace.removesuffix("/")))
    }
    assert concepts == {namespace + name for name in ids}


@pytest.mark.parametrize("namespace", [terms.THEME, terms.STATUS_VALUE])
def test_the_order_of_a_scheme_is_that_of_its_ids(vocabulary, namespace):
    order = [str(vocabulary.value(URIRef(namespace + name), SKOS.notation)) for name in SCHEMES[namespace]]
    assert order == sorted(order)


def test_every_concept_has_one_label_and_one_definition_a_language(vocabulary):
    for concept in vocabulary.subjects(RDF.type, SKOS.Concept):
        for prop in (SKOS.prefLabel, SKOS.definition):
            assert sorted(text.language for text in vocabulary.objects(concept, prop)) == ["en", "fr"], (
                concept
            )


def test_concepts_of_a_scheme_are_told_apart_by_their_labels(vocabulary):
    for namespace, ids in SCHEMES.items():
        labels = {
            label for name in ids for label in vocabulary.objects(URIRef(namespace + name), SKOS.prefLabel)
        }
        assert len(labels) == 2 * len(ids)


def test_texts_use_typographic_apostrophes(vocabulary):
    assert not [text for text in vocabulary.objects() if getattr(text, "language", None) and "'" in text]


def test_the_vocabulary_has_no_blank_nodes(vocabulary):
    assert not [node for triple in vocabulary for node in triple if isinstance(node, BNode)]


def test_the_context_names_every_term():
    context = json.loads(resources.context())["@context"]
    entries = [entry["@id"] if isinstance(entry, dict) else entry for entry in context.values() if entry]
    named = {entry.replace("enf:", terms.ENF) for entry in entries if str(entry).startswith("enf:")}
    constants = {value for value in vars(terms).values() if str(value).startswith(terms.ENF)}
    assert named == constants - {terms.ENF}


def test_the_shapes_use_terms_of_the_ontology(vocabulary):
    shapes = Graph().parse(data=resources.shapes(), format="turtle")
    known = own(vocabulary.subjects())
    used = {term for triple in shapes for term in own(triple) if not term.endswith("Shape")}
    assert used
    assert used <= known
