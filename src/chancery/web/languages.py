"""The interface's languages: English, and what the compiled catalogues hold (gettext)."""

from __future__ import annotations

import gettext
from functools import cache
from importlib.resources import files
from pathlib import Path

from starlette.requests import Request

LANGUAGES = {"en": "English", "zh": "中文"}
COOKIE = "chancery_lang"
_DOMAIN = "chancery"


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue of a language; English says what the templates say."""
    folder = Path(str(files("chancery.web"))) / "locale"
    return gettext.translation(_DOMAIN, folder, [language], fallback=True)


def chosen(request: Request) -> str:
    """The language asked for: by `?lang=`, by the cookie, by what the browser prefers."""
    for given in (request.query_params.get("lang"), request.cookies.get(COOKIE)):
        if given in LANGUAGES:
            return given
    return _preferred(request.headers.get("accept-language", ""))


def _preferred(header: str) -> str:
    """The first of our languages in an Accept-Language header, by weight; English for none."""
    weighed = []
    for place, part in enumerate(header[:400].split(",")):
        name, _, weight = part.strip().partition(";q=")
        short = name.partition("-")[0].lower()
        if short in LANGUAGES and (weighs := _weight(weight)):
            weighed.append((-weighs, place, short))
    return min(weighed)[2] if weighed else "en"


def _weight(given: str) -> float:
    try:
        weight = float(given) if given else 1.0
    except ValueError:
        return 0.0
    return weight if 0 < weight <= 1 else 0.0
