"""Reads a page strictly: what is open must be closed in order, and what browsers repair silently is an error."""

from html.parser import HTMLParser

VOID = {"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
FIELDS = {"input", "select", "textarea"}
BLOCKS = {
    "p",
    "div",
    "ul",
    "ol",
    "dl",
    "table",
    "section",
    "article",
    "form",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "nav",
}


class Page(HTMLParser):
    """The elements of a page with their attributes, its fields with what they stand in, and its texts."""

    def __init__(self, html):
        super().__init__()
        self.open, self.elements, self.texts, self.fields = [], [], [], []
        self.feed(html)
        self.close()
        assert not self.open, f"never closed: {self.open}"

    def handle_starttag(self, tag, attributes):
        names = [name for name, _ in attributes]
        assert len(names) == len(set(names)), f"an attribute twice on <{tag}>"
        if tag in BLOCKS:
            assert not {"p", "span", "h1", "h2", "h3", "button"} & set(self.open), f"<{tag}> in {self.open}"
        if tag == "a":
            assert "a" not in self.open, "a link in a link"
        self.elements.append((tag, dict(attributes)))
        if tag in FIELDS:
            self.fields.append((tuple(self.open), tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        assert "svg" in self.open or tag in VOID, f"<{tag}/> closes nothing in HTML"
        self.elements.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append((tuple(self.open), data))

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]

    def text_of(self, tag):
        """The text in all elements of a kind, every run of spaces made one plain space."""
        return " ".join(" ".join(data for path, data in self.texts if tag in path).split())

    @property
    def ids(self):
        return [attributes["id"] for _, attributes in self.elements if attributes.get("id")]
