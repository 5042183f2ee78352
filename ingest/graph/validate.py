"""Validation: what is wrong with the graph of one document, in plain words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rdflib import RDF, SH, Graph, Literal

from ontology import resources

if TYPE_CHECKING:
    from rdflib.term import Node


def validate(graph: Graph, lang: str = "en") -> tuple[str, ...]:
    """Check the graph of one document against the shapes.

    Args:
        graph: As ``document_graph`` returns it.
        lang: Language of the messages, ``fr`` or ``en``.

    Returns:
        A message for each defect, with the IRI of what is concerned, sorted; empty when there is none.
    """
    from pyshacl import validate as check

    conforms, report, _ = check(graph, shacl_graph=_shapes(), inplace=True)
    if conforms:
        return ()
    return tuple(
        sorted({_message(report, result, lang) for result in report.subjects(RDF.type, SH.ValidationResult)})
    )


@cache
def _shapes() -> Graph:
    return Graph(bind_namespaces="none").parse(data=resources.shapes(), format="turtle")


def _message(report: Graph, result: Node, lang: str) -> str:
    words = {
        one.language: str(one) for one in report.objects(result, SH.resultMessage) if isinstance(one, Literal)
    }
    concerned = report.value(result, SH.focusNode)
    return f"{words.get(lang) or next(iter(words.values()), '')} ({concerned})"
