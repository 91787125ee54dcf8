"""Page bytes to a witness: the statement's own text, with every character's place in the page.

    page = next(pages(data, "page.html"))        bytes → decoded page       formats
    witness = read_page(page, lexicon)           decoded page → witness     this package

Linear in the page's length, on hostile pages too.
"""

from chancery.reading.assembly import read_page
from chancery.reading.characters import normal

__all__ = ["normal", "read_page"]
