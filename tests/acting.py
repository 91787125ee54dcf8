"""What the grammar of a language makes of a text, as tests ask for it."""

from __future__ import annotations

from types import ModuleType

import chancery.sample
from chancery.annotating.masks import mask
from chancery.annotating.mentions import find_mentions
from chancery.annotating.sentences import paragraphs, sentences
from chancery.annotating.setting import Setting
from chancery.lexicon import load
from chancery.model import Act
from chancery.reading.characters import normal

OWN = load(chancery.sample.lexicon())


class Acting:
    """The grammar of a language (`annotating.chinese`), and the setting of most of its texts."""

    def __init__(self, language: ModuleType, setting: Setting) -> None:
        self.language = language
        self.setting = setting

    def acts(self, text: str, setting: Setting | None = None) -> list[Act]:
        """The acts of a text; spans are of its normal form."""
        setting = setting or self.setting
        form = normal(text).text
        masked = mask(form, find_mentions(form, setting, OWN), setting.parties)
        lines = [(span, "body") for span in paragraphs(form)]
        split = [sentences(masked.text, *span) for span, _ in lines]
        cast = self.language.cast_of(setting, OWN)
        drafts = self.language.Grammar(masked, cast, setting).parse(lines, split)
        return [draft.done() for draft in drafts]

    def said(self, text: str, setting: Setting | None = None) -> list[str]:
        """Each act as `CLASS strength trigger`, with `nest>` before it."""
        form = normal(text).text
        return [
            f"{act.nest + '>' if act.nest else ''}{act.act} {act.strength}"
            f" {form[slice(*act.trigger)] if act.trigger else '-'}"
            for act in self.acts(text, setting)
        ]

    def conjuncts(self, text: str, setting: Setting | None = None) -> list[str]:
        """The further things of all acts of a text."""
        form = normal(text).text
        return [form[slice(*span)] for act in self.acts(text, setting) for span in act.conjuncts]
