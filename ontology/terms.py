"""The terms of Enfance's ontology and the namespaces of its concept schemes, as plain strings.

A test compares them one by one with ``ontology.ttl``; terms of other vocabularies keep their own names.
"""

from __future__ import annotations

ONTOLOGY = "https://w3id.org/enfance/ontology"
"""The ontology itself, and the named graph that holds it with the concept schemes."""
ENF = ONTOLOGY + "#"

# Classes
DOCUMENT = ENF + "Document"
PLAN = ENF + "Plan"
AXIS = ENF + "Axis"
MEASURE = ENF + "Measure"
COMMITMENT = ENF + "Commitment"
RECOMMENDATION = ENF + "Recommendation"
PROVISION = ENF + "Provision"
STATUS_ASSERTION = ENF + "StatusAssertion"
PASSAGE = ENF + "Passage"

# Properties of documents and plans
RECORD = ENF + "record"
DESCRIBES = ENF + "describes"
COVERAGE = ENF + "coverage"
SOURCE_TYPE = ENF + "sourceType"
SOURCE_CONFIDENCE = ENF + "sourceConfidence"
COUNTRY = ENF + "country"
KIND = ENF + "kind"
ORDER = ENF + "order"
REVIEWED_BY = ENF + "reviewedBy"
SUCCEEDS = ENF + "succeeds"

# Properties of measures, claims and status assertions
OF_MEASURE = ENF + "ofMeasure"
RESPONSIBLE = ENF + "responsible"
RESTATES = ENF + "restates"
LEGAL_BASIS = ENF + "legalBasis"
DUE_BY = ENF + "dueBy"
STATUS = ENF + "status"
QUALIFIER = ENF + "qualifier"
VALID_FROM = ENF + "validFrom"

# Properties of posts, dates and amounts
POST = ENF + "post"
DATE = ENF + "date"
VERBATIM = ENF + "verbatim"
EDTF = ENF + "edtf"
MODIFIER = ENF + "modifier"
EARLIEST = ENF + "earliest"
LATEST = ENF + "latest"
AMOUNT = ENF + "amount"
PER = ENF + "per"
AMOUNT_KIND = ENF + "amountKind"

# Provenance
CONFIDENCE = ENF + "confidence"
CANDIDATE = ENF + "candidate"
ENTRY = ENF + "entry"
LIKENESS = ENF + "likeness"
SPELLING = ENF + "spelling"
WORDS = ENF + "words"
JUDGEMENT = ENF + "judgement"

# Search inside SPARQL: the service, what is asked of it, what it binds
SEARCH = ENF + "search"
QUERY = ENF + "query"
LIMIT = ENF + "limit"
UNIT = ENF + "unit"
LANG = ENF + "lang"
HIT = ENF + "hit"
SCORE = ENF + "score"
TEXT = ENF + "text"

# Concepts are named by their scheme's namespace and their id: THEME + "care"
VOCABULARY = "https://w3id.org/enfance/vocabulary/"
THEME = VOCABULARY + "theme/"
STATUS_VALUE = VOCABULARY + "status/"
QUALIFIER_VALUE = VOCABULARY + "qualifier/"
ASSERTION_KIND = VOCABULARY + "assertion-kind/"
PLAN_KIND = VOCABULARY + "plan-kind/"
ACTOR_TYPE = VOCABULARY + "actor-type/"
DOCUMENT_KIND = VOCABULARY + "document-kind/"
AMOUNT_KIND_VALUE = VOCABULARY + "amount-kind/"

THEMES = (
    "violence", "sexual", "online", "care", "leaving_care", "parenting", "early_years", "health",
    "disability", "education", "justice", "rights", "governance", "workforce", "migrants",
)  # fmt: skip
"""Ids of the themes, in the order in which they are shown."""
STATUSES = (
    "proposed", "announced", "under_way", "partly_done", "done", "stalled", "abandoned", "no_evidence",
)  # fmt: skip
"""Ids of the statuses of a measure, in the order in which they are shown."""
PLAN_KINDS = (
    "plan", "strategy", "pact", "programme", "scheme", "roadmap", "law", "bill", "code", "decree", "circular",
    "order", "regulation", "convention", "agreement", "agenda", "charter", "contract", "protocol", "framework", "guidance",
    "code_of_practice", "register", "campaign", "council", "conference", "service", "review", "inquiry",
)  # fmt: skip
ACTOR_TYPES = (
    "person", "role", "org", "ministry", "agency", "authority", "ngo", "court", "parliament", "international",
    "body", "collective", "government",
)  # fmt: skip
DOCUMENT_KINDS = (
    "announcement", "plan", "strategy", "law", "review", "report", "recommendation", "campaign", "convention",
    "speech",
)  # fmt: skip
