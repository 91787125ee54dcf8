"""The wordings by which Chinese clauses are told apart, and the classes that behave alike.

Patterns meet the masked text of one clause. Each stops at a comma or has a bound, so that time
stays linear.
"""

from __future__ import annotations

import re

from chancery.annotating.masks import ACTOR, NAME, PARTY

OPEN = frozenset(
    {"COMMIT", "AGREE", "COMPLY", "INTEND", "CALL_UPON", "URGE", "DEMAND", "EXPECT"}
) | {*("ENCOURAGE", "ADVOCATE", "NORM")}
FRAMES = frozenset({"STATE", "STRESS", "REAFFIRM", "NOTE", "RECOGNIZE", "DECLARE"})
OUTER = FRAMES - {"NOTE"}
# after these the outer verb frames the sentence still
STILL_FRAMED = FRAMES | {"NORM", "REJECT"}
COMMISSIVE = frozenset({"COMMIT", "AGREE", "COMPLY", "INTEND"})
DIRECTIVE = OPEN - COMMISSIVE
# alternatives that all begin with a plain character are found fast
DEONTIC = re.compile(
    "也不应[当该]?|不应[当该]?|应[当该]?|必须|须|不得|只能|亟[需须]|急需|有必要|有权利|有权|需要|需"
)
NO_DEONTIC = re.compile(
    "(?:应(?:急|用|邀|变|付|有的|有作用|有贡献|有权|有之|届|运而生)|需求|需要的|(?<=[有无])需要|需要?(?=[,。;!?、\n]|$)|应对(?![^,]{1,60}?(?:进行|采取|作出)))"
)
BEFORE_NO = frozenset("响供适相反对效回呼感的所急必刚报顺因策照")
MUST = re.compile("要(?!不要)(?=[^,]{2,20})")
NOT_TO = re.compile("不要[^,]+|而不[^,]+")
MUTUAL = re.compile("由")
RIGHTS = re.compile("享有|有权|成为|是|得到|具有|符合|体现|基于|建立在|包括|服务")
PASSED = re.compile("已(?![经]?[将])|了(?<![为除]了)(?![解结却不])|曾|过去")
DONE = re.compile("[一-鿿]了(?![解结却不])")
ADDS = re.compile("包括|特别是|尤其|如(?!果)|例如|即(?!使|将)|其中|涵盖|以及|用于")
NEW_SUBJECT = re.compile("这|该|此|其|上述|有关|它|他们|她|当前|目前")
NEGATED = re.compile("不存在|没有(?!止境)")
MET = re.compile("举行|会见|会晤|会谈|通电话|访问|访华|出席|抵达|签署|见证|共进|同机|应邀")
MEETING = re.compile(
    "举行了?[^,]{0,8}(?:会谈|会晤|会见|磋商)|会见(?:了|\ue003)|于[^,]{4,60}?(?:举行|召开)|(?:同|与|和)[^,]{1,30}?(?:举行|会见|会晤|会谈|通电话|通话)|访问|访华|对[^,]{1,24}?进行[^,]{0,12}?访问|陪同|出席|参加会"
)
# what both did with a text at their meeting
ADOPTED = re.compile("(?:共同)?(?:发表|签署|见证签署)(?:了)?[^,]{0,12}?[\ue004《协合]")
INTENDS = re.compile("(?:都)?(?:要|应该|应当|应|需要|必须)(?!求|是|素|点)")
PURPOSE = re.compile(
    "以(?:便|期|利|共同|更好|夯实|进一步|维护|巩固|促进|实现|确保|更|推动|防止|打击|应对|减少|保障)"
)
# 以 and a verb, unless 以……为…… follows; the verb is looked up
PURPOSE_OF = re.compile("以(?![^,]*为)")
# a noun with all of its attribute: 以……为核心的……体制
WHAT_IS = re.compile("以[^,的]+为[^,的]{1,5}的[^,]+$")
# what someone has done, behind commas of its own: 推动……发挥的积极作用
DONE_WORK = re.compile(
    ".+(?:发挥|作出|做出|取得|达成|付出|开展|所作|所做)的[^,的]{0,6}(?:作用|贡献|努力|成果|成就|进展|工作|共识)$"
)
# what the content of an act is to bring about: 使其更好履行……
SO_THAT = re.compile("(?:从而)?(?:使(?!用|馆|命|领)|让)")
# 一个国家是否民主,只能由……
WHETHER = re.compile("[^,]{0,12}是否|如何")
INVITED = re.compile("应.{1,60}(?:邀请|之邀)")
# a verb phrase that is the subject of what follows: 推进和保护人权是……
IS_SUBJECT = re.compile(
    ".{2,}?(?:相辅相成|密不可分|密切相关|同等重要|不可分割|不可或缺|必不可少|刻不容缓|任重道远|(?<![而但就])是(?!否)|至关重要|(?:不)?符合|有[助利]于|具有重要|意义重大|取决于|离不开|势在必行)"
)
# phrases whose verb is still to come
MANNER = re.compile(
    "以.*(?:的(?:态度|方式|精神|姿态|原则|立场|视角)|为(?:基础|引领|契机|指引|目标|导向|依托|抓手|主线|纽带|由|名|借口|代价|重点|牵引|平台|目的|出发点))$|(?:本着|根据|按照).*(?:原则|精神|理念|方针)$|[在从].*(?:[上下中内]|出发|方面|领域)$"
)
MANNER_SIGNS = frozenset("以本根按在从")
# phrases that are predicates themselves
PREDICATE = re.compile("基于|由|以.+为(?:依据|准|前提|准则|核心|重|先|本|主|荣|鉴|中心|遵循|根本)$")
RESULT = re.compile("造福|为|助力|惠及")
WORD = re.compile(f"[\\w{PARTY}{ACTOR}{NAME}]")
REPORTED = re.compile("据.{1,30}(?:报道|消息|介绍|统计|了解|悉)|据悉|据报道")
# whom a leader speaks to
YOU = re.compile("[你您]|总统先生|主席先生|总理先生|阁下")
IS_AFTER_ALL = re.compile(
    ".{3,}?(?:才是|就是|正是|是(?:人心所向|大势所趋|时代潮流|唯一|[^,]{1,12}(?:关键|共识|共同责任|必由之路)$))"
)
DATED = OPEN | {"SUPPORT", "STATE", "STRESS"}
# a noun, and behind it what shows a predicate: 互信不断增强
NOUN_THEN_VERB = re.compile(
    "[^,]{2,}?(?:不断|日益|持续|在|已|得到|更加|进一步|取得|达到|为[^,]{2,}?(?:提供|创造|奠定|作出|注入|增添))"
)
# 平等、开放、包容,不针对第三国的……体系
ATTRIBUTE = re.compile("不[^,]+的")
ENUMERATED = re.compile("、[\u4e00-\u9fff]{2},$")
# an item of a list under one trigger
ITEM = re.compile("——|[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]{1,2}[,、]")
# what a clause before it is: ……,有利于……
OF_IT = re.compile(
    "(?:这|也|都|更|将|不仅|既|始终)*(?:有[助利]于|符合|是(?!否)|关乎|事关|对[^,]{2,40}?(?:具有|意义|至关))"
)
# whatever else may be: at the end of a sentence
WHATEVER = re.compile("不[管论]|无论")
# with which WHATEVER, WHAT_IS and SO_THAT begin
BELONG_SIGNS = frozenset("不无以从使让")
# with which a phrase begins that may wait for its verb
LEADS_ON = frozenset("为在以根按本")
# with which MOMENT ends
MOMENT_SIGNS = frozenset("来际间后前时")
# 我们,某国和某国领导人,……
WHO_WE_ARE = re.compile("(?:领导人|元首|首脑|主席|团长|代表|部长|外长|秘书长)$")
# what a side says of itself, and no other for it
OWN_WORDS = frozenset({"APPRECIATE", "WELCOME", "COMMIT", "EXPECT", "SUPPORT", "VALUE", "COMPLY"})
ITEM_SIGNS = frozenset("—第一二三四五六七八九十")
GOAL = re.compile("前|建成|实现|恢复|完成|达到")
IS = re.compile("[^,]{2,8}是(?!否)")
# characters of a phrase with a preposition that is too short to hold a verb and its object
SHORT_PHRASE = 10
# characters of a clause that only says when: 会谈后, 建交五十年来
LONGEST_MOMENT = 20
MOMENT = re.compile(
    "(?:以来|年来|之际|期间|之后|以后|之前|以前|[^背今目空]前|[^今先最]后|[^同届有及适时]时)$"
)
DESPITE = re.compile("(?:.{0,6}不分[^,]{2,8}$|尽管|虽然|无论|不论|不管|如果|只要|只有|一旦|若)")
# what ties a predicate to the one before it
LINK = re.compile("并且|并(?!行|肩|举)|同时|而且|且|还|也|以及|和(?!平|睦|解|谐)")
# who a readout tells of, beside its speakers
LEADERS = ("两国元首", "两国领导人", "两国总理")
# clauses that are looked at ahead to see whether a list goes on
AHEAD = 12
# verbs of stance and modals that may be only further predicates of what another is asked to do,
# or of what the holder will do
_GOING_ON = (
    "支持 反对 鼓励 抵制 倡导 恪守 遵循 拒绝 理解 相互支持 欢迎 重视 准备 力争"
    " 不允许 应 须 需 需要 不得 不应 必须 应当 应该"
)
MAY_GO_ON = frozenset(_GOING_ON.split())
