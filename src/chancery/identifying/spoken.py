"""Whether a text is spoken: a speech that greets, a transcript that names its speakers."""

from __future__ import annotations

import re

from chancery.reading.cases import any_case

# what speakers say to the press, to an audience or to each other
SPOKEN = re.compile(
    r"(?:[Tt]ranscript|(?:Joint )?(?:[Nn]ews|[Pp]ress) (?:[Cc]onference|[Ss]tatements|[Bb]riefing)"
    r"|[^.,:]{0,40}[’'']s (?:[Aa]ddress|[Ss]peech|[Rr]emarks|[Ii]nterview)"
    r"|Interview (?:to|with|by|of)|Remarks (?:by|at|of)|Address (?:by|to|at)|(?:Keynote )?Speech)\b"
    r"|(?:Пресс-конференция|Заявления для прессы|Интервью|Брифинг|Выступление)\b"
)
# the statement of one side alone
_OWN = re.compile(r"(?:Statement|STATEMENT|Заявление|ЗАЯВЛЕНИЕ)\b")
# a speech: its speaker greets, thanks, or speaks of himself in sentence after sentence
_GREETINGS = (
    *("Ladies and gentlemen", "Thank you(?: very much)?[,.]", "Distinguished"),
    *("Уважаемы", "Дамы и господа"),
)
_FIRST_PERSON = re.compile(
    f"女士们|先生们|朋友们|各位(?:同事|来宾|代表)|尊敬的|{any_case(*_GREETINGS)}"
)
# an order, whose office does what it says
_ORDERS = ("I hereby ", "By the authority vested in me")
# what begins a quotation
_QUOTES = frozenset('«“"„')
# who speaks in a transcript, at the head of a line: by his office, or by his initials
_SPEAKER = re.compile(
    r"(?:[\w.’'-]+ ){0,6}(?:President|PRESIDENT|Prime Minister|PRIME MINISTER|Minister|MINISTER"
    r"|Chancellor|Secretary|SECRETARY|Mr|MR|Ms|Президент|Премьер-министр|Министр)\b"
    r"[^:,;\n]{0,60}:|[А-ЯЁ]\.[А-ЯЁ]?\.? ?[А-ЯЁ][а-яё-]+ ?:"
)
_SPEAKS_OF_SELF = re.compile(r"\b(?:I|my|Я|я|мне)\b")
# characters of what names a speaker
_LABEL = 120


def speakers(head: str) -> int:
    """Lines at the head of a text that name who speaks, if it says I."""
    if ":" not in head:
        return 0
    lines = [line for line in head.split("\n") if ":" in line[:_LABEL]]
    found = sum(_SPEAKER.match(line) is not None for line in lines)
    return found if found and _SPEAKS_OF_SELF.search(head) else 0


def greets(head: str) -> bool:
    """Whether a text is a speech, or an order, and quotes none."""
    if any(words in head for words in _ORDERS):
        return True
    return any(head[m.start() - 1 : m.start()] not in _QUOTES for m in _FIRST_PERSON.finditer(head))


def is_own(title: str) -> bool:
    """Whether a title is that of one side's statement, or of words spoken."""
    return (_OWN.match(title) or SPOKEN.match(title)) is not None
