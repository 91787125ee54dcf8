"""Invented series of statements and the copies that the web would make of them, with the truth.

Three states issue a joint statement every other year. Statements of one series share their title,
their opening, and a third of their sentences word for word (formulas); the rest is made from
patterns whose names, numbers and dates differ. Every sentence has two wordings, an official one and
that of a translation back, which share hardly five characters in a row. Nothing in it is from a
real statement.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from html import escape
from typing import Any

# (official, translated back), said alike in every statement of a series
FORMULAS = (
    (
        "双方重申坚定奉行多边主义，维护以国际法为基础的国际秩序",
        "他们再度表明会忠实于多国共同行事的道路，并守护建立在国际法上的世界格局",
    ),
    (
        "双方一致认为，两国关系成熟而自主，不针对任何第三国",
        "各方都觉得彼此间的往来已经长大并能独立，没有哪个别的国家是它的靶子",
    ),
    (
        "双方强调，海洋应当成为合作之海，而不是角力之场",
        "各方着重说明，大海必须是人们一起干活的地方，别拿来互相较劲",
    ),
    (
        "双方反对外部势力以任何名义插手两国内部事务",
        "他们不答应外面的力量借什么理由来管这两个国家自己的事",
    ),
    (
        "双方谴责海盗和海上武装抢劫行为，愿完善联合巡航安排",
        "对海盗和持械抢船的人各方予以斥责，打算让一同出海巡查的办法更好",
    ),
    ("双方敦促发达国家尽快兑现气候资金承诺", "各方催着富裕国家快些把答应过的气候款项拿出来"),
    (
        "双方认识到，气候变化对低地沿岸国构成生存威胁",
        "各方明白，对地势低的海岸国家来说气候的变动关系到生死",
    ),
    (
        "双方将继续扩大人员往来，便利青年、妇女和媒体交流",
        "他们以后还要让更多的人来来去去，青年人、女性和报社都能容易地见面",
    ),
    (
        "双方愿扩大本币结算，推动支付系统互联互通",
        "各方乐意多用自己的钱来付账，并把付款的网络接在一起",
    ),
    (
        "双方对当前地区局势表示关切，呼吁有关各方保持克制",
        "眼下周边的情形让各方不安，他们请牵涉到的每一边都忍耐一些",
    ),
    ("双方主张由直接当事方通过友好协商解决争议", "他们觉得吵架的事该由正主和和气气地商量着办"),
    ("双方高度评价两国立法机构和政党之间的交往", "对议会以及党派间的走动各方打了很高的分"),
)
# the rest: {i} instrument, {v} initiative, {e} event, {p} place, {n} {m} numbers, {y} year,
# {d} day past, {f} day to come
PATTERNS = (
    (
        "双方欢迎{d}签署的{i}，商定在{y}年底前完成各自国内程序",
        "{d}订立的{i}使各方高兴，各自国内要走的手续会在{y}年结束之前办好",
    ),
    (
        "双方决定在{p}设立{n}个联合观测站，首批{m}个将于{y}年投入使用",
        "{n}座一同看守的站点会建在{p}，头{m}座到{y}年就能用",
    ),
    (
        "双方积极评价{v}取得的进展，{n}个项目已经落地",
        "{v}往前走得不错，已有{n}件工程做成，各方觉得满意",
    ),
    (
        "双方支持{y}年在{p}举办{e}，将派出不少于{n}人的代表团",
        "{y}年在{p}举行{e}一事得到各方赞同，会有{n}位以上的人前去",
    ),
    (
        "双方注意到{e}在{p}成功举行，共达成{n}项成果",
        "{e}在{p}开得很好，总共有{n}样收获，各方都看到了",
    ),
    (
        "双方同意把双边贸易额在{y}年提高到{n}亿元，并降低{m}类商品的关税",
        "到{y}年彼此做买卖的数目要有{n}亿元，{m}种货物的进口税会变少",
    ),
    (
        "双方商定每年互派{n}名留学人员，由{p}承办预科课程",
        "一年里互相送去读书的有{n}个人，打底子的课放在{p}上",
    ),
    (
        "双方重申恪守{i}，反对任何违背其宗旨的行动",
        "他们又一次说会照{i}去做，凡跟它的意思相反的举动都不接受",
    ),
    (
        "双方对{p}的渔业资源衰退表示关切，同意自{y}年起休渔{n}天",
        "{p}的鱼越来越少使各方担心，从{y}年开始有{n}天不许捕捞",
    ),
    (
        "双方将在{v}框架内修建{n}公里海底电缆，连接{p}和沿岸港口",
        "按照{v}，一条{n}公里长的海下线缆会把{p}跟岸边的码头接上",
    ),
    (
        "双方赞赏{p}灾后重建取得的成绩，将再提供{n}套房屋和{m}所学校",
        "{p}受灾以后修复得好，还要送去{n}间住处跟{m}座学堂，各方称赞了这点",
    ),
    ("双方责成主管部门于{f}前提出{i}的实施细则", "管事的机关要在{f}以前拿出怎样落实{i}的细致办法"),
    ("双方祝贺{e}闭幕，期待下一届在{p}续写新篇", "{e}已经收场，各方道了喜，盼着下回到{p}接着办"),
    ("双方同意互设{n}个领事机构，其中{p}一处先行开放", "彼此会开{n}家办签证的公署，{p}那家打头"),
    (
        "双方宣布将{y}年定为海洋清洁年，由{p}的{n}所学校带头试行",
        "{y}年要叫做洗海的一年，{p}那里{n}座学堂最先这么干",
    ),
    (
        "双方确认已按{i}交换{n}批水文数据，认为机制运转良好",
        "照着{i}，{n}回水情资料已经互相给过，这套法子各方认为管用",
    ),
    ("双方同意扩大{p}口岸的通关能力，日均放行车辆增至{n}辆", "{p}关口能过的车要变多，一天放{n}部"),
    (
        "双方将为{v}追加{n}亿元资金，重点支持{m}个岛屿社区",
        "{v}还会得到{n}亿元，{m}处岛上的村子先用",
    ),
)
_HEADS = ("各方指出,", "他们强调,", "各方认为,", "他们重申,")
_WATERS = ("东湾", "南屿", "北礁", "西滩", "远岬", "内港", "外洋", "浅海", "深渊", "群岛")
_MATTERS = (
    "渔业养护",
    "航标互认",
    "海缆保护",
    "风暴预警",
    "港口防疫",
    "船员培训",
    "深海采矿",
    "水文共享",
)
_NUMBERS = "一二三四五六七八九"
# no first day is known of any, so that the bounds of a statement come from its years alone
NAMES = {
    "i": tuple(f"《{water}{matter}协定》" for water in _WATERS for matter in _MATTERS),
    "v": tuple(f"《{water}{matter}倡议》" for water in _WATERS[:5] for matter in _MATTERS[:4]),
    "e": tuple(f"第{n}届{water}博览会" for n in _NUMBERS for water in _WATERS[:4]),
    "p": ("启明", "潮门", "云牧", "北岭地区", "灰礁群岛", "东浅滩", "霜河谷"),
}
_TABLES = {
    "i": ("instruments", "instrument"),
    "v": ("initiatives", "initiative"),
    "e": ("events", "event"),
}
STATES = {"XA": "曙光共和国", "XB": "澜海联邦", "XC": "苍原王国"}
PAIRS = (("XA", "XB"), ("XA", "XC"), ("XB", "XC"))
_SYNONYMS = (
    "重申→再次申明 坚定→坚决 奉行→实行 维护→保护 强调→着重指出 应当→应该 合作→协作 "
    "反对→不赞成 任何→一切 插手→干预 内部→内里 谴责→斥责 行为→举动 完善→改善 敦促→催促 "
    "尽快→尽早 承诺→许诺 认识→意识 威胁→胁迫 扩大→扩展 往来→来往 交流→交换 推动→促使 "
    "当前→目前 局势→形势 关切→关注 呼吁→吁请 主张→提倡 解决→处理 高度→极高 欢迎→迎接 "
    "签署→签订 决定→决议 设立→设置 积极→踊跃 进展→进步 支持→支撑 举办→举行 成功→胜利 "
    "成果→结果 同意→赞同 提高→提升 恪守→遵守 衰退→衰落 修建→建造 赞赏→赞扬 提供→供给 "
    "责成→责令 祝贺→恭贺 宣布→公布 确认→确定 机制→体制 资金→经费 重点→要点"
)
SPUN = dict(pair.split("→") for pair in _SYNONYMS.split())
PINYIN = {
    "关": "guan",
    "系": "xi",
    "中": "zhong",
    "联": "lian",
    "合": "he",
    "国": "guo",
    "海": "hai",
    "双": "shuang",
}
KINDS = ("exact", "glossed", "traditional", "spun", "names cut", "cut", "page 2", "translated back")


@dataclass(frozen=True)
class Made:
    """A statement: two wordings of each sentence, by section; `day` is when it was adopted."""

    name: str
    parties: tuple[str, str]
    day: date
    sections: tuple[tuple[tuple[str, str], ...], ...]

    @property
    def title(self) -> str:
        """As it is printed: the same for all of a series but for the year."""
        one, other = (STATES[party] for party in self.parties)
        return f"{one}和{other}关于深化全面协作伙伴关系的联合声明"

    def opening(self) -> str:
        """The first paragraph."""
        one, other = (STATES[party] for party in self.parties)
        d = self.day
        return (
            f"{d.year}年{d.month}月{d.day}日，{one}总统同{other}总统举行会谈。{one}和{other}"
            "（以下简称“双方”）声明如下："
        )

    def closing(self) -> str:
        """The line that dates it."""
        return f"{self.day.year}年{self.day.month}月{self.day.day}日于启明"

    def body(self, wording: int = 0) -> list[str]:
        """The paragraphs between opening and closing, section numbers among them."""
        lines = []
        for number, section in zip("一二三四五六七八九十", self.sections, strict=False):
            lines.append(number)
            heads = _HEADS if wording else ("",)
            said = enumerate(section)
            sentences = [f"{heads[n % len(heads)]}{pair[wording]}。" for n, pair in said]
            lines += ["".join(sentences[i : i + 3]) for i in range(0, len(sentences), 3)]
        return lines

    def paragraphs(self) -> list[str]:
        """The whole text."""
        return [self.opening(), *self.body(), self.closing()]


def lexicon() -> str:
    """The names of the series as a lexicon file (TOML), to be laid over the sample's."""
    rows = []
    for slot, (table, type_) in _TABLES.items():
        for number, name in enumerate(NAMES[slot]):
            plain = name.strip("《》")
            rows.append(f'[[{table}]]\nid = "{type_}:series-{number}"\nzh = ["{plain}"]\n')
    return "\n".join(rows)


def statements(count: int, seed: int = 7, characters: int = 1500) -> list[Made]:
    """So many statements, of three series in turn, each about so many characters long."""
    chance = random.Random(seed)
    made = []
    for number in range(count):
        parties = PAIRS[number % 3]
        year = 2031 + (number // 3) * 2 % 400
        day = date(year, 1, 1) + timedelta(days=chance.randrange(360))
        made.append(Made(f"s{number}", parties, day, _sections(chance, year, characters)))
    return made


def _sections(
    chance: random.Random, year: int, characters: int
) -> tuple[tuple[tuple[str, str], ...], ...]:
    # about 33 characters a sentence, a third of them formulas, four sections
    wanted = max(8, characters // 33)
    formulas = chance.sample(FORMULAS, min(len(FORMULAS), wanted // 3))
    own = [_filled(chance, year) for _ in range(wanted - len(formulas))]
    all_ = [*formulas, *own]
    chance.shuffle(all_)
    size = -(-len(all_) // 4)
    return tuple(tuple(all_[i : i + size]) for i in range(0, len(all_), size))


def _filled(chance: random.Random, year: int) -> tuple[str, str]:
    day = date(year, 1, 1) - timedelta(days=chance.randrange(1, 700))
    slots = {slot: chance.choice(names) for slot, names in NAMES.items()}
    slots |= {"n": str(chance.randrange(11, 999)), "m": str(chance.randrange(11, 99))}
    slots |= {"y": str(year + chance.randrange(1, 4))}
    slots |= {"d": f"{day.year}年{day.month}月{day.day}日"}
    due = date(year, 12, 31) + timedelta(days=chance.randrange(1, 700))
    slots |= {"f": f"{due.year}年{due.month}月{due.day}日"}
    official, back = chance.choice(PATTERNS)
    return official.format(**slots), back.format(**slots)


def copy(made: Made, kind: str, chance: random.Random) -> str:
    """A page with a copy of a kind, as HTML; each is another page."""
    title: str | None = made.title
    lines = made.paragraphs()
    if kind == "cut":
        middle = made.body()
        lines, title = middle[len(middle) // 4 : -len(middle) // 4], None
    elif kind == "page 2":
        middle = made.body()
        lines = middle[len(middle) // 3 : 2 * len(middle) // 3]
        title = f"{made.title}（2）"
    elif kind == "translated back":
        one, other = (STATES[party] for party in made.parties)
        opening = (
            f"{other}和{one}进一步发展全面合作的伙伴关系,并从保护大海的安宁这一共同愿望出发,"
            "作出如下声明:"
        )
        lines = [opening, *made.body(1)]
        title = None
    else:
        lines = [changed(line, kind, chance) for line in lines]
        title = changed(made.title, kind, chance) if kind == "traditional" else title
    return page(title, lines, chance)


def joined(one: Made, other: Made, chance: random.Random) -> str:
    """A page with two whole statements, one behind the other."""
    lines = [*one.paragraphs(), other.title, *other.paragraphs()]
    return page(one.title, lines, chance)


def report(made: Made, chance: random.Random) -> str:
    """News about a statement that quotes three of its sentences."""
    one, other = (STATES[party] for party in made.parties)
    sentences = [pair[0] for section in made.sections for pair in section]
    lines = [
        f"曙光社启明{made.day.month}月{made.day.day}日电 {one}和{other}的联合声明今天公布。"
        "记者注意到，文件篇幅比往年长。"
    ]
    lines += [
        f"声明说，{said}。分析人士指出，这一段写得很具体。" for said in chance.sample(sentences, 3)
    ]
    return page("两国联合声明公布，有哪些看点", [*lines, "本报将继续关注后续进展。"], chance)


def unrelated(chance: random.Random) -> str:
    """A page about something else, of words in no order."""
    words = [*SPUN, *SPUN.values(), *_WATERS, *_MATTERS, *STATES.values()]
    lines = ["，".join(chance.choices(words, k=12)) + "。" for _ in range(40)]
    return page("海上见闻", lines, chance)


def page(title: str | None, lines: list[str], chance: random.Random) -> str:
    """An HTML page around the lines."""
    head = f"<title>{escape(title or '转载')}_{chance.randrange(10**9)}</title>"
    heading = f"<h1>{escape(title)}</h1>" if title else ""
    body = "".join(f"<p>{escape(line)}</p>\n" for line in lines)
    tail = "<div class='share'>分享到</div></body></html>"
    return f"<html><head>{head}</head><body>{heading}\n{body}{tail}"


def corpus(
    count: int, seed: int = 7, characters: int = 1500
) -> Iterator[tuple[str, str, str, str]]:
    """(page's name, its HTML, its statement, its kind) for statements with one copy of each kind.

    Every fourth statement has a report, every sixth a page on which it is joined with the next one.
    """
    chance = random.Random(seed)
    made = statements(count, seed, characters)
    for number, one in enumerate(made):
        yield (
            f"{one.name}-official.html",
            page(one.title, one.paragraphs(), chance),
            one.name,
            "official",
        )
        for kind in KINDS:
            name = f"{one.name}-{kind.replace(' ', '-')}.html"
            yield name, copy(one, kind, chance), one.name, kind
        if number % 4 == 0:
            yield f"{one.name}-report.html", report(one, chance), one.name, "report"
        if number % 6 == 0 and number + 3 < len(made):
            yield (
                f"{one.name}-joined.html",
                joined(one, made[number + 3], chance),
                one.name,
                "joined",
            )


def changed(line: str, kind: str, chance: random.Random) -> str:
    """A line as a copy of a kind has it; of most kinds it is the same."""
    if kind == "glossed":
        return "".join(
            f"{c}({PINYIN[c]})" if c in PINYIN and chance.random() < 0.3 else c for c in line
        )
    if kind == "traditional":
        return str(_converter().convert(line))
    if kind == "spun":
        return _SPUN.sub(lambda m: SPUN[m[0]] if chance.random() < 0.8 else m[0], line)
    if kind == "names cut":
        return line if chance.random() < 0.5 else re.sub("启明|潮门|云牧|曙光(?=共和国)", "", line)
    return line


_SPUN = re.compile("|".join(sorted(SPUN, key=len, reverse=True)))


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("s2t")
