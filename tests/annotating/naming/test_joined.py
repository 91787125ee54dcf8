"""Names made of names beside each other, and what capitals and brackets tell."""

from chancery.annotating.mentions import find_mentions
from chancery.annotating.setting import Setting
from chancery.lexicon import load
from chancery.reading.characters import normal


def found(text: str, language: str = "zh") -> list[tuple[str, str]]:
    setting = Setting(language, "joint-statement", ("state:CN", "state:FR"), "2031-05-04", 2031)
    form = normal(text).text
    return [(form[m.start : m.end], m.id) for m in find_mentions(form, setting, load())]


def test_a_dash_makes_a_pair() -> None:
    assert found("China–Russia relations", "en") == [("China-Russia", "state:CN+state:RU")]
    assert found("Sino-Russian ties", "en") == [("Sino-Russian", "state:CN+state:RU")]
    assert found("Российско-китайские связи", "ru") == [
        ("Российско-китайские", "state:CN+state:RU")
    ]


def test_given_names_and_initials_belong_to_the_person() -> None:
    assert found("总统弗·弗·普京") == [("弗·弗·普京", "person:putin")]
    assert found("President Vladimir Putin", "en") == [("Vladimir Putin", "person:putin")]
    text = "Председатель Китайской Народной Республики Си Цзиньпин"
    assert [name for _, name in found(text, "ru")] == ["state:CN", "person:xi-jinping"]


def test_an_unknown_person_is_found_behind_an_office() -> None:
    assert found("President Ada Morrow said", "en") == [("Ada Morrow", "person:morrow")]


def test_an_unknown_title_is_found_by_its_capitals() -> None:
    text = "the Agreement on Harbour Dues between the Republic of Tides and France entered"
    [(printed, name)] = found(text, "en")
    assert printed == "Agreement on Harbour Dues between the Republic of Tides and France"
    assert name.startswith("instrument:agreement-")


def test_organs_of_one_and_of_two_states() -> None:
    assert found("法国教育部表示")[0] == ("法国教育部", "body:FR-MOE")
    [(printed, name)] = found("召开中法海港合作委员会会议")
    assert printed == "中法海港合作委员会"
    assert name.startswith("body:CN-FR-")


def test_an_acronym_in_brackets_is_a_name_and_stays_one() -> None:
    text = "United Nations Convention on the Law of the Sea (LOSC). The LOSC applies."
    assert [name for _, name in found(text, "en")] == ["instrument:unclos"] * 3


def test_what_is_called_by_its_place() -> None:
    assert found("《海牙宣言》与布拉格宣言")[1] == ("布拉格宣言", "instrument:prague-declaration")
