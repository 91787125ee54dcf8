from __future__ import annotations

import pytest

from chancery.corpus.parties import code
from chancery.errors import ReferenceUnknown
from chancery.lexicon import load


@pytest.mark.parametrize("name", ["CN", "cn", "中国", "中华人民共和国", "China", "КНР", " china "])
def test_any_name_of_a_state_is_its_code(name: str) -> None:
    assert code(name, load()) == "CN"


def test_codes_in_the_corpus_count_without_the_lexicon() -> None:
    assert code("xa", load(), ["XA"]) == "XA"


def test_unknown_states_get_the_nearest_names() -> None:
    with pytest.raises(ReferenceUnknown, match=r"nearest: .*\(MN\)"):
        code("Mongollia", load())
    with pytest.raises(ReferenceUnknown, match="no state is called"):
        code("", load())
