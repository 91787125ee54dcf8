"""A redline as a web page of one file: the text with its changes, and why beside each.

It needs no script and prints as it looks; colour says nothing that a line through or under the
words does not say too. What was moved leads to where it went, and back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from chancery.publishing.fitting import line
from chancery.publishing.redlines import Change, Passage, Redline, Run, Side, changes, settled
from chancery.publishing.webpage import described, link, web_page
from chancery.publishing.xml import element

# of each operation: the element, its class, what a reader of the screen is told
_LOOKS = {
    "insert": ("ins", None),
    "delete": ("del", None),
    "move-from": ("del", "moved"),
    "move-to": ("ins", "moved"),
}
_KEY = (
    *(("insert", "added"), ("delete", "dropped")),
    *(("move-from", "moved from here"), ("move-to", "moved here")),
)


def redline_html(redline: Redline) -> bytes:
    """The page; the same redline gives the same bytes."""
    writer = _Writer(redline)
    title = f"{line(redline.first.title)} → {line(redline.second.title)}"
    return web_page(title, redline.second.language, *writer.body())


class _Writer:
    """The body of one page; notes and moves are numbered through it."""

    def __init__(self, redline: Redline) -> None:
        self._redline = redline
        self._passages = settled(redline)
        self._notes = 0
        self._moves: dict[str, int] = {}
        self._named: set[str] = set()

    def body(self) -> Iterator[Element]:
        redline = self._redline
        yield element("h1", None, line(redline.second.title))
        rows: list[tuple[str, Element | str]] = [
            ("Compared with", _side(redline.first)),
            ("This text", _side(redline.second)),
        ]
        if redline.counts:
            counts = " · ".join(f"{name} {number:,}" for name, number in redline.counts.items())
            rows.append(("Changes", counts))
        yield described(rows)
        yield element("ul", {"class": "key", "lang": "en"}, *(self._key(*row) for row in _KEY))
        yield element("main", None, *map(self._passage, self._passages))
        notes = (element("p", None, note) for note in redline.notes)
        yield element("footer", {"lang": "en"}, *notes, "Compared by Chancery.")

    def _key(self, operation: str, words: str) -> Element:
        tag, look = _LOOKS[operation]
        return element("li", None, element(tag, {"class": look}, words))

    def _passage(self, passage: Passage) -> Element:
        found = list(changes(passage, self._notes))
        self._notes = max([self._notes, *(change.number for change in found)])
        content = [part for change in found for part in self._change(change)]
        # where all of a paragraph is new or gone, its line break needs no sign of its own
        if passage.mark != "equal" and any(run.op != passage.mark for run in passage.runs):
            content.append(self._marked(passage.mark))
        tag = "h2" if passage.role == "heading" else "p"
        role = passage.role if passage.role in ("closing", "signature") else ""
        return element(
            "div",
            {"class": f"passage {role}".strip()},
            element(tag, None, *content),
            self._aside(passage, found),
        )

    def _change(self, change: Change) -> Iterator[Element | str]:
        for run in change.runs:
            yield self._run(run)
        if change.number:
            given = {"href": f"#why-{change.number}", "class": "mark", "id": f"at-{change.number}"}
            yield element("a", given, element("sup", None, str(change.number)))

    def _run(self, run: Run) -> Element | str:
        if run.op == "equal":
            return run.text
        tag, look = _LOOKS[run.op]
        if look is None:
            return element(tag, None, run.text)
        number = self._moves.setdefault(run.move, len(self._moves) + 1)
        own, other = ("from", "to") if run.op == "move-from" else ("to", "from")
        # the first run of a side is where the other side leads
        name = f"move-{number}-{own}"
        given = {"class": look, "id": None if name in self._named else name}
        self._named.add(name)
        leads = element("a", {"href": f"#move-{number}-{other}"}, run.text)
        return element(tag, given, leads)

    def _marked(self, operation: str) -> Element:
        tag, look = _LOOKS[operation]
        return element(tag, {"class": " ".join(filter(None, ("mark", look)))}, "¶")

    def _aside(self, passage: Passage, found: Sequence[Change]) -> Element:
        places = " → ".join(filter(None, dict.fromkeys((passage.first, passage.second))))
        noted = [change for change in found if change.number]
        rows = (
            element(
                "li", {"id": f"why-{c.number}"}, link(f"#at-{c.number}", f"{c.number} {c.note}")
            )
            for c in noted
        )
        content = [element("div", {"class": "place"}, places)] if places else []
        content += [element("ol", None, *rows)] if noted else []
        return element("aside", {"lang": "en"}, *content)


def _side(side: Side) -> Element | str:
    said = " · ".join(filter(None, (line(side.title), side.reference)))
    return link(side.url, said)
