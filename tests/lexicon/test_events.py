"""Events and situations: the days in them are sourced, ordered and mean what they say."""

import re
from collections import defaultdict
from itertools import pairwise

import pytest

from chancery.lexicon import Entry, Situation, load
from chancery.reading.characters import normal

# Years are counted from these; nothing of the kind is held again, so there is no generic row.
ORIGIN = "origin"
# (wording, the situation that it must show): our own clauses, one for each row
SHOWN = [
    ("新型冠状病毒肺炎", "covid-pneumonia-first"),
    ("新冠病毒药物", "covid-novel-virus"),
    ("应对新冠肺炎", "covid-named-zh"),
    ("the COVID-19 response", "covid-named-who"),
    ("the coronavirus pandemic", "covid-pandemic-en"),
    ("в условиях пандемии коронавируса", "covid-pandemic-ru"),
    ("新冠肺炎疫情仍在各大洲蔓延", "covid-spreading-zh"),
    ("盼各国早日战胜新冠肺炎", "covid-overcome-soon-zh"),
    ("amid the ongoing COVID-19 pandemic", "covid-fighting-en"),
    ("на фоне продолжающейся пандемии", "covid-fighting-ru"),
    ("面向后疫情时代", "post-pandemic-zh"),
    ("a post-COVID recovery", "post-pandemic-en"),
    ("奥密克戎毒株", "covid-omicron"),
    ("新冠疫情不再构成国际关注的突发公共卫生事件", "covid-no-longer-emergency"),
    ("美国单方面退出《中导条约》", "inf-withdrawal-zh"),
    ("退出《中导条约》后", "inf-ended-zh"),
    ("the United States withdrew from the INF Treaty", "inf-withdrawal-en"),
    ("выход США из Договора о РСМД", "inf-withdrawal-ru"),
    ("美方退出《开放天空条约》", "open-skies-withdrawal-zh"),
    ("withdrawal from the Open Skies Treaty", "open-skies-withdrawal-en"),
    ("单方面退出伊核协议", "jcpoa-withdrawal-zh"),
    ("美国尽快重返伊核协议", "jcpoa-return-zh"),
    ("维也纳恢复履约谈判", "jcpoa-talks-zh"),
    ("the United States withdrew from the JCPOA", "jcpoa-withdrawal-en"),
    ("после выхода США из СВПД", "jcpoa-withdrawal-ru"),
    ("欢迎各方达成《联合全面行动计划》", "jcpoa-reached-zh"),
    ("美国宣布退出《巴黎协定》", "paris-withdrawal-zh"),
    ("欢迎美国重返《巴黎协定》", "paris-return-zh"),
    ("美国正式退出TPP", "tpp-withdrawal-zh"),
    ("美国宣布退出世卫组织", "who-withdrawal-zh"),
    ("欢迎延长《新削减战略武器条约》", "new-start-extended-zh"),
    ("俄方暂停履行《新削减战略武器条约》", "new-start-suspended-zh"),
    ("双方支持非盟加入二十国集团", "au-g20-supported-zh"),
    ("祝贺非洲联盟正式成为二十国集团成员", "au-g20-joined-zh"),
    ("congratulate the African Union on joining the G20", "au-g20-joined-en"),
    ("祝贺三国成为金砖国家成员", "brics-new-members-zh"),
    ("推动“大金砖合作”", "brics-greater-zh"),
    ("成为金砖国家伙伴国", "brics-partner-zh"),
    ("BRICS partner countries", "brics-partner-en"),
    ("祝贺伊朗正式加入上海合作组织", "sco-iran-joins-zh"),
    ("伊朗首次以正式成员身份与会", "sco-iran-member-zh"),
    ("欢迎印度和巴基斯坦加入上合组织", "sco-india-pakistan-zh"),
    ("祝贺白俄罗斯成为上合组织成员国", "sco-belarus-zh"),
    ("双方支持白俄罗斯成为上合组织正式成员", "sco-belarus-support-zh"),
    ("日本计划把福岛的核污水排放入海", "fukushima-plan-zh"),
    ("Japan plans to release the water", "fukushima-plan-en"),
    ("Япония планирует сбросить воду", "fukushima-plan-ru"),
    ("日本单方面启动核污染水排海", "fukushima-begun-zh"),
    ("福岛核事故", "fukushima-accident-zh"),
    ("the accident at the Fukushima plant", "fukushima-accident-en"),
    ("аварии на АЭС «Фукусима»", "fukushima-accident-ru"),
    ("塔利班临时政府", "taliban-interim-government-zh"),
    ("仓促从阿富汗撤军", "afghanistan-hasty-withdrawal-zh"),
    ("英国脱欧带来变化", "brexit-zh"),
    ("after Brexit", "brexit-en"),
    ("欢迎沙特和伊朗实现关系正常化", "saudi-iran-zh"),
    ("welcome the restoration of ties between Saudi Arabia and Iran", "saudi-iran-en"),
    ("приветствуют нормализацию отношений Саудовской Аравии и Ирана", "saudi-iran-ru"),
    ("欢迎叙利亚重返阿盟", "syria-arab-league-zh"),
    ("欢迎叙利亚加入《禁止化学武器公约》", "syria-cwc-zh"),
    ("乌克兰危机", "ukraine-crisis-zh"),
    ("the full-scale invasion of Ukraine", "ukraine-full-scale-en"),
    ("在乌克兰的特别军事行动", "ukraine-operation-zh"),
    ("специальной военной операции на Украине", "ukraine-operation-ru"),
    ("“北溪”管道爆炸", "nord-stream-zh"),
    ("the sabotage of the Nord Stream pipelines", "nord-stream-en"),
    ("подрыв газопроводов «Северный поток»", "nord-stream-ru"),
    ("克罗库斯音乐厅恐怖袭击", "crocus-zh"),
    ("the attack at Crocus City Hall", "crocus-en"),
    ("теракт в «Крокус Сити Холле»", "crocus-ru"),
    ("“9·11”事件", "nine-eleven-zh"),
    ("the 9/11 attacks", "nine-eleven-en"),
    ("苏联解体以来", "ussr-gone-zh"),
    ("前苏联国家", "ussr-former-zh"),
    ("支持中国早日加入世贸组织", "wto-china-support-zh"),
    ("支持俄罗斯尽快加入世界贸易组织", "wto-russia-support-zh"),
    ("支持北京申办2008年奥运会", "bid-olympics-2008-zh"),
    ("支持北京市申办2022年冬奥会", "bid-olympics-2022-zh"),
    ("支持上海申办2010年世博会", "bid-expo-2010-zh"),
    ("将恢复对香港行使主权", "hong-kong-to-return-zh"),
    ("将恢复对澳门行使主权", "macao-to-return-zh"),
    ("芬兰和瑞典加入北约", "nato-finland-sweden-zh"),
    ("the accession of Finland and Sweden to NATO", "nato-finland-sweden-en"),
    ("双方支持东帝汶加入东盟", "timor-leste-asean-zh"),
    ("朝美领导人会晤", "us-dprk-summit-zh"),
    ("谴责朝鲜进行核试验", "dprk-test-condemned-zh"),
    ("北马其顿", "north-macedonia-zh"),
    ("North Macedonia", "north-macedonia-en"),
    ("the Kingdom of Eswatini", "eswatini-en"),
    ("the Nur-Sultan meeting", "nur-sultan"),
    ("反对将病毒溯源问题政治化", "epidemic-origin-politics-zh"),
]
# wordings that look alike and hold at other times too
NOT_SHOWN = [
    ("疫情曾在各大洲蔓延", "covid-spreading-zh"),
    ("新冠疫情曾经蔓延三年", "covid-spreading-zh"),
    ("支持维护《中导条约》", "inf-withdrawal-zh"),
    ("感谢中方支持非盟加入二十国集团", "au-g20-supported-zh"),
    ("欢迎非盟加入二十国集团的愿望", "au-g20-joined-zh"),
    ("感谢中方支持白俄罗斯成为上合组织正式成员", "sco-belarus-support-zh"),
    ("支持白俄罗斯成为上合组织观察员国", "sco-belarus-support-zh"),
    ("日本政府按计划排放福岛核污染水", "fukushima-plan-zh"),
    ("日本计划第二次排放福岛核污染水", "fukushima-plan-zh"),
    ("日本若启动核污染水排海", "fukushima-begun-zh"),
    ("支持沙特和伊朗改善关系", "saudi-iran-zh"),
    ("努尔苏丹·某某", "nur-sultan"),
    ("a post-pandemic period", "post-pandemic-en"),
]


def events() -> tuple[Entry, ...]:
    return load().of("event")


def in_series() -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in events():
        if entry.series:
            found[entry.series].append(entry)
    return found


def situation(name: str) -> Situation:
    return next(s for s in load().situations if s.id == f"situation:{name}")


def test_there_are_enough_of_them() -> None:
    assert len(events()) >= 250
    assert len(load().situations) >= 25


def test_every_dated_row_has_a_source() -> None:
    assert [e.id for e in events() if (e.begin or e.end) and not e.source] == []


def test_an_event_ends_no_earlier_than_it_begins_and_never_without_a_begin() -> None:
    assert [e.id for e in events() if e.end and not e.begin] == []
    assert [e.id for e in events() if e.begin and e.end and e.end < e.begin] == []


def test_holders_of_events_are_states_of_the_table() -> None:
    states = {entry.id for entry in load().of("state")}
    assert [e.id for e in events() if e.holder and e.holder not in states] == []


def test_every_series_has_a_generic_row_without_day_or_number() -> None:
    for name in in_series().keys() - {ORIGIN}:
        entry = load().entries[f"event:{name}"]
        assert (entry.series, entry.begin, entry.end, entry.number) == (name, None, None, None)


def test_origins_have_a_day_and_no_number() -> None:
    origins = in_series()[ORIGIN]
    assert [e.id for e in origins if not e.begin or e.number is not None] == []


def test_in_a_series_numbers_are_unique_and_rise_with_the_days() -> None:
    for name, rows in in_series().items():
        numbers = [e.number for e in rows if e.number is not None]
        assert len(set(numbers)) == len(numbers), name
        dated = sorted((e.number, e.begin) for e in rows if e.number is not None and e.begin)
        assert all(a[1] < b[1] for a, b in pairwise(dated)), name


def test_names_of_events_belong_to_no_other_table() -> None:
    others = {n for e in load().entries.values() if e.type != "event" for n in e.names()}
    assert [(e.id, n) for e in events() for n in e.names() if n in others] == []


def test_relations_with_a_state_are_found_by_the_ids_of_the_two() -> None:
    prefix = "event:diplomatic-relations-cn-"
    codes = [e.id.removeprefix(prefix) for e in events() if e.id.startswith(prefix)]
    states = {entry.id for entry in load().of("state")}
    assert len(codes) >= 100
    assert [c for c in codes if c != "eu" and f"state:{c.upper()}" not in states] == []


@pytest.mark.parametrize(
    ("id_", "begin", "end"),
    [
        ("event:brics-summit-12", "2020-11-17", "2020-11-17"),
        ("event:sco-summit-20", "2020-11-10", "2020-11-10"),
        ("event:sco-summit-22", "2022-09-15", "2022-09-16"),
        ("event:unga-76", "2021-09-14", "2022-09-13"),
        ("event:cpc-19th-cc-6th-plenum", "2021-11-08", "2021-11-11"),
        ("event:beijing-2022-winter-olympics", "2022-02-04", "2022-02-20"),
        ("event:end-of-second-world-war", "1945-09-02", "1945-09-02"),
    ],
)
def test_days_that_are_beyond_doubt(id_: str, begin: str, end: str) -> None:
    entry = load().entries[id_]
    assert (entry.begin, entry.end) == (begin, end)


def test_each_situation_has_an_example() -> None:
    assert sorted(f"situation:{name}" for _, name in SHOWN) == sorted(
        s.id for s in load().situations
    )


@pytest.mark.parametrize(("wording", "name"), SHOWN)
def test_a_situation_is_seen_in_its_wording(wording: str, name: str) -> None:
    assert re.search(situation(name).pattern, normal(wording).text)


@pytest.mark.parametrize(("wording", "name"), NOT_SHOWN)
def test_a_situation_is_not_seen_in_wordings_of_other_times(wording: str, name: str) -> None:
    assert not re.search(situation(name).pattern, normal(wording).text)


def test_situations_capture_nothing_and_bind_in_order() -> None:
    for found in load().situations:
        assert re.compile(found.pattern).groups == 0, found.id
        assert found.begin or found.end, found.id
        assert not (found.begin and found.end) or found.begin <= found.end, found.id


def test_gaps_in_situations_are_bounded() -> None:
    gap = re.compile(r"(?:\\[wsd]|[\].)])[*+]")
    assert [s.id for s in load().situations if gap.search(s.pattern)] == []
