"""A text of two invented states with what was said in it, made by hand."""

from __future__ import annotations

from chancery.model import (
    Act,
    Annotations,
    Dating,
    Mention,
    Paragraph,
    Sentence,
    Source,
    Span,
    Witness,
)
from chancery.publishing.said import Text, text_of
from chancery.reading.characters import normal
from invented import identity

LINES = (
    "曙光共和国和澜海联邦声明如下：",
    "一、双方将在2033年前建成三座港口，扩大渔业合作，并于2035年召开会议。双方反对个别国家的单边制裁。",
    "双方呼吁各国遵守《海洋公约》。曙方愿为此作出努力。",
)
TEXT = "\n".join(LINES)
BOTH = ("state:XA", "state:XB")


def at(words: str, start: int = 0) -> Span:
    """Where words stand in TEXT."""
    begin = TEXT.index(words, start)
    return begin, begin + len(words)


def paragraphs() -> tuple[Paragraph, ...]:
    sections = (None, "一", "一")
    found, start = [], 0
    for line, section in zip(LINES, sections, strict=True):
        found.append(Paragraph(start, start + len(line), (), section))
        start += len(line) + 1
    return tuple(found)


def sentence(words: str, paragraph: int, number: int, *topics: str) -> Sentence:
    return Sentence(*at(words), paragraph, number, topics)


PORTS = Act(
    at("将"),
    (at("双方将")[0], at("召开会议")[1]),
    "COMMIT",
    3,
    BOTH,
    conjuncts=(at("扩大渔业合作"), at("于2035年召开会议")),
    aspect="future",
    time="2035",
    topics=("fisheries",),
    rule="acts zh 将: modal",
    why=("holder: 双方",),
)
AGAINST = Act(
    at("反对"),
    at("双方反对个别国家的单边制裁"),
    "OPPOSE",
    3,
    BOTH,
    target=("group:certain-states",),
    topics=("sanctions",),
    rule="acts zh 反对",
    why=("holder: 双方", "target: 个别国家"),
)
CALL = Act(
    at("呼吁"),
    at("双方呼吁各国遵守《海洋公约》"),
    "CALL_UPON",
    2,
    BOTH,
    addressee=("group:all-states",),
    topics=("international-law",),
    rule="acts zh 呼吁",
)
EFFORT = Act(
    at("愿"),
    at("曙方愿为此作出努力"),
    "COMMIT",
    2,
    ("state:XA",),
    aspect="future",
    rule="acts zh 愿",
)
ANNOTATIONS = Annotations(
    (
        sentence("曙光共和国和澜海联邦声明如下", 0, 1),
        sentence(
            "一、双方将在2033年前建成三座港口，扩大渔业合作，并于2035年召开会议", 1, 1, "fisheries"
        ),
        sentence("双方反对个别国家的单边制裁", 1, 2, "sanctions"),
        sentence("双方呼吁各国遵守《海洋公约》", 2, 1, "international-law"),
        sentence("曙方愿为此作出努力", 2, 2),
    ),
    (
        Mention(*at("曙光共和国"), "state", "state:XA", "states"),
        Mention(*at("澜海联邦"), "state", "state:XB", "states"),
        Mention(*at("2033年"), "date", "2033", "dates"),
        Mention(*at("《海洋公约》"), "instrument", "instrument:sea-convention", "instruments"),
    ),
    (PORTS, AGAINST, CALL, EFFORT),
)


def witness(path: str = "a.html") -> Witness:
    source = Source(path, "ab" * 32, "text/html", "utf-8", len(TEXT))
    return Witness(source, TEXT, TEXT, paragraphs(), (), normal=normal(TEXT))


def text(name: str = "a", day: str | None = "2031-05-12", **changes: object) -> Text:
    """The text as a statement of some day."""
    date = Dating(day, day, day) if day else Dating()
    known = identity(date=date, **changes)
    return text_of(name, witness(), known, ANNOTATIONS)
