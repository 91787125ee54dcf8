"""Titles in 《》: known ones, short names, new ones."""

from chancery.annotating.mentions import find_mentions
from chancery.annotating.naming.keys import key_of
from chancery.annotating.setting import Setting
from chancery.lexicon import load
from chancery.reading.characters import normal

HOME = Setting("zh", "joint-statement", ("state:CN", "state:FR"), "2031-05-04", 2031)


def titles(text: str) -> list[str]:
    form = normal(text).text
    found = find_mentions(form, HOME, load())
    return [m.id.partition(":")[2] for m in found if m.type == "instrument"]


def test_names_that_differ_in_particles_and_order_have_one_key() -> None:
    one = key_of("法兰西共和国政府和中华人民共和国政府关于保障海港安全的协定", load())
    other = key_of("中法关于在保障海港安全领域协定", load())
    assert one == other
    assert one.states == {"state:CN", "state:FR"}


def test_a_short_name_is_the_last_one_of_its_kind() -> None:
    text = "《禁止生物武器公约》与《公约》。《禁止化学武器公约》与《公约》,公约。"
    assert titles(text) == ["bwc", "bwc", "cwc", "cwc"]


def test_a_short_name_can_be_given_in_brackets() -> None:
    first, short, again = titles("《中法海港协定》(以下简称《海协》),依《海协》行事")
    assert first == short == again


def test_a_short_name_without_a_full_one_is_its_own() -> None:
    assert titles("《协定》") == ["cn-fr-agreement"]


def test_title_marks_may_stand_inside_title_marks() -> None:
    text = "《关于〈海港条约〉生效20周年的联合声明》和《《海港条约》实施纲要》"
    assert len(titles(text)) == 2


def test_the_year_of_signing_tells_statements_of_one_title_apart() -> None:
    text = "2030年3月2日签署的《中华人民共和国和法兰西共和国联合声明》"
    assert titles(text) == ["cn-fr-joint-statement-2030"]
    assert titles("《中法联合声明》(2029年1月9日发表)") == ["cn-fr-joint-statement-2029"]


def test_new_titles_have_ids_that_stay() -> None:
    one, other = titles("《中法关于海港的行动计划》,《法中关于海港行动计划》")
    assert one == other
    assert one.startswith("cn-fr-action-plan-")
