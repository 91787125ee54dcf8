from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.collating.edition import Text, apparatus, siglum
from chancery.collating.values import Variant
from collating.make import text_of

BASE = "双方重申支持联合国的作用。\n双方反对任何单边措施，愿扩大合作。\n双方商定每年举行会晤。"


def variants(*others: str, base: str = BASE) -> list[tuple[str, str, str, tuple[str, ...]]]:
    texts = [Text.of(siglum(n), text) for n, text in enumerate((base, *others))]
    found = apparatus(texts[0], texts[1:]).variants
    return [(v.kind, v.base, v.reading, v.witnesses) for v in found]


def test_what_is_replaced_left_out_and_added() -> None:
    assert variants(BASE.replace("反对", "坚决反对")) == [("added", "", "坚决", ("B",))]
    assert variants(BASE.replace("任何", "")) == [("omitted", "任何", "", ("B",))]
    assert variants(BASE.replace("措施", "手段")) == [("substituted", "措施", "手段", ("B",))]


def test_one_reading_of_several_witnesses_is_one_variant() -> None:
    other = BASE.replace("措施", "手段")
    assert variants(other, BASE, other) == [("substituted", "措施", "手段", ("B", "D"))]


def test_script_width_and_numbers_written_otherwise_are_no_variants() -> None:
    assert variants(BASE.replace("，", ",").replace("国", "國").replace("单", "單")) == []
    base = f"{BASE}\n第二十四届会议如期举行。"
    assert variants(base.replace("二十四", "24"), base=base) == []


def test_a_part_has_gaps_and_no_omissions() -> None:
    whole = text_of()
    texts = [Text.of("A", whole), Text.of("B", whole[300:900])]
    found = apparatus(texts[0], texts[1:])
    assert found.variants == ()
    assert [gap.witness for gap in found.gaps] == ["B", "B"]
    assert found.gaps[0].span[0] == 0
    assert found.gaps[1].span[1] >= len(whole) - 1


def test_what_a_base_lacks_is_supplied_with_its_witness() -> None:
    whole = text_of()
    found = apparatus(Text.of("A", whole[300:900]), [Text.of("B", whole)])
    assert found.variants == ()
    assert [extra.witness for extra in found.supplements] == ["B", "B"]
    assert found.supplements[0].text in whole[:300]
    assert whole[900:].startswith(found.supplements[1].text[:20])


def test_sigla_go_on_behind_z() -> None:
    assert [siglum(n) for n in (0, 1, 25, 26, 27, 52, 702)] == [
        "A",
        "B",
        "Z",
        "AA",
        "AB",
        "BA",
        "AAA",
    ]


few = st.text("甲乙丙丁，。\n", max_size=60)


def spoken(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


@settings(max_examples=200, deadline=None)
@given(few, few, few, few)
def test_the_variants_applied_to_the_base_give_the_witness(a: str, b: str, c: str, d: str) -> None:
    base, other = Text.of("A", a + b + c), Text.of("B", a + d + c)
    found = apparatus(base, [other])
    changes = [(v.span, v.reading) for v in found.variants]
    changes += [(gap.span, "") for gap in found.gaps]
    changes += [(extra.span, extra.text) for extra in found.supplements]
    built, at = "", 0
    for (start, end), reading in sorted(changes):
        assert start >= at
        built += base.text[at:start] + reading
        at = end
    assert spoken(built + base.text[at:]) == spoken(other.text)


def test_variants_are_frozen_values() -> None:
    text = Text.of("A", BASE)
    (found,) = apparatus(text, [Text.of("B", BASE.replace("措施", "手段"))]).variants
    assert found == Variant(found.span, "措施", "手段", "substituted", ("B",))
    assert BASE[slice(*found.span)] == "措施"
