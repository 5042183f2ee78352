"""Linked documents for tests, written by their quotes: offsets are found in the text, never typed."""

from hashlib import sha256

from ingest.records import (
    DOCUMENT,
    Analysis,
    Annotations,
    Block,
    Described,
    Document,
    Entity,
    Link,
    LinkedDocument,
    Metadata,
    Page,
    Passage,
    Relation,
    Span,
)
from ontology import iris


class DocumentBuilder:
    """A document under construction; ``add`` and ``relate`` return what later calls refer to."""

    def __init__(self, text, lang, metadata, *, date=None):
        self.text, self.lang, self.metadata, self.date = text, lang, metadata, date
        self.entities, self.links, self.relations = [], [], []

    def add(self, entity_type, quote, *, iri=None, label=None, authority=None, candidates=(), **fields):
        start = self.text.index(quote)
        name = f"e{len(self.entities) + 1}"
        span = Span(start, start + len(quote))
        self.entities.append(Entity(id=name, type=entity_type, mentions=(span,), **fields))
        self.links.append(Link(name, iri, label or quote, authority, candidates))
        return name

    def relate(self, relation, head, *tails):
        self.relations += [Relation(relation, head, tail) for tail in tails]

    def build(self, pages=()):
        blocks = tuple(self._blocks())
        document = Document(
            id=self.metadata.id,
            text=self.text,
            sha256=sha256(self.text.encode()).hexdigest(),
            media_type="text/plain",
            path=f"{self.metadata.id}.txt",
            metadata=self.metadata,
            pages=pages,
        )
        analysis = Analysis(
            document=document,
            lang=self.lang,
            blocks=blocks,
            passages=tuple(Passage(block.index, block.span, block.lang, ()) for block in blocks),
            annotations=Annotations(tuple(self.entities), tuple(self.relations), self.date),
        )
        links = tuple(self.links)
        return LinkedDocument(analysis, iris.mint("document", document.id), self.metadata.title, links)

    def _blocks(self):
        start = 0
        for index, line in enumerate(self.text.splitlines(keepends=True)):
            yield Block(index, Span(start, start + len(line.rstrip("\n"))), "paragraph", 1, self.lang)
            start += len(line)


PLAN = iris.mint("plan", "plan-rivage-2021-2024")
INQUIRY = iris.mint("plan", "tidewater-inquiry")
MINISTER = iris.mint("actor", "ministre-de-l-enfance")
MINISTRY = iris.mint("actor", "ministere-de-l-enfance")
CLAIRE = iris.mint("actor", "claire-aubepin")
COUNCILS = iris.mint("actor", "gb-eng-local-authorities")
TRAINING = iris.mint("measure", "fr-plan-rivage-2021-formation")
LISTENING = iris.mint("measure", "fr-plan-rivage-2021-ecoute")
TRAINED = iris.mint("measure", "fr-bilan-rivage-2023-training")
ROOMS = iris.mint("measure", "fr-bilan-rivage-2023-rooms")
REGISTER = iris.mint("measure", "en-tidewater-2022-register")


def plan_document():
    """The plan itself, in French: two commitments under an axis, one with a deadline, and its minister."""
    text = (
        "Plan « Rivage » 2021-2024\n"
        "Publié le 18 mars 2021\n"
        "Claire Aubépin, ministre de l’Enfance, présente le plan « Rivage » 2021-2024.\n"
        "Repérer les violences\n"
        "Le ministère de l’Enfance s’engage à :\n"
        "- former chaque enseignant au repérage des violences d’ici la fin 2022\n"
        "- ouvrir vingt lieux d’écoute à l’hôpital\n"
    )
    metadata = Metadata(
        id="fr-plan-rivage-2021",
        title="Plan « Rivage » 2021-2024",
        publisher="Ministère de l’Enfance",
        country="FR",
        kind="plan",
        url="https://rivage.example/plan?page=à lire",
    )
    builder = DocumentBuilder(text, "fr", metadata, date="2021-03-18")
    plan = builder.add("plan", "Plan « Rivage » 2021-2024", iri=PLAN, kind="plan")
    period = builder.add("date", "2021-2024", edtf="2021/2024")
    builder.add("date", "18 mars 2021", edtf="2021-03-18")
    axis_iri = iris.mint("axis", "fr-plan-rivage-2021", "reperer-les-violences")
    axis = builder.add("axis", "Repérer les violences", iri=axis_iri)
    claire = builder.add("actor", "Claire Aubépin", iri=CLAIRE, kind="person")
    minister = builder.add("actor", "ministre de l’Enfance", iri=MINISTER, kind="role")
    ministry = builder.add("actor", "ministère de l’Enfance", iri=MINISTRY, kind="ministry")
    promise = {"status": "announced", "claim": "commitment", "themes": ("violence",)}
    training = builder.add(
        "measure",
        "former chaque enseignant au repérage des violences d’ici la fin 2022",
        iri=TRAINING,
        confidence=0.9,
        **promise,
    )
    listening = builder.add("measure", "ouvrir vingt lieux d’écoute à l’hôpital", iri=LISTENING, **promise)
    due = builder.add("date", "fin 2022", edtf="2022", modifier="late")
    builder.relate("about", DOCUMENT, plan)
    builder.relate("hasDate", plan, period)
    builder.relate("hasDate", training, due)
    builder.relate("partOf", axis, plan)
    builder.relate("partOf", training, axis)
    builder.relate("partOf", listening, axis)
    builder.relate("holdsPost", claire, minister)
    builder.relate("announces", minister, plan)
    builder.relate("announces", ministry, training, listening)
    builder.relate("responsibleFor", ministry, training)
    half = text.index("Repérer")
    return builder.build((Page(1, Span(0, half)), Page(2, Span(half, len(text)))))


def review_notice():
    """An English notice of the plan's review: one measure done, one announced again with a new date."""
    text = (
        "Review of the “Rivage” plan\n"
        "In June 2023 the Ministry for Children publishes the review of the “Rivage” plan.\n"
        "It reports as done:\n"
        "- training of every teacher in recognising violence\n"
        "It commits to:\n"
        "- opening twenty listening rooms in hospitals before September 2024\n"
    )
    described = Described(
        title="Rivage : où en sommes-nous ?",
        publisher="Ministère de l’Enfance",
        date="2023-06",
        urls=("https://rivage.example/bilan",),
        source_type="official",
        confidence="high",
    )
    metadata = Metadata(
        id="fr-bilan-rivage-2023",
        record="notice",
        title="Review of the “Rivage” plan",
        publisher="Enfance",
        country="FR",
        kind="review",
        coverage="complete",
        translation_of="fr-bilan-rivage-2023-fr",
        describes=described,
    )
    builder = DocumentBuilder(text, "en", metadata, date="2023-06")
    plan = builder.add(
        "plan", "“Rivage” plan", iri=PLAN, label="Rivage plan", authority="rivage", kind="plan"
    )
    ministry = builder.add("actor", "Ministry for Children", iri=MINISTRY, authority="mj", kind="ministry")
    trained = builder.add(
        "measure",
        "training of every teacher in recognising violence",
        iri=TRAINED,
        status="done",
        claim="commitment",
        themes=("violence", "workforce"),
    )
    rooms = builder.add(
        "measure",
        "opening twenty listening rooms in hospitals before September 2024",
        iri=ROOMS,
        status="announced",
        claim="commitment",
        themes=("health",),
    )
    due = builder.add("date", "September 2024", edtf="2024-09", kind="deadline")
    builder.relate("about", DOCUMENT, plan)
    builder.relate("partOf", trained, plan)
    builder.relate("partOf", rooms, plan)
    builder.relate("announces", ministry, trained, rooms)
    builder.relate("hasDate", rooms, due)
    return builder.build()


def inquiry_report():
    """An English report that recommends; it names a private person, who has no published identity."""
    text = (
        "The Tidewater Inquiry\n"
        "Sam Doe spoke to the Tidewater Inquiry in spring 2022.\n"
        "Local authorities should keep a register of foster carers.\n"
    )
    metadata = Metadata(
        id="en-tidewater-2022",
        title="The Tidewater Inquiry",
        country="GB-ENG",
        kind="report",
        publisher="Inquiry",
    )
    builder = DocumentBuilder(text, "en", metadata, date="2022")
    inquiry = builder.add("plan", "Tidewater Inquiry", iri=INQUIRY, kind="inquiry")
    councils = builder.add("actor", "Local authorities", iri=COUNCILS, kind="collective")
    witness = builder.add("actor", "Sam Doe", kind="person")
    register = builder.add(
        "measure",
        "keep a register of foster carers",
        iri=REGISTER,
        status="proposed",
        claim="recommendation",
        themes=("care",),
    )
    spring = builder.add("date", "spring 2022", edtf="2022-21")
    builder.relate("about", DOCUMENT, inquiry)
    builder.relate("partOf", register, inquiry)
    builder.relate("responsibleFor", councils, register)
    builder.relate("hasDate", inquiry, spring)
    builder.relate("announces", witness, inquiry)
    return builder.build()


def collection():
    """The plan, the notice of its review, and the report: what competency questions are asked of."""
    return plan_document(), review_notice(), inquiry_report()
