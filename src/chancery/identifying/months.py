"""The months in English and Russian, with their abbreviations and cases."""

from __future__ import annotations

EN = (
    "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
RU = (
    "(?:январ[яье]|феврал[яье]|март[ае]?|апрел[яье]|ма[яйе]|июн[яье]|июл[яье]|август[ае]?"
    "|сентябр[яье]|октябр[яье]|ноябр[яье]|декабр[яье])"
)
MONTHS = {
    name: index % 12 + 1
    for index, name in enumerate(
        (
            *("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
            *("янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"),
        )
    )
} | {"май": 5, "мае": 5}
