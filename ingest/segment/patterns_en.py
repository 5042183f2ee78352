"""English wording that tells a text's structure and its page furniture: the twin of the French lists.

Patterns see folded text: straight apostrophes and quotation marks, ordinary spaces, hyphens for dashes.
"""

from __future__ import annotations

# Numbered things that are actions: "Measure 12:", "Recommendation no. 4 –".
ACTION_LABELS = (
    "(?:priority )?measures?", "(?:priority )?actions?", "recommendation", "proposal", "commitment", "pledge",
    "demand", "decision", "resolution", "step", "deliverable", "milestone", "call",
)  # fmt: skip

# Numbered parts of a text: "Pillar 2:", "PART III", "Section 4".
SECTION_LABELS = (
    "axis", "pillar", "priority", "objective", "goal", "aim", "ambition", "theme", "strand", "outcome", "area",
    "part", "book", "title", "chapter", "section", "article", "clause", "schedule", "annex", "appendix", "item",
)  # fmt: skip

LABEL_ADJECTIVES = ("strategic", "operational", "key", "cross-cutting", "overarching")

# "Label: value" lines of letters, minutes and web pages: content, but never a heading.
VALUE_LABELS = (
    "date", "source", "author", "authors", "by", "from", "to", "cc", "subject", "re", "sent", "present", "in attendance",
    "apologies", "absent", "venue", "place", "rapporteur", "secretary", "chair", "minutes", "published", "published on",
    "posted", "posted on", "updated", "last updated", "reference", "ref\\.?", "contact officer", "recipients?", "type",
    "topics?", "themes?", "keywords", "tags", "duration", "time", "cost", "budget", "lead", "owner", "deadline",
    "timescale",
)  # fmt: skip

# A line that ends with a colon and holds one of these introduces a list; without, it may be a heading.
INTRODUCING_VERBS = (
    "is", "are", "was", "were", "has", "have", "will", "must", "shall", "should", "may", "can", "calls", "call", "asks",
    "propose", "proposes", "recommends", "recommend", "announces", "announced", "includes", "include", "agreed",
    "decided", "demands", "demand", "follows", "following", "commits", "means", "to",
)  # fmt: skip

# Words that open a publication line.
PUBLICATION = (
    "published", "posted", "released", "issued", "updated", "modified", "last (?:updated|modified|reviewed)",
)  # fmt: skip

CONTENTS = ("contents", "table of contents", "in this document", "on this page", "in this issue")

# Whole lines of page furniture, compared without punctuation.
FURNITURE = (
    "menu", "main menu", "share", "share this page", "share this article", "share this", "print",
    "print this page", "email this page", "email a friend", "copy link", "back to list", "back to home",
    "back to top", "top of page", "skip to content", "skip to main content", "skip to navigation",
    "skip to search", "site map", "sitemap", "legal notice", "accessibility statement", "cookies",
    "cookie settings", "cookie policy", "privacy policy", "privacy notice", "terms and conditions",
    "terms of use", "contact us", "get in touch", "sign in", "sign up", "read more", "continue reading",
    "find out more", "learn more", "see more", "see all", "see all news", "show more", "next article",
    "previous article", "next page", "previous page", "download", "add to favourites", "published on",
    "published", "updated", "updated on", "posted on", "last updated", "last modified", "modified on",
    "reading time", "listen to this article", "follow us", "follow us on", "facebook", "twitter", "linkedin",
    "instagram", "youtube", "whatsapp", "mastodon", "bluesky", "rss", "rss feed", "advertisement",
    "sponsored", "sponsored content", "accept all", "reject all", "accept cookies", "reject cookies",
    "continue without accepting", "subscribe", "subscribe now", "donate", "donate now", "make a donation",
    "press room", "about us", "comments", "leave a comment", "no comments", "crown copyright",
    "open government licence", "press release", "news story", "press pack", "news in brief", "policy paper",
    "guidance note",
)  # fmt: skip

# The same at the edge of a text or beside other furniture; elsewhere these may head a part of a plan.
AMBIGUOUS_FURNITURE = (
    "accessibility", "accept", "advertising", "news", "speech", "report", "log in", "login", "contact",
    "contacts", "personal data", "privacy", "listen", "close", "top", "navigation", "newsletter", "no", "yes",
    "customise", "customize", "guidance", "register", "search", "back", "next", "previous", "reject", "x",
    "home", "latest",
)  # fmt: skip

# Lines of page furniture with variable parts; anchored at the start of the block.
FURNITURE_PATTERNS = (
    r"(?:reading|read|reading time|estimated reading time|read time)(?: time)? ?:? ?(?:about )?\d+ ?min",
    r"\d+[- ]?min(?:ute)?s?\.? read\b",
    r"by (?:continuing|using|browsing)\b.{0,60}\b(?:site|browse|website|cookies)",
    r"(?:this|our) (?:web ?site|site|page) uses (?:\w+ ){0,3}cookies",
    r"we(?:'d like to)? use (?:\w+ ){0,4}(?:cookies|trackers)",
    r"(?:accept|reject|manage|set|change|customi[sz]e) (?:all |additional |analytics |your |my )*(?:cookies?|trackers|preferences)",
    r"cookies (?:on|and|are|help|we)\b",
    r"(?:subscribe|sign up|register)\b.{0,80}(?:newsletter|bulletin|alerts?|updates|e-?mails?|feed|channel|mailing list)",
    r"(?:get|receive|to receive)\b.{0,60}(?:newsletter|bulletin|updates|e-?mails?|by e-?mail|in your inbox)",
    r"(?:unsubscribe|to unsubscribe|to stop receiving|you (?:are receiving|receive|received) this (?:message|e-?mail|newsletter))",
    r"if (?:this (?:message|newsletter|e-?mail)|you) (?:does not|doesn't|can(?:not|'t)|are having trouble) (?:display|read|view)",
    r"(?:view|read|open) (?:this (?:newsletter|message|e-?mail)|the web version) (?:in|online)",
    r"(?:sign|support|share)\b.{0,40}\bpetition",
    r"(?:petition|i sign) ?[:!]",
    r"share (?:this (?:page|article|story|post)|on|by|via)\b.{0,80}$",
    r"follow (?:us|@)\b.{0,40}",
    r"(?:donate|make a donation|support our work)\b.{0,60}$",
    r"(?:view|read|see) (?:the document |the article |the page )?(?:online|on the web ?site|original)\b.{0,100}$",
    r"(?:see also|read also|also read|read more|related|watch) ?[:>-] ?\S.{0,160}$",
    r"(?:download|view|open)\b.{0,120}(?:\bpdf\b|\bdocx?\b|\b[kmg]b\b)",
    r"all rights reserved",
    r"(?:©|\(c\)|copyright)\s?.{0,80}$",
    r"(?:photo|image|picture|illustration) ?(?:credits?|copyright) ?[:©].{0,80}$",
    r"photo ?[:©] .{0,60}$",
    r"(?:this (?:content|page|article|publication) was (?:published|written) under the)\b",
    r"(?:is|was|did) this (?:page|article|information|answer) (?:useful|helpful|help you)",
    r"(?:report|there is) (?:a |an )?(?:problem|error|something wrong)\b.{0,20} (?:with|on) this page",
    r"advertisement ?[:-]",
    r"(?:press|media) (?:contacts?|office|enquir(?:y|ies)|inquir(?:y|ies)|team)\b.{0,120}$",
    r"(?:contact|enquiries|information) ?: .{0,120}(?:@|\d{3,5} \d{3})",
    r"(?:tel(?:ephone)?|phone|fax|e-?mail)\.? ?: ?.{0,80}$",
    r"sent from my (?:iphone|ipad|mobile|phone|smartphone)",
    r"page \d{1,4}(?: (?:of|/) \d{1,4})?$",
    r"(?:printable|print|pdf|audio) (?:version|format)$",
    r"(?:enable|disable|allow|turn on) (?:javascript|notifications)",
    r"show (?:the )?(?:map|menu|comments)",
    r"(?:reproduction|copying)\b.{0,80}\b(?:prohibited|permitted)",
    r"home ?[>/|]",
    r"applies to:? (?:england|wales|scotland|northern ireland|great britain|the uk)(?:(?:,| and|, and) (?:england|wales|scotland|northern ireland))*$",
    r"you are here ?:",
    r".*\b(?:isbn|issn)\b",
)  # fmt: skip

# The same for lines whose date is not that of the document.
DATED_FURNITURE = (
    r".{0,120}(?:©|\bcrown copyright\b)",
    r"(?:photo|photograph|picture|image|photo caption)s? ?: ",
    r".{0,110}\bp(?:age|\.) ?\d{1,4} ?(?:/|of) ?\d{1,4}$",
    r"page ?\d{1,4} ?[-|·] .{0,110}$",
    r".{0,80}\breproduction (?:is )?(?:permitted|free of charge|prohibited)\b",
    r"you (?:get|are getting) this (?:because|e-?mail|message|newsletter|bulletin)\b",
    r"(?:advertisement feature|sponsored (?:content|feature)|advertorial)\b",
    r"(?:we|the .{1,60}) acknowledges? the traditional (?:owners|custodians)\b",
    r"(?:read next|most viewed|previous consultations|useful links)\b ?\S",
)  # fmt: skip

# A title after which a page lists other pages.
RELATED_TITLES = (
    "in the same section", "on the same subject", "on the same topic", "read also", "also read", "see also",
    "you may also like", "you might also like", "you may also be interested in", "related", "related content",
    "related articles", "related pages", "related links", "related news", "related stories", "related topics",
    "recent articles", "recent posts", "more like this", "more on this story", "more on this topic",
    "more news", "other news", "all news", "most read", "most popular", "most viewed", "popular now", "trending",
    "trending now", "top stories", "latest news", "our latest news", "latest stories", "news feed", "newsfeed",
    "explore the topic", "explore more", "further reading", "useful links", "quick links", "our partners", "tags",
    "elsewhere on the web", "our other sites", "recommended for you", "around the web",
)  # fmt: skip

MONTHS = (
    "january", "jan\\.?", "february", "feb\\.?", "march", "mar\\.?", "april", "apr\\.?", "may", "june", "jun\\.?",
    "july", "jul\\.?", "august", "aug\\.?", "september", "sept?\\.?", "october", "oct\\.?", "november", "nov\\.?",
    "december", "dec\\.?",
)  # fmt: skip
