"""Values of records as a reader says them, in the interface's language; names by the lexicon."""

from __future__ import annotations

import gettext
import re
from collections.abc import Sequence

from chancery.lexicon import Lexicon
from chancery.publishing import facts


def _(text: str) -> str:
    """Marks a text for the catalogues and leaves it as it is."""
    return text


# values that records have, for the catalogues; what is not here is shown as it is
KNOWN = (
    *(_("joint statement"), _("communiqué"), _("press release"), _("declaration"), _("readout")),
    *(_("news"), _("treaty"), _("other"), _("unknown"), _("statement"), _("transcript")),
    *(_("assertive"), _("commissive"), _("directive"), _("positive"), _("negative")),
    *(_("heads"), _("heads of state"), _("heads of government"), _("foreign ministers")),
    *(_("state"), _("pair"), _("body"), _("instrument"), _("initiative"), _("person"), _("place")),
    *(_("event"), _("date"), _("group"), _("addressee"), _("target"), _("holder"), _("act")),
    *(_("mention"), _("accept"), _("reject"), _("edit"), _("present"), _("future"), _("past")),
    *(_("negated"), _("added"), _("unchanged"), _("read again"), _("failed"), _("sentence")),
    *(_("rule"), _("lexicon"), _("topic"), _("means"), _("says"), _("due"), _("topics")),
    *(_("parties"), _("language"), _("complete"), _("text"), _("removed"), _("said"), _("path")),
    *(_("form"), _("reference"), _("agency"), _("page date"), _("wording"), _("address")),
    *(_("note"), _("part"), _("also at"), _("fetched"), _("yes"), _("no")),
    *(_("opening"), _("closing"), _("title"), _("strength"), _("nest"), _("aspect"), _("time")),
    *(_("minor"), _("degree"), _("substantive"), _("moved"), _("dropped"), _("verbatim")),
    *(_("ASSERT"), _("STATE"), _("STRESS"), _("NOTE"), _("RECOGNIZE"), _("REAFFIRM")),
    *(_("DECLARE"), _("PRACTISE"), _("CONSULT"), _("COMMIT"), _("AGREE"), _("COMPLY")),
    *(_("INTEND"), _("EXPECT"), _("ENCOURAGE"), _("ADVOCATE"), _("NORM"), _("CALL UPON")),
    *(_("URGE"), _("DEMAND"), _("VALUE"), _("APPRECIATE"), _("WELCOME"), _("SUPPORT")),
    *(_("CONCERN"), _("OPPOSE"), _("REJECT"), _("CONDEMN")),
    *(_("base"), _("exact"), _("near"), _("translation"), _("joined")),
    *(_("id"), _("type"), _("advertisement"), _("related"), _("credit"), _("notice")),
    *(_("navigation"), _("headline"), _("caption"), _("comment"), _("comments"), _("gloss")),
    *(_("dateline"), _("front matter"), _("junk"), _("page title"), _("repetition"), _("script")),
    *(_("site chrome"), _("style"), _("hidden"), _("image"), _("closing line"), _("page lead")),
    *(_("title element"), _("printed title"), _("meta element"), _("page line"), _("author")),
    *(_("container"), _("url"), _("kind"), _("sentences"), _("level"), _("script")),
)


# an id of the lexicon, and a class of acts of two words, inside a line of words
_ID = re.compile(
    r"\b(?:state|pair|body|instrument|initiative|person|place|event|group|situation)"
    r":[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*"
)
_CLASS = re.compile(r"\b[A-Z]{3,}_[A-Z]+\b")
LANGUAGES = {"zh": _("Chinese"), "en": _("English"), "ru": _("Russian")}


class Words:
    """The words of one language."""

    def __init__(self, catalogue: gettext.NullTranslations, language: str) -> None:
        self._said, self._language = catalogue.gettext, language

    def said(self, value: object) -> str:
        """A value of a record in the reader's language."""
        text = str(value).replace("_", " ").strip()
        return self._said(text) if text else ""

    def kind(self, value: str) -> str:
        """A kind of text."""
        return self._said(facts.kind(value).replace("-", " "))

    def language(self, code: str) -> str:
        """The language of a text by its code."""
        return self._said(LANGUAGES[code]) if code in LANGUAGES else code

    def day(self, given: Sequence[str | None]) -> str:
        """A date of (best, earliest, latest) as it is known."""
        best, earliest, latest = given
        if best or (earliest and latest):
            return facts.day(best, earliest, latest)
        if earliest:
            return self._said("not before %(day)s") % {"day": earliest}
        if latest:
            return self._said("not after %(day)s") % {"day": latest}
        return self._said("undated")


class Names:
    """Names of actors and topics in one language, by the lexicon; else what the id says."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        self._lexicon, self._language = lexicon, language

    def actor(self, id_: str) -> str:
        """Any id of the lexicon (`state:CN`); a pair is both."""
        return " · ".join(self._one(each) for each in id_.split("+"))

    def within(self, text: str) -> str:
        """A line of reasons with names for the ids in it that the lexicon has."""
        entries = self._lexicon.entries
        named = _ID.sub(lambda id_: self._one(id_[0]) if id_[0] in entries else id_[0], text)
        return _CLASS.sub(lambda name: name[0].replace("_", " "), named)

    def topic(self, id_: str) -> str:
        """A topic's label."""
        row = self._lexicon.topics.get(id_)
        if row is None:
            return id_
        return row.zh if self._language == "zh" else row.en

    def party(self, code: str) -> str:
        """A party by its code (`CN`)."""
        return self._one(f"state:{code}")

    def _one(self, id_: str) -> str:
        entry = self._lexicon.entries.get(id_)
        if entry is None:
            return id_.partition(":")[2] or id_
        own = entry.zh if self._language == "zh" else entry.en
        return (own or entry.names())[0]
