"""Step 1: aligned passages and headings of the laws of Canada, which are written in both languages.

Source: https://github.com/justicecanada/laws-lois-xml, Open Government Licence – Canada. A passage is aligned by
its file and by the labels that lead to it (section 12, subsection 3, paragraph b), which both languages share.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from rich.progress import track

from training.encoder.git_files import GitFiles
from training.encoder.records import Answer, Pair, folded, write_lines
from training.encoder.workdir import WorkDir, step_parser

STRUCTURES = {"Section", "Subsection", "Paragraph", "Subparagraph", "Clause", "Subclause", "Schedule"}
GROUPS = {"Provision", "Heading", "Order", "Preamble", "List", "Item"}
TEXTS = {"Text", "MarginalNote", "TitleText", "LongTitle", "ShortTitle"}
LEFT_OUT = set(
    "HistoricalNote FootnoteRef Footnote MathML FormulaGroup TableGroup BillPiece ImageGroup RecentAmendments "
    "ReadAsText AmendedText".split()
)
HEADING = "MarginalNote"
DEFINED_TERM = re.compile(r"\s*\([^()]{1,150}\)\s*$")
"""The term of the other language, in brackets after a definition."""
AMENDMENT = re.compile(r"\d{4}, (?:c|ch)\.|repealed|abrogé", re.IGNORECASE)

LENGTHS = (4, 1500)
LEAST_TEXT = 15
LENGTH_RATIO = (0.55, 2.2)
"""French characters for each English one; shorter texts vary more and are not held to it."""
RATIO_HOLDS_FROM = 40
NUMBERS_IN_COMMON = 0.5
HELD_OUT_OF = 25
"""One consolidated file in so many is kept for evaluation."""

Path_ = tuple[str, ...]
Texts = dict[Path_, list[str]]


@dataclass(frozen=True, slots=True)
class Aligned:
    """A passage in both languages and where it stands."""

    file: str
    path: Path_
    rank: int
    fr: str
    en: str

    @property
    def kind(self) -> str:
        """The element that holds the passage."""
        return self.path[-1]

    @property
    def is_held_out(self) -> bool:
        """Whether the passage's file is kept for evaluation."""
        digest = hashlib.md5(self.file.encode(), usedforsecurity=False).hexdigest()
        return self.file.startswith("eng/") and int(digest, 16) % HELD_OUT_OF == 0


def french_file(english: str) -> str | None:
    """Return the name of the French file of an English one, or None for a file that has none.

    >>> french_file("eng/regulations/SOR-2001-286.xml")
    'fra/reglements/DORS-2001-286.xml'
    """
    if english.startswith("eng/acts/"):
        return english.replace("eng/acts/", "fra/lois/")
    if english.startswith("eng/regulations/"):
        french = english.replace("eng/regulations/", "fra/reglements/")
        return french.replace("SOR-", "DORS-").replace("SI-", "TR-").replace("C.R.C.,_c._", "C.R.C.,_ch._")
    if english.startswith("annual-statutes-lois-annuelles/en/"):
        return re.sub(r"_(?:e|E)\.xml$", "_f.xml", english.replace("/en/", "/fr/"))
    return None


def texts_by_path(law: etree._Element) -> Texts:
    """Return the texts of a law by the labels that lead to them."""
    texts: Texts = defaultdict(list)
    for path, text in _walk(law, ()):
        texts[path].append(text)
    return texts


def align(file: str, french: Texts, english: Texts) -> Iterator[Aligned]:
    """Yield the texts of one law that stand at the same place in both languages."""
    for path, ours in english.items():
        theirs = french.get(path, [])
        if len(ours) == len(theirs):
            for rank, (en, fr) in enumerate(zip(ours, theirs, strict=True)):
                yield Aligned(file, path, rank, fr, en)


def is_translation(passage: Aligned) -> bool:
    """Tell whether two texts can be translations of each other, by their lengths and numbers."""
    fr, en = passage.fr, passage.en
    shortest, longest = sorted((len(fr), len(en)))
    least = LEAST_TEXT if passage.kind == "Text" else LENGTHS[0]
    if shortest < least or longest > LENGTHS[1] or fr == en:
        return False
    if len(en) > RATIO_HOLDS_FROM and not LENGTH_RATIO[0] < len(fr) / len(en) < LENGTH_RATIO[1]:
        return False
    numbers = set(re.findall(r"\d+", fr)), set(re.findall(r"\d+", en))
    either = numbers[0] | numbers[1]
    return not either or len(numbers[0] & numbers[1]) >= NUMBERS_IN_COMMON * len(either)


def headings(passages: Iterable[Aligned]) -> Iterator[Answer]:
    """Yield each section's heading with the first text under it, in the four pairs of languages in turn."""
    notes: dict[tuple[str, Path_], Aligned] = {}
    count = 0
    for passage in passages:
        place = passage.path[:-1]
        if passage.kind == HEADING:
            notes[passage.file, place] = passage
        elif passage.kind == "Text" and passage.rank == 0:
            parent = place[:-1] if place and place[-1] == "Subsection 1" else place
            note = notes.get((passage.file, place)) or notes.get((passage.file, parent))
            if note and not AMENDMENT.search(note.en + passage.en):
                question = (note.fr, note.en)[count % 2]
                yield Answer(question, (passage.fr, passage.en)[count // 2 % 2], "heading")
                count += 1


def _walk(element: etree._Element, path: Path_) -> Iterator[tuple[Path_, str]]:
    if not isinstance(element.tag, str) or element.tag in LEFT_OUT:
        return
    if element.tag in TEXTS:
        if text := _text(element):
            yield (*path, element.tag), text
        return
    if element.tag == "Definition":
        yield from _definition(element, path)
        return
    if element.tag in STRUCTURES:
        path = (*path, f"{element.tag} {_label(element)}")
    elif element.tag in GROUPS:
        path = (*path, element.tag)
    for child in element:
        yield from _walk(child, path)


def _definition(element: etree._Element, path: Path_) -> Iterator[tuple[Path_, str]]:
    """Definitions are in alphabetical order in each language: the pair of terms says which is which."""
    text = element.find("Text")
    terms = [
        _text(term).lower()
        for tag in ("DefinedTermFr", "DefinedTermEn")
        for term in element.findall(f".//{tag}")[:1]
    ]
    if text is not None and len(terms) == 2:
        yield (*path, "|".join(terms), "Definition"), DEFINED_TERM.sub("", _text(text))


def _text(element: etree._Element) -> str:
    return " ".join("".join(_strings(element)).split())


def _strings(element: etree._Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in LEFT_OUT:
        return
    yield element.text or ""
    for child in element:
        yield from _strings(child)
        yield child.tail or ""


def _label(element: etree._Element) -> str:
    label = element.find("Label")
    return "" if label is None else re.sub(r"[^0-9a-z.]", "", _text(label).lower()).strip(".")


def _aligned_passages(files: GitFiles) -> Iterator[Aligned]:
    parser = etree.XMLParser(recover=True, huge_tree=True, no_network=True, resolve_entities=False)
    names = [(name, french) for name in files.names if (french := french_file(name)) in files]
    for english, french in track(names, "Laws"):
        laws = [
            etree.fromstring(files.read(name) or b"<Empty/>", parser) for name in (french, english) if name
        ]
        if None not in laws:  # a few files of the repository hold no law
            yield from align(english, texts_by_path(laws[0]), texts_by_path(laws[1]))


def _without_duplicates(passages: Iterable[Aligned]) -> Iterator[Aligned]:
    seen: set[bytes] = set()
    for passage in passages:
        key = hashlib.md5(
            f"{folded(passage.fr)}|{folded(passage.en)}".encode(), usedforsecurity=False
        ).digest()
        if key not in seen:
            seen.add(key)
            yield passage


def extract(files: GitFiles, work: WorkDir) -> Counter[str]:
    """Write the training pairs, the held-out pairs and the headings; return how many of each."""
    passages = [
        passage for passage in _without_duplicates(_aligned_passages(files)) if is_translation(passage)
    ]
    held_out = [passage for passage in passages if passage.is_held_out]
    known = {folded(text) for passage in held_out for text in (passage.fr, passage.en)}
    kept = [
        passage
        for passage in passages
        if not passage.is_held_out and folded(passage.fr) not in known and folded(passage.en) not in known
    ]
    return Counter(
        pairs=write_lines(work.laws, (Pair(passage.fr, passage.en, passage.kind) for passage in kept)),
        held_out=write_lines(work.held_out_laws, (Pair(p.fr, p.en, p.kind) for p in held_out)),
        headings=write_lines(work.headings, headings(kept)),
    )


def main() -> None:
    """Run the step."""
    parser = step_parser(__doc__)
    parser.add_argument("repository", type=Path, help="a clone of justicecanada/laws-lois-xml")
    arguments = parser.parse_args()
    with GitFiles(arguments.repository) as files:
        print(dict(extract(files, arguments.work)))


if __name__ == "__main__":
    main()
