"""The clause grammar of English statements: its traps, in sentences about invented states."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acting import OWN, Acting
from chancery.annotating import english
from chancery.annotating.masks import mask
from chancery.annotating.mentions import find_mentions
from chancery.annotating.sentences import paragraphs, sentences
from chancery.annotating.setting import Setting
from chancery.reading.characters import normal

PARTIES = ("state:XA", "state:XB")
STATEMENT = Setting("en", "joint-statement", PARTIES, "2032-11-08", 2032)
READOUT = Setting("en", "readout", PARTIES, "2035-02-13", 2035)
RESOLUTION = Setting("en", "declaration", (), "2032-11-08", 2032)
ACTING = Acting(english, STATEMENT)
acts, said, conjuncts = ACTING.acts, ACTING.said, ACTING.conjuncts


CASES = {
    "will of intent": ("The two sides will expand maritime trade.", ["COMMIT 3 will"]),
    "will of a thing": ("The meeting will take place in Chaomen.", ["ASSERT 1 -"]),
    "will denied": ("The two sides will not use force.", ["COMMIT 3 will"]),
    "will and an adverb": ("The two sides will firmly oppose piracy.", ["COMMIT 4 will"]),
    "repeated intent": (
        "The two sides reiterate that they will keep the strait open.",
        ["REAFFIRM>COMMIT 3 will"],
    ),
    "repeated commitment": (
        "Lanhai reaffirms its firm commitment to the freedom of navigation.",
        ["REAFFIRM>COMMIT 3 commitment"],
    ),
    "commitments of others are a noun": (
        "The two sides reaffirm the commitments made at the harbour conference.",
        ["REAFFIRM 3 reaffirm"],
    ),
    "readiness": (
        "The two sides express their readiness to open a port.",
        ["STATE>COMMIT 2 readiness"],
    ),
    "shall of a party is a commitment": (
        "The Parties shall inform each other of storms.",
        ["COMMIT 3 shall"],
    ),
    "shall of another is a norm": ("Every State shall protect the sea.", ["NORM 3 shall"]),
    "should of the holders is a norm": (
        "Both sides should keep the channel open.",
        ["NORM 2 should"],
    ),
    "wish is a noun": (
        "The two sides welcome the wish of the Kingdom of Cangyuan to join.",
        ["WELCOME 3 welcome"],
    ),
    "support is a noun": ("Support for the harbour fund is growing.", ["ASSERT 1 -"]),
    "support inside a request": (
        "The two sides call on all States to support the fund.",
        ["CALL_UPON 2 call on"],
    ),
    "concern of others": (
        "Exercises near the shoal cause serious concern among coastal states.",
        ["ASSERT 1 -"],
    ),
    "concerns are respected": (
        "The two sides respect the legitimate concerns of coastal states.",
        ["PRACTISE 1 respect"],
    ),
    "request is a noun": ("The requests of the ports are many.", ["ASSERT 1 -"]),
    "states are a noun": ("States that pollute the sea must pay.", ["NORM 3 must"]),
    "a name holds verbs": (
        "The two sides support the “Support and Welcome” programme.",
        ["SUPPORT 3 support"],
    ),
    "quoted verbs": (
        "The two sides note the slogan “we oppose and condemn”.",
        ["NOTE 1 note"],
    ),
    "concern, deep and grave": (
        "The two sides express deep concern over theft. They are gravely concerned about piracy.",
        ["CONCERN 3 express deep concern", "CONCERN 4 are gravely concerned about"],
    ),
    "negative content under a negative verb": (
        "The two sides oppose denying coastal states their rights.",
        ["OPPOSE 3 oppose"],
    ),
    "not supporting is opposing": (
        "Aurora does not support any blockade.",
        ["OPPOSE 2 does not support"],
    ),
    "never accepting is rejecting": (
        "Aurora will never accept a blockade.",
        ["REJECT 5 will never accept"],
    ),
    "unacceptable": ("Blockades of ports are unacceptable.", ["REJECT 4 are unacceptable"]),
    "stressed norm": (
        "The two sides stress that all States should protect the sea.",
        ["STRESS>NORM 2 should"],
    ),
    "a proposition and a norm": (
        "The two sides stress that the sea is a common good and that all States must protect it.",
        ["STRESS 2 stress", "STRESS>NORM 3 must"],
    ),
    "a held norm": (
        "Lanhai holds that the dispute should be settled by talks.",
        ["STATE>NORM 2 should"],
    ),
    "the need": (
        "The two sides underline the need to keep channels open.",
        ["STRESS>NORM 2 need"],
    ),
    "a fresh verb is not nested": (
        "The two sides reaffirm their support for the fund, and oppose blockades.",
        ["REAFFIRM>SUPPORT 3 support", "OPPOSE 3 oppose"],
    ),
    "own line behind a closed act": (
        "The two sides condemn piracy, promote dialogue and safeguard navigation.",
        ["CONDEMN 4 condemn", "PRACTISE 1 promote", "PRACTISE 1 safeguard"],
    ),
    "one object, one act": (
        "The two sides support and encourage the exchange of students.",
        ["SUPPORT 3 support"],
    ),
    "formula": (
        "The Republic of Aurora and the Federation of Lanhai state as follows:",
        ["DECLARE 3 state as follows"],
    ),
    "agreed": ("The Parties have agreed to build a port.", ["AGREE 5 have agreed"]),
    "importance": (
        "Both sides attach great importance to rescue at sea.",
        ["VALUE 2 attach great importance"],
    ),
    "noted with concern": (
        "The two sides note with concern the rise of smuggling.",
        ["CONCERN 2 note with concern"],
    ),
    "leading participle": (
        "Expressing concern at smuggling, the two sides call for joint patrols.",
        ["CONCERN 2 Expressing concern", "CALL_UPON 2 call for"],
    ),
    "fronted phrase": (
        "With the aim of easing trade, the two sides will cut tariffs.",
        ["COMMIT 3 will"],
    ),
    "it was agreed": ("It was agreed to open a hotline.", ["AGREE 4 agreed"]),
    "concern was expressed": (
        "Concern was expressed over the drought.",
        ["CONCERN 2 Concern was expressed"],
    ),
    "exchange of views": (
        "The two sides exchanged views on fisheries and agreed to meet again.",
        ["CONSULT 1 exchanged views", "AGREE 4 agreed"],
    ),
    "fronted by a tool": (
        "Through the harbour fund, our governments will strengthen patrols.",
        ["COMMIT 3 will"],
    ),
    "fronted by a link": (
        "And in particular, we will significantly deepen ties.",
        ["COMMIT 3 will"],
    ),
    "fronted by adverbs": (
        "Individually and together, we support the fund.",
        ["SUPPORT 3 support"],
    ),
    "fronted by a day": ("Today, we announce a new fund.", ["DECLARE 3 announce"]),
    "fronted by a span of time": (
        "This year, the three countries will open a port.",
        ["COMMIT 3 will"],
    ),
    "an act and a day before the clause": (
        "Recognizing our ties, built over decades, today we also embark on further work.",
        ["RECOGNIZE 2 Recognizing", "PRACTISE 1 embark"],
    ),
    "agreed behind a front": (
        "In this connection, it was further agreed to open a hotline.",
        ["AGREE 4 agreed"],
    ),
    "a relative clause in front": (
        "The work that we begin today will help fishermen.",
        ["ASSERT 1 -"],
    ),
    "an act behind a bare fact": (
        "The first course will begin in 2033, and we look forward to meeting the pilots.",
        ["ASSERT 1 -", "EXPECT 2 look forward"],
    ),
    "an aside before to": (
        "We commit, as members of the harbour club, to take the lead.",
        ["COMMIT 3 commit"],
    ),
    "narrated resolve": (
        "Ministers reiterated their strong resolve to keep peace, and agreed to meet.",
        ["REAFFIRM>COMMIT 5 resolve", "AGREE 4 agreed"],
    ),
    "from narration to the act": (
        "Both sides expressed concern over theft, and strongly oppose blockades.",
        ["CONCERN 2 expressed concern", "OPPOSE 4 oppose"],
    ),
    "predicates of a relative clause": (
        "The two sides oppose actions that seek to change the status quo, increase tension there.",
        ["OPPOSE 3 oppose"],
    ),
    "predicates of a conditional one": (
        "The two sides oppose acts which would raise the risk of war and promote hatred.",
        ["OPPOSE 3 oppose"],
    ),
    "own line behind a relative clause": (
        "The two sides condemn piracy that threatens ports, and promote dialogue.",
        ["CONDEMN 4 condemn", "PRACTISE 1 promote"],
    ),
    "trailing participles": (
        "The two sides condemn piracy, stressing that all States should protect ships,"
        " and reaffirming their support for the fund.",
        ["CONDEMN 4 condemn", "STRESS>NORM 2 should", "REAFFIRM>SUPPORT 3 support"],
    ),
    "a trailing call": (
        "Lanhai supports the fund, expressing concern about delays, calling on Aurora to pay.",
        ["SUPPORT 3 supports", "CONCERN 2 expressing concern", "CALL_UPON 2 calling on"],
    ),
    "gerunds of means": (
        "The two sides will widen trade, including by opening ports, welcoming pilots.",
        ["COMMIT 3 will"],
    ),
    "neither side": ("Neither side will use force.", ["COMMIT 3 will"]),
    "not agreed": ("The two sides did not agree on tariffs.", ["ASSERT 1 -"]),
    "a present work": ("We are working to widen trade.", ["PRACTISE 1 are working"]),
    "a preamble that says nothing": ("Moving forward in mutual respect;", []),
    "full stops of abbreviations": (
        "We thank Mr. Havent and the UN. We will meet.",
        ["APPRECIATE 3 thank", "COMMIT 3 will"],
    ),
    "finished": ("The two sides have completed the bridge.", ["ASSERT 1 -"]),
    "my own line": ("The two sides uphold the freedom of navigation.", ["PRACTISE 1 uphold"]),
    "united in a stance": (
        "We are united in our condemnation of piracy and remain steadfast in our support for"
        " the ports of Lanhai. We are united in our resolve to keep the strait open.",
        [
            "CONDEMN 4 are united in our condemnation",
            "SUPPORT 4 remain steadfast in our support",
            "COMMIT 4 resolve",
        ],
    ),
    "emphasis by another verb": (
        "The sides re-emphasize the weight of the treaty. We place particular emphasis on ports.",
        ["STRESS 2 re-emphasize", "STRESS 2 place particular emphasis on"],
    ),
    "reaffirmed without that": (
        "The leaders reaffirm they will reduce tariffs.",
        ["REAFFIRM>COMMIT 3 will"],
    ),
    "affirmed to do": ("Lanhai affirmed to continue the search.", ["COMMIT 3 affirmed"]),
    "a clause beside the main one": (
        "As we mark the anniversary of our relations, we welcome the fair.",
        ["WELCOME 3 welcome"],
    ),
    "an act beside the main one": (
        "As we underscore the weight of peace, we welcome the fair.",
        ["STRESS 2 underscore", "WELCOME 3 welcome"],
    ),
    "think tanks are no thinking": (
        "We welcome the efforts of universities, and think tanks.",
        ["WELCOME 3 welcome"],
    ),
    "a relative clause goes on": (
        "The leaders welcome the pact, which will strengthen the ports and support the fleets.",
        ["WELCOME 3 welcome"],
    ),
    "expectation behind narration": (
        "Both sides applauded the progress thus far and look forward to further work.",
        ["APPRECIATE 3 applauded", "EXPECT 2 look forward"],
    ),
    "holder behind a short phrase": (
        "The leaders welcome the fair, and in that spirit, they support the ports.",
        ["WELCOME 3 welcome", "SUPPORT 3 support"],
    ),
    "two offices": (
        "The President and the Prime Minister agreed to open the port.",
        ["AGREE 4 agreed"],
    ),
    "against a background": (
        "Against this background, the two sides will expand trade.",
        ["COMMIT 3 will"],
    ),
    "what a semicolon adds": (
        "We oppose the arming of reefs; the dangerous use of tugs; and coercive activities.",
        ["OPPOSE 3 oppose"],
    ),
    "told to another": (
        "The two sides made clear that the strait is open and talked about ports.",
        ["STRESS 2 made clear", "CONSULT 1 talked about"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_traps(name: str) -> None:
    text, expected = CASES[name]
    assert said(text) == expected


def test_a_fronted_phrase_belongs_to_the_act_behind_it() -> None:
    text = "With regard to trade, they agreed to cut tariffs"
    [act] = acts(f"{text}.")
    assert act.span == (0, len(text))


def test_holders_switch_inside_a_sentence() -> None:
    found = acts("Aurora supports the fund, while Lanhai expresses its appreciation and will join.")
    assert [(act.act, act.holder) for act in found] == [
        ("SUPPORT", ("state:XA",)),
        ("APPRECIATE", ("state:XB",)),
        ("COMMIT", ("state:XB",)),
    ]


def test_a_holder_goes_on_into_the_next_sentence() -> None:
    found = acts("Lanhai welcomes the fund. It is ready to join. They will meet in 2033.")
    assert [act.holder for act in found] == [("state:XB",), ("state:XB",), PARTIES]


def test_a_side_is_its_state() -> None:
    [act] = acts("The Auroran side thanks the Government of Lanhai for its help.")
    assert (act.holder, act.target) == (("state:XA",), ("state:XB",))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The two sides urge developed countries to honour their word.", "developed-countries"),
        ("We call upon all parties concerned to cease fire.", "parties-concerned"),
        ("The two sides call for restraint.", None),
        ("The two sides encourage exchanges between ports.", None),
        ("Coastal states should consult each other.", "coastal-states"),
        ("Disputes with coastal states should be settled.", None),
        ("All States have the right to fish.", None),
    ],
)
def test_who_is_asked(text: str, asked: str | None) -> None:
    [act] = acts(text)
    assert act.addressee == ((f"group:{asked}",) if asked else ())


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The two sides oppose interference by external forces.", "group:external-forces"),
        (
            "The two sides oppose attempts of certain states to rule.",
            "group:certain-states",
        ),
        ("The two sides welcome the accession of the Kingdom of Cangyuan.", "state:XC"),
        ("The two sides support Cangyuan's proposal.", "state:XC"),
        ("The two sides condemn piracy.", None),
    ],
)
def test_whose_conduct_is_meant(text: str, target: str | None) -> None:
    [act] = acts(text)
    assert act.target == ((target,) if target else ())


def test_such_actions_are_those_of_the_one_before() -> None:
    found = acts(
        "The two sides oppose exercises by the Outer Ocean Defence League. They condemn such moves."
    )
    assert [act.target for act in found] == [("body:ODL",), ("body:ODL",)]


def test_predicates_under_one_trigger() -> None:
    assert conjuncts(
        "The two sides agree to meet in May, to sign a protocol and to publish it."
    ) == [
        "to sign a protocol",
        "to publish it",
    ]
    assert conjuncts("We will expand trade, support the fund, and protect reefs.") == [
        "support the fund",
        "protect reefs",
    ]
    assert conjuncts("We are committed to easing trade, building ports and training pilots.") == [
        "building ports",
        "training pilots",
    ]
    assert conjuncts("The two sides will protect and restore the reefs.") == []
    assert conjuncts("The two sides condemn piracy and smuggling.") == []


def test_items_below_a_colon_are_further_predicates() -> None:
    text = (
        "The two sides agreed:\n– to expand trade;\n– to hold annual talks.\nThey will meet again."
    )
    [agree, commit] = acts(text)
    form = normal(text).text
    assert [form[slice(*span)] for span in agree.conjuncts] == [
        "to expand trade",
        "to hold annual talks",
    ]
    assert (commit.act, commit.conjuncts) == ("COMMIT", ())


def test_letters_in_a_sentence_part_its_predicates() -> None:
    text = "The Parties agree: (a) to open a line; (b) to share data; and (c) to meet in 2033."
    assert conjuncts(text) == ["to share data", "to meet in 2033"]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("The two sides will build a port by 2035.", "2035"),
        ("The two sides agree to sign a protocol by the end of 2034.", "2034"),
        ("The two sides will open a line no later than 1 July 2033.", "2033-07-01"),
        ("The two sides will follow the treaty signed in 2033.", None),
        ("The two sides will meet as soon as possible.", None),
    ],
)
def test_when_it_is_due(text: str, time: str | None) -> None:
    [act] = acts(text)
    assert act.time == time


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("The two sides will expand trade.", "future"),
        ("The two sides agreed to expand trade.", "future"),
        ("The two sides will not use force.", "negated"),
        ("The two sides have always been committed to peace.", "present"),
        ("The two sides have built a port.", "past"),
        ("The two sides reaffirmed the treaty.", "present"),
    ],
)
def test_aspects(text: str, aspect: str) -> None:
    [act] = acts(text)
    assert act.aspect == aspect


OPERATIVE = """The General Assembly,
Recalling the treaty of 2026,
Deeply concerned at the loss of reefs, and alarmed by smuggling,
Convinced that all States should share data,
1. Calls upon all States to protect reefs, to ban dumping, and to report each year;
2. Strongly urges developed countries to pay by 2035, and invites donors to help;
3. Decides to remain seized of the matter."""


def test_a_resolution() -> None:
    assert said(OPERATIVE, RESOLUTION) == [
        "NOTE 1 Recalling",
        "CONCERN 3 concerned at",
        "CONCERN 3 alarmed by",
        "STATE>NORM 2 should",
        "CALL_UPON 2 Calls upon",
        "URGE 4 urges",
        "ENCOURAGE 1 invites",
        "COMMIT 4 Decides",
    ]
    found = acts(OPERATIVE, RESOLUTION)
    assert {act.holder for act in found} == {("body:UNGA",)}
    assert [len(act.conjuncts) for act in found] == [0, 0, 0, 0, 2, 0, 0, 0]


def test_we_the_leaders_are_those_who_are_named() -> None:
    text = "We, the Leaders of Aurora, Lanhai and Cangyuan, met in Qiming. We reaffirm our unity."
    holders = {act.holder for act in acts(text, RESOLUTION)}
    assert holders == {("state:XA", "state:XB", "state:XC")}


SPOKEN = (
    "President Talia Novoren of the Federation of Lanhai spoke with President Lin Huaiyuan."
    " President Novoren stated that Lanhai opposes dumping and would support the fund."
    " She said the two sides should deepen trade and build ports."
    " President Lin thanked Lanhai for its help, and Foreign Minister Milo Havent welcomed it."
)


def test_a_readout() -> None:
    assert said(SPOKEN, READOUT) == [
        "ASSERT 1 -",
        "STATE>OPPOSE 3 opposes",
        "INTEND 1 should",
        "APPRECIATE 3 thanked",
        "WELCOME 3 welcomed",
    ]
    holders = [act.holder for act in acts(SPOKEN, READOUT)]
    assert holders == [PARTIES, ("state:XB",), ("state:XB",), ("state:XA",), ("state:XB",)]
    assert conjuncts(SPOKEN, READOUT) == ["build ports"]


UNNAMED = (
    "The Prime Minister spoke to the President of Lanhai, Talia Novoren."
    " The Prime Minister urged restraint. The President welcomed the call."
    " They agreed to meet."
)


def test_offices_without_a_name() -> None:
    assert [act.holder for act in acts(UNNAMED, READOUT)] == [
        PARTIES,
        ("state:XA",),
        ("state:XB",),
        PARTIES,
    ]


def test_an_unknown_verb_is_told_of_its_subject() -> None:
    text = (
        "President Lin Huaiyuan met President Talia Novoren of Lanhai. President Lin wished well."
    )
    found = acts(f"{text} The President conveyed his greetings.", READOUT)
    assert found[-1].holder == ("state:XA",)


def test_a_person_beside_the_office() -> None:
    found = acts(
        "The Foreign Secretary of Aurora, Ada Smith, met the Premier of Lanhai, Bo Ortiz."
        " Foreign Secretary Smith urged restraint. The Premier thanked her.",
        READOUT,
    )
    assert [act.holder for act in found] == [PARTIES, ("state:XA",), ("state:XB",)]


def test_a_title_says_for_whom_a_person_speaks() -> None:
    form = "Premier Ortiz welcomed the fund."
    title = normal("Lanhai's Premier Bo Ortiz calls Aurora").text
    heading = mask(title, find_mentions(title, READOUT, OWN), PARTIES)
    masked = mask(form, find_mentions(form, READOUT, OWN), PARTIES)
    lines = [((0, len(form)), "body")]
    [act] = english.Grammar(masked, english.cast_of(READOUT, OWN), READOUT, heading).parse(
        lines, [[lines[0][0]]]
    )
    assert act.holder == ("state:XB",)


def test_purposes_are_no_further_predicates() -> None:
    assert (
        conjuncts("We will widen trade, including with partners, to meet the needs of all.") == []
    )


def test_items_of_the_following() -> None:
    text = "The sides agreed on the following: to open a port; to meet in 2034."
    assert conjuncts(text) == ["to meet in 2034"]


def test_another_body_speaks_in_a_statement() -> None:
    [act] = acts("The Outer Ocean Defence League continues to expand.")
    assert (act.act, act.holder) == ("ASSERT", PARTIES)


WORDS = (
    "the two sides we they Aurora Lanhai President Lin reaffirm reaffirms agreed to that and , ; :"
    " will shall should not call on all States urge support oppose expressing concern their deep by"
    " 2035 in of which is being such “ ” ( ) – (a) 1. . . it was commitment promote trade while"
)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=60).map(" ".join))
@settings(max_examples=200, deadline=None)
def test_any_words_give_acts_in_order_and_in_bounds(text: str) -> None:
    form = normal(text).text
    for setting in (STATEMENT, READOUT):
        found = acts(text, setting)
        for act in found:
            assert act.holder
            assert 0 <= act.span[0] < act.span[1] <= len(form)
            assert act.trigger is None or act.span[0] <= act.trigger[0] < act.trigger[1]
            assert all(0 <= start < end <= len(form) for start, end in act.conjuncts)
            assert 1 <= act.strength <= 5
            assert act.rule
            assert act.why


@pytest.mark.parametrize("piece", ["that ", "and ", "the two sides ", "to support ", "Aurora, "])
def test_one_endless_sentence_ends(piece: str) -> None:
    acts("The two sides state " + piece * 4_000)


def test_items_of_a_list_go_on_with_the_act_above() -> None:
    text = "We are taking concrete steps to:\nsupport the ports;\nreduce tariffs; and\nkeep peace."
    assert [len(act.conjuncts) for act in acts(text)] == [3]
    text = "We welcome the following:\nthe fair in Qiming;\nthe pact on ports."
    assert [act.act for act in acts(text)] == ["WELCOME"]


def test_adjectives_are_no_further_predicates() -> None:
    assert not conjuncts("We will support a free, open, and secure strait.")
    assert conjuncts("We will deepen trade and open the port.") == ["open the port"]


def test_a_grouping_of_the_parties_is_the_parties() -> None:
    seven = tuple(f"state:{code}" for code in ("CA", "DE", "FR", "GB", "IT", "JP", "US"))
    setting = Setting("en", "communique", seven, "2032-11-08", 2032)
    found = acts("The G7 will keep the strait open. We urge all UN Member States to help.", setting)
    assert [act.holder for act in found] == [seven, seven]
    assert found[1].addressee == ("group:all-states",)


def test_two_offices_without_names_are_the_parties() -> None:
    found = acts("The President and Prime Minister agreed to open the port.")
    assert [act.holder for act in found] == [PARTIES]


def test_honours_stand_before_an_office() -> None:
    text = "His Highness President Ada Morrow of Aurora reaffirmed the treaty."
    assert [(act.act, act.holder) for act in acts(text)] == [("REAFFIRM", ("state:XA",))]


def test_who_speaks_with_a_body_speaks_on() -> None:
    setting = Setting("en", "joint-statement", (), "2032-11-08", 2032)
    text = "The Ring Sea Organization and Aurora welcome the pact. We will keep it."
    assert len({act.holder for act in acts(text, setting)}) == 1


def holders_of_readout(title: str, text: str) -> list[tuple[str, ...]]:
    forms = [normal(part).text for part in (title, text)]
    heard, masked = (mask(form, find_mentions(form, READOUT, OWN), PARTIES) for form in forms)
    lines = [(span, "body") for span in paragraphs(forms[1])]
    split = [sentences(masked.text, *span) for span, _ in lines]
    grammar = english.Grammar(masked, english.cast_of(READOUT, OWN), READOUT, heard)
    return [tuple(draft.done().holder) for draft in grammar.parse(lines, split)]


def test_a_title_names_who_bears_an_office() -> None:
    title = "Readout of President Ada Morrow of Aurora Call with Prime Minister Bo Ortiz of Lanhai"
    text = "The President condemned the attacks. He raised piracy and briefed Prime Minister Ortiz."
    assert set(holders_of_readout(title, text)) == {("state:XA",)}


def test_an_office_and_a_person_speak_together() -> None:
    title = "Readout of President Ada Morrow of Aurora Call with Prime Minister Bo Ortiz of Lanhai"
    text = "The President and Prime Minister Ortiz discussed ports."
    assert holders_of_readout(title, text) == [PARTIES]


def test_whoever_is_unknown_speaks_for_the_party_that_is_named_by_nobody() -> None:
    title = "Readout of Mr. Finn’s Call with Prime Minister Bo Ortiz of Lanhai"
    text = "Mr. Finn reaffirmed the treaty."
    assert holders_of_readout(title, text) == [("state:XA",)]
