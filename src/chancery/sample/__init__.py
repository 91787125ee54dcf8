"""The sample corpus: an invented world, and pages about it as pages are found in the wild.

Three states that do not exist, in the years 2031 to 2036. The Republic of Aurora (曙光共和国, XA,
曙方; capital 启明) and the Federation of Lanhai (澜海联邦, XB, 澜方; capital 潮门) have had
diplomatic relations since 12 May 1986 and a treaty of friendship since 20 March 2026. The Kingdom
of Cangyuan (苍原王国, XC; capital 云牧) is their neighbour inland. All three belong to the Rim
Cooperation Organization (环海合作组织, founded on 15 June 2024), whose heads of state meet once a
year. What else is known of that world stands in `lexicon.toml`.

| page | what it carries | how it was found |
|---|---|---|
| 2031-clean.html | joint statement, 12 May 2031 | on the ministry's site |
| 2031-frontmatter.html | the same | front matter of a static site before HTML |
| 2031-gbk.html | the same, the other side's copy | GBK, declared; names in the other order |
| 2031-en.html | the same in English, abridged | on the ministry's site |
| 2032-glossed.html | joint statement, 8 November 2032 | readings in brackets behind characters |
| 2032-big5.html | the same, Traditional script | Big5, not declared |
| 2032-ads.html | the same without opening and closing | advertisements, links, a source line |
| 2032-backtranslation.txt | the same, translated and back | years late, with a wrong date |
| 2033-ministers.html | foreign ministers' statement, 26 April 2033 | title in two lines; caption |
| 2033-traditional.html | the same | converted by machine, with its mistakes |
| 2034-markdown.md | joint statement, 20 June 2034 | Markdown with links |
| 2034-page2.html | the same, the second page of three | paging, hot news |
| 2034-report.html | a report that quotes it at length | a newspaper's site |
| 2034-declaration.html | declaration of the tenth summit, 16 October 2034 | on the RCO's site |
| 2034-declaration-en.html | an English text of it that goes its own way | on the RCO's site |
| 2035-readout-xa.html | readout of a meeting, 13 February 2035 | one side's |
| 2035-readout-xb.html | readout of the same meeting | the other side's |
| 2035-readout-en.html | readout of the same meeting, in English | the other side's |
| 2035-twice.html | trilateral communiqué, 4 July 2035 | the whole text twice |
| 2035-wrapped.txt | the same | lines of fixed width |
| 2035-ru.html | press release on it, in Russian | the host's site |
| 2036-clean.html | joint statement, 20 March 2036 | signs as entities |
| 2036-halfwidth.txt | the same | half-width signs, menus as lines |
| 2036-shifted.html | the same without its closing | three runs of GBK shifted by one byte |
| 2036-transcript.html | a press conference, 24 March 2036 | quotes one sentence of it |
| 2036-unrelated.html | news of another matter | names it in the related links |

The four joint statements are a series: formulas return word for word, grow stronger until 2034,
soften in 2036, move between sections, are dropped and come back.
"""

from functools import cache
from importlib.resources import files
from pathlib import Path

__all__ = ["lexicon", "pages"]


def pages() -> Path:
    """The folder of the raw pages, each a file of its own."""
    return Path(str(files(__name__))) / "pages"


@cache
def lexicon() -> Path:
    """The lexicon of the invented world, to be loaded on top of the tables."""
    return Path(str(files(__name__))) / "lexicon.toml"
