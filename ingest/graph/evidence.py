"""Evidence: the words of the document that show a published entity, by quote, position, page and place on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import RDF, Literal, URIRef
from rdflib.namespace import DCTERMS

from ingest.graph.draft import ENF, OA, Draft, decimal

if TYPE_CHECKING:
    from ingest.records import Entity, Page, Span

AROUND = 32
"""Characters kept before and after a quote, so that it is found again in a text that changed."""
PDF_FRAGMENTS = URIRef("http://tools.ietf.org/rfc/rfc3778")


def add_evidence(draft: Draft, entity: Entity) -> None:
    """State where an entity is shown: the annotation's body is the entity, its target the first mention."""
    names = draft.evidence(entity), draft.names[entity.id]
    add_annotation(draft, names, entity.mentions[0], entity.confidence)


def add_annotation(draft: Draft, names: tuple[URIRef, URIRef], span: Span, confidence: float) -> None:
    """State which words show a thing.

    Args:
        draft: Where to state it.
        names: Of the annotation, and of what it shows.
        span: The words.
        confidence: From 0 to 1.
    """
    annotation, body = names
    target = URIRef(f"{annotation}/target")
    draft.add(annotation, RDF.type, OA.Annotation)
    draft.add(annotation, OA.hasBody, body)
    draft.add(annotation, OA.hasTarget, target)
    draft.add(annotation, ENF.confidence, decimal(confidence))
    draft.add(target, RDF.type, OA.SpecificResource)
    draft.add(target, OA.hasSource, draft.iri)
    _add_quote(draft, target, span)
    _add_position(draft, target, span)
    _add_page(draft, target, span)


def _add_quote(draft: Draft, target: URIRef, span: Span) -> None:
    text = draft.document.text
    quote = URIRef(f"{target}/quote")
    draft.add(target, OA.hasSelector, quote)
    draft.add(quote, RDF.type, OA.TextQuoteSelector)
    draft.add(quote, OA.exact, Literal(span.within(text)))
    draft.add(quote, OA.prefix, Literal(text[max(0, span.start - AROUND) : span.start]))
    draft.add(quote, OA.suffix, Literal(text[span.end : span.end + AROUND]))


def _add_position(draft: Draft, target: URIRef, span: Span) -> None:
    position = URIRef(f"{target}/position")
    draft.add(target, OA.hasSelector, position)
    draft.add(position, RDF.type, OA.TextPositionSelector)
    draft.add(position, OA.start, Literal(span.start))
    draft.add(position, OA.end, Literal(span.end))


def _add_page(draft: Draft, target: URIRef, span: Span) -> None:
    for page in draft.document.pages:
        if page.span.start <= span.start < page.span.end:
            selector = URIRef(f"{target}/page")
            draft.add(target, OA.hasSelector, selector)
            draft.add(selector, RDF.type, OA.FragmentSelector)
            draft.add(selector, RDF.value, Literal(_fragment(page, span)))
            draft.add(selector, DCTERMS.conformsTo, PDF_FRAGMENTS)


def _fragment(page: Page, span: Span) -> str:
    """Write the address of a span in its PDF; a viewer that knows no more than pages leaves out the rectangle."""
    box = page.box(span)
    place = f"&highlight={box.left},{box.right},{box.top},{box.bottom}" if box else ""
    return f"page={page.number}{place}"
