"""Which role countries have in an event, and which two a whole report is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.extraction.country_roles import CountryRole, roles_in, sides_of
from relations.extraction.sureness import Pattern
from tests.extraction import tables
from tests.extraction.shipped import ShippedEvent, events


def roles(*texts: str) -> dict[str, str]:
    return {role.alpha3: role.role for role in roles_in(texts)}


def read(expected: str) -> dict[str, str]:
    letters = {"i": "initiator", "t": "target", "h": "host", "p": "participant"}
    return {pair[:3]: letters[pair[4]] for pair in expected.split()}


# A code and the first letter of the role, in the order in which they should be proposed.
ONE_ACTS = [
    ("Pakistan carried out airstrikes on Afghan territory.", "PAK:i AFG:t"),
    ("Afghan villages were shelled by Pakistani forces.", "PAK:i AFG:t"),
    ("Last year, Pakistan carried out airstrikes on Afghan territory.", "PAK:i AFG:t"),
    ("Pakistan has deported over 80,000 Afghan nationals.", "PAK:i AFG:t"),
    ("Thailand deported 150 Cambodian workers on Monday.", "THA:i KHM:t"),
    ("Thousands of Haitians were deported from the Dominican Republic.", "DOM:i HTI:t"),
    ("Colombia accused Venezuela of sheltering rebel commanders.", "COL:i VEN:t"),
    ("Rwanda was accused by Kinshasa of arming the rebels.", "COD:i RWA:t"),
    ("Rwanda has been accused of arming the rebels by DR Congo.", "COD:i RWA:t"),
    ("Beijing blamed Tokyo for the collision.", "CHN:i JPN:t"),
    ("Israeli jets struck a weapons depot near Damascus.", "ISR:i SYR:t"),
    ("Israel said it had struck Hezbollah positions in southern Lebanon.", "ISR:i LBN:t"),
    ("Russian missiles hit a power plant in Ukraine overnight.", "RUS:i UKR:t"),
    ("Russia launched 90 drones at Ukraine.", "RUS:i UKR:t"),
    ("Ukraine’s energy grid was attacked by Russian drones.", "RUS:i UKR:t"),
    ("The United States imposed sanctions on three Iranian firms.", "USA:i IRN:t"),
    ("Washington slapped a 25 per cent tariff on Mexican steel.", "USA:i MEX:t"),
    ("Mexico filed a complaint against the US at the World Trade Organization.", "MEX:i USA:t"),
    ("South Africa brought a case against Israel before the court.", "ZAF:i ISR:t"),
    ("India expelled two Canadian diplomats.", "IND:i CAN:t"),
    ("Canada recalled its ambassador from India.", "CAN:i IND:t"),
    ("Algeria cut diplomatic ties with Morocco.", "DZA:i MAR:t"),
    ("Turkey banned Greek vessels from its ports.", "TUR:i GRC:t"),
    ("Greece protested to Turkey over the overflights.", "GRC:i TUR:t"),
    ("Seoul fired warning shots at a North Korean patrol boat.", "KOR:i PRK:t"),
    ("North Korea threatened South Korea with retaliation.", "PRK:i KOR:t"),
    ("Pyongyang warned Seoul against sending leaflets.", "PRK:i KOR:t"),
    ("Egypt urged Ethiopia to halt the filling of the dam.", "EGY:i ETH:t"),
    ("Khartoum demanded that Chad stop the shipments.", "SDN:i TCD:t"),
    ("Serbia rejected Croatia’s protest note.", "SRB:i HRV:t"),
    ("Azerbaijan seized an Armenian border post.", "AZE:i ARM:t"),
    ("Armenian soldiers were captured by Azerbaijan.", "AZE:i ARM:t"),
    ("Iranian police arrested four Pakistani fishermen.", "IRN:i PAK:t"),
    ("Four Pakistani fishermen were arrested by Indian coast guards.", "IND:i PAK:t"),
    ("Israeli strikes on Iran killed several generals.", "ISR:i IRN:t"),
    ("Russia’s invasion of Ukraine began in 2022.", "RUS:i UKR:t"),
    ("The Chinese ban on Lithuanian beef was lifted.", "CHN:i LTU:t"),
    ("The deportation of Afghan refugees by Iran continued.", "IRN:i AFG:t"),
    ("Islamabad’s repatriation of Afghan nationals goes on.", "PAK:i AFG:t"),
    ("Ethiopian troops crossed into Eritrea.", "ETH:i ERI:t"),
    ("Rwandan troops entered Congo, Kinshasa said.", "RWA:i COD:t"),
    ("Japan lodged a protest with China over the buoy.", "JPN:i CHN:t"),
    ("China summoned the Japanese ambassador.", "CHN:i JPN:t"),
    ("The Japanese ambassador was summoned by Beijing.", "CHN:i JPN:t"),
    ("India sent 50,000 tonnes of wheat to Afghanistan.", "IND:i AFG:t"),
    ("Turkey delivered medical aid to Syria.", "TUR:i SYR:t"),
    ("Thailand closed its border with Cambodia.", "THA:i KHM:t"),
    ("Venezuela released six American prisoners.", "VEN:i USA:t"),
    ("Iran handed over 200 Afghan prisoners to the Taliban administration.", "IRN:i AFG:t"),
    ("The US withdrew its last troops from Niger.", "USA:i NER:t"),
    ("Indian airstrikes hit nine sites in Pakistan, the army said.", "IND:i PAK:t"),
    ("The Taliban denied Pakistan’s claim.", "AFG:i PAK:t"),
    ("Kuala Lumpur condemned Myanmar’s execution of activists.", "MYS:i MMR:t"),
    ("Poland shut its airspace to Belarusian planes.", "POL:i BLR:t"),
    ("Hackers from North Korea broke into South Korean banks.", "PRK:i KOR:t"),
    ("Rockets fired from Lebanon landed in Israel.", "LBN:i ISR:t"),
    ("Pakistan claims that Afghanistan provides safe haven to militants.", "PAK:i AFG:t"),
    ("Georgia granted asylum to 12 Armenian activists.", "GEO:i ARM:t"),
    ("Nigeria recognised the new government of Niger.", "NGA:i NER:t"),
    ("Bolivia broke off relations with Israel.", "BOL:i ISR:t"),
    ("The European Union and the US condemned Belarus.", "USA:i BLR:t"),
    ("Moscow called on Warsaw to return the property.", "RUS:i POL:t"),
    ("Kenya criticised Uganda’s fishing ban.", "KEN:i UGA:t"),
]

VISITS = [
    ("Pakistan’s foreign minister visited Kabul on Saturday.", "PAK:i AFG:h"),
    ("Indian Prime Minister Narendra Modi arrived in Colombo for talks.", "IND:i LKA:h"),
    ("Xi Jinping, the Chinese president, flew to Belgrade.", "CHN:i SRB:h"),
    ("Pakistan’s first high-level visit to Afghanistan since 2022", "PAK:i AFG:h"),
    ("A visit by Armenia’s foreign minister to Ankara is planned.", "ARM:i TUR:h"),
    ("A Russian delegation travelled to Pyongyang.", "RUS:i PRK:h"),
    ("Egypt’s president made a rare trip to Asmara.", "EGY:i ERI:h"),
    ("Riyadh received Iran’s foreign minister on Thursday.", "IRN:i SAU:h"),
    ("Belgrade hosted the Greek prime minister.", "GRC:i SRB:h"),
    ("Belgrade welcomed the Greek prime minister.", "GRC:i SRB:h"),
    ("US Secretary of State Marco Rubio landed in Mexico City.", "USA:i MEX:h"),
    ("Japan’s prime minister will pay a visit to Seoul.", "JPN:i KOR:h"),
    ("Eritrean President Isaias Afwerki was in Khartoum for a visit.", "ERI:i SDN:h"),
    ("Thai foreign minister’s visit to Phnom Penh was put off.", "THA:i KHM:h"),
]

BETWEEN = [
    ("Talks in Kabul between Pakistan and Afghanistan ended.", "PAK:p AFG:h"),
    ("Ministers of Armenia and Azerbaijan met in Doha.", "ARM:p AZE:p QAT:h"),
    ("Pakistan and Afghanistan exchanged fire.", "PAK:p AFG:p"),
    ("Pakistani and Afghan forces exchanged fire at Torkham.", "PAK:p AFG:p"),
    ("Thai and Cambodian soldiers clashed near the temple.", "THA:p KHM:p"),
    ("Colombia and Venezuela reopened their border.", "COL:p VEN:p"),
    ("Greece signed a maritime agreement with Egypt.", "GRC:p EGY:p"),
    ("Relations between Kabul and Islamabad are strained.", "AFG:p PAK:p"),
    ("India and China agreed on patrols along the frontier.", "IND:p CHN:p"),
    ("Russia and Ukraine swapped 400 prisoners.", "RUS:p UKR:p"),
    ("Serbia and Kosovo’s envoys met in Brussels.", "SRB:p XKX:p BEL:h"),
    ("Iran and Saudi Arabia restored ties after talks in Beijing.", "IRN:p SAU:p CHN:h"),
    ("Rwanda held talks with Congo in Luanda.", "RWA:p COD:p AGO:h"),
    ("Egypt, Ethiopia and Sudan resumed talks on the dam.", "EGY:p ETH:p SDN:p"),
    ("Chinese and Philippine vessels collided in the South China Sea.", "CHN:p PHL:p"),
    ("Tokyo hosted talks between Seoul and Washington.", "KOR:p USA:p JPN:h"),
    ("A ceasefire between Israel and Iran took hold.", "ISR:p IRN:p"),
    ("The Afghan and Pakistani ministers met for an hour.", "AFG:p PAK:p"),
    ("Modi met Xi Jinping of China in Kazan, Russia.", "CHN:p RUS:h"),
    ("India’s foreign minister met his Chinese counterpart.", "IND:p CHN:p"),
    ("Australia and Papua New Guinea signed a defence treaty.", "AUS:p PNG:p"),
    ("North Korea and Russia held joint drills.", "PRK:p RUS:p"),
]

NO_FRAME = [
    ("Afghanistan had a dry winter.", "AFG:p"),
    ("Trade with Peru and Chile grew.", "PER:p CHL:p"),
    ("China welcomed the step.", "CHN:p"),
    ("Relations soured.", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), ONE_ACTS + VISITS + BETWEEN + NO_FRAME)
def test_roles_in_one_sentence(text: str, expected: str) -> None:
    assert roles(text) == read(expected)


@pytest.mark.parametrize(("text", "expected"), ONE_ACTS + VISITS + BETWEEN)
def test_those_that_the_event_is_between_come_first(text: str, expected: str) -> None:
    both = set(list(read(expected))[:2])
    assert set([role.alpha3 for role in roles_in([text])][:2]) == both


NOT_DOERS = [
    ("US-made missiles hit a Yemeni port.", "USA:p YEM:t"),
    ("Turkish-backed forces shelled Syrian villages.", "TUR:p SYR:t"),
    ("Russian-designed jets bombed Syrian rebels.", "RUS:p SYR:t"),
    ("Fighters trained by Russia attacked a Syrian post.", "RUS:p SYR:t"),
    ("A US-led coalition bombed Syrian bases.", "USA:i SYR:t"),
    ("India did not attack Pakistan.", "IND:p PAK:p"),
    ("Pakistan never invaded Afghanistan.", "PAK:p AFG:p"),
    ("Venezuela could invade Guyana.", "VEN:p GUY:p"),
    ("Pakistan said on Tuesday that Iran must return a helicopter.", "PAK:i IRN:t"),
    ("Pakistan said it must return a helicopter to Iran.", "PAK:p IRN:p"),
    ("Amnesty International demanded that Sudan end its curbs on the press.", "SDN:t"),
    ("Amnesty International accused the United States of violating human rights.", "USA:t"),
    ("Croatia’s army is failing to protect refugees, Human Rights Watch protested.", "HRV:p"),
    ("Amnesty International condemned China over the arrests.", "CHN:t"),
    ("Soviet-era Russian-made mortars hit an Afghan school.", "AFG:t RUS:p"),
    ("French-supplied helicopters attacked a Chadian column.", "TCD:t FRA:p"),
    ("Saudi-funded gunmen seized a Yemeni airfield.", "YEM:t SAU:p"),
    ("A militia backed by Uganda captured a Congolese town.", "COD:t UGA:p"),
    ("Rockets made in Iran landed in Israel.", "ISR:p IRN:p"),
    ("British-trained officers shelled a Sudanese camp.", "SDN:t GBR:p"),
    ("Eritrean-armed insurgents attacked Somali soldiers.", "SOM:t ERI:p"),
    ("Chinese-owned trawlers rammed a Philippine boat.", "PHL:t CHN:p"),
    ("American troops raided an Iraqi village.", "USA:i IRQ:t"),
    ("Turkey did not bomb Armenia.", "TUR:p ARM:p"),
    ("Kenya has never shelled Somalia.", "KEN:p SOM:p"),
    ("Egypt denied attacking Libya.", "EGY:p LBY:p"),
    ("India would not invade Sri Lanka.", "IND:p LKA:p"),
    ("Poland refused to expel Ukrainian workers.", "POL:p UKR:p"),
    ("The United Nations demanded that Thailand admit the refugees.", "THA:t"),
    ("Human Rights Watch urged Ethiopia to free the journalists.", "ETH:t"),
    ("The rebels accused Rwanda of killing villagers.", "RWA:t"),
    ("The report blamed Mexico for failing to protect migrants.", "MEX:t"),
    ("Cuba must release the prisoners, the bishops said.", "CUB:t"),
    ("Nigeria said Cameroon must withdraw its gendarmes.", "NGA:i CMR:t"),
    ("Zimbabwe’s police are torturing prisoners, Amnesty International alleged.", "ZWE:p"),
    ("A watchdog said Vietnam should stop jailing bloggers.", "VNM:t"),
    ("Pakistan told India to stop building the dam.", "PAK:i IND:t"),
    ("Japan asked South Korea to drop the case.", "JPN:i KOR:t"),
    ("Azerbaijan insisted that Armenia open the road.", "AZE:i ARM:t"),
    ("Greek villages were bombed by Turkish planes.", "TUR:i GRC:t"),
    ("Haitian workers were expelled by the Dominican Republic.", "DOM:i HTI:t"),
    ("A strike on a Syrian convoy killed nine, and nobody claimed it.", "SYR:p"),
    ("Jets hit a factory in Khartoum, Sudan.", "SDN:t"),
    ("China has condemned the visit.", "CHN:i"),
    ("Ecuador, which had warned for months, closed its border with Colombia.", "ECU:i COL:t"),
    ("Russia warned Georgia that it would cut off its gas.", "RUS:i GEO:t"),
    ("Serbia’s president cancelled a visit to Montenegro.", "SRB:i MNE:h"),
    ("Guyana and Venezuela agreed not to use force against each other.", "GUY:p VEN:p"),
    ("Italian-built patrol boats shelled a Libyan trawler.", "LBY:t ITA:p"),
    ("A plant built by North Korea was bombed in Syria.", "SYR:p PRK:p"),
    ("Qatari-financed brigades seized a Libyan oil port.", "LBY:t QAT:p"),
    ("Ukrainian-trained gunners shelled a Sudanese town.", "SDN:t UKR:p"),
    ("South Africa did not invade Namibia.", "ZAF:p NAM:p"),
    ("Brazil never occupied Paraguay.", "BRA:p PRY:p"),
    ("Human Rights Watch demanded that Malaysia close the camps.", "MYS:t"),
    ("The envoys urged Sri Lanka to lift the curfew.", "LKA:t"),
    ("The agency accused Kenya of deporting refugees.", "KEN:t"),
    ("Uganda said that Rwanda must return the cattle.", "UGA:i RWA:t"),
    ("Belarus must free the pilot, EU ministers said.", "BLR:t"),
    ("Turkey warned Cyprus not to drill.", "TUR:i CYP:t"),
    ("The United Arab Emirates accused Oman of letting smugglers pass.", "ARE:i OMN:t"),
    ("Mongolia asked China to open the railway.", "MNG:i CHN:t"),
    ("Chad and Sudan accused each other of arming rebels.", "TCD:p SDN:p"),
    ("Venezuela said it was expelling Colombia’s ambassador.", "VEN:i COL:t"),
    ("Kosovars have been banned from entering Serbia.", "XKX:t SRB:p"),
    ("Poles were barred from entering Belarus.", "POL:p BLR:p"),
    ("Iranians were stopped from visiting Iraq.", "IRN:p IRQ:p"),
    ("Turkish journalists were kept from visiting Greece.", "TUR:p GRC:p"),
    ("Norway discouraged Finns from attacking Sweden.", "NOR:p FIN:p SWE:p"),
]


@pytest.mark.parametrize(("text", "expected"), NOT_DOERS)
def test_makers_and_those_who_are_asked_are_not_doers(text: str, expected: str) -> None:
    assert roles(text) == read(expected)


PATTERNS = [
    ("India shelled a Pakistani village.", Pattern.ROLE_OF_DEED),
    ("India accused Pakistan.", Pattern.ROLE_OF_WORDS),
    ("India’s president visited Pakistan.", Pattern.ROLE_OF_VISIT),
    ("India and Pakistan held talks.", Pattern.ROLE_TOGETHER),
    ("The Indian invasion of Pakistan", Pattern.ROLE_WEAK),
    ("India shelled a village.", Pattern.ROLE_WEAK),
    ("India is large.", Pattern.ROLE_MENTIONED),
    ("India shelled a Pakistani village, and Pakistan shelled an Indian one.", "ROLE_DISPUTED"),
]


@pytest.mark.parametrize(("text", "pattern"), PATTERNS)
def test_role_names_the_pattern_that_found_it(text: str, pattern: Pattern | str) -> None:
    role = next(each for each in roles_in([text]) if each.alpha3 == "IND")
    assert role.pattern is (pattern if isinstance(pattern, Pattern) else Pattern[pattern])


STRUCK, BLAMED = "Airstrikes hit a depot in southern Syria.", "Damascus blamed Israel for them."


def test_who_answers_a_deed_with_words_is_not_its_doer() -> None:
    assert roles(STRUCK, BLAMED)["SYR"] == "initiator"
    weighed = {
        each.alpha3: each.role for each in roles_in([STRUCK, BLAMED], kind_weights=[1.7, 0.9])
    }
    assert weighed == read("SYR:t ISR:p")


def test_roles_are_those_of_the_sentence_that_names_the_kind() -> None:
    texts = ["Cambodia attacked a Thai base.", "Thailand called upon Cambodia to stop."]
    weighed = {each.alpha3: each.role for each in roles_in(texts, kind_weights=[0.0, 1.9])}
    assert weighed == read("THA:i KHM:t")


SEVERAL = [
    (
        ["The attack came at dawn.", "Pakistan carried out airstrikes on Afghan territory."],
        "PAK:i AFG:t",
    ),
    (
        ["India and Pakistan have fought three wars.", "Indian jets struck Pakistan on Tuesday."],
        "IND:i PAK:t",
    ),
    (
        [
            "Iran’s foreign minister, Abbas Araghchi, visited Jeddah on Friday.",
            "He thanked Saudi Arabia.",
        ],
        "IRN:i SAU:t",
    ),
    (
        ["Sudan said it had expelled the envoy.", "The Emirati chargé d’affaires left Port Sudan."],
        "SDN:p ARE:p",
    ),
]


@pytest.mark.parametrize(("texts", "expected"), SEVERAL)
def test_each_country_has_one_role_in_several_sentences(texts: list[str], expected: str) -> None:
    found = roles_in(texts)
    assert len(found) == len({role.alpha3 for role in found})
    assert {role.alpha3 for role in found} == set(read(expected))


BESIDE = [
    ("Amid a trade dispute with China, Canada and Mexico signed an agreement.", "CAN MEX CHN"),
    ("After talks with Qatar, Israel struck targets in Iran.", "ISR IRN QAT"),
    ("Using a French-made jet, Indian forces bombed a camp in Pakistan.", "IND PAK FRA"),
    ("Armenia accused Azerbaijan of shelling, Russian media reported.", "ARM AZE RUS"),
    ("KABUL/TEHRAN (Agencies) - India accused Pakistan.", "IND PAK IRN"),
    ("Since the coup Mali expelled France’s envoy, barred Algerian jets and left.", "MLI FRA DZA"),
    ("China supports the thaw between Kabul and Islamabad.", "AFG PAK CHN"),
    ("According to Turkey, Greece violated the Libyan agreement.", "GRC LBY TUR"),
]


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_country_that_is_only_mentioned_comes_last(text: str, expected: str) -> None:
    found = [role.alpha3 for role in roles_in([text])]
    first, second, last = expected.split()
    assert set(found[:2]) == {first, second}
    assert found[-1] == last


def test_town_in_the_dateline_has_no_role_in_the_event() -> None:
    assert list(roles("KABUL (Agencies) - Trade with Peru grew.")) == ["PER", "AFG"]


def test_country_named_more_often_wins_a_tie() -> None:
    assert list(roles("Trade with Peru and Chile grew.", "Chile was glad.")) == ["CHL", "PER"]


def test_role_names_the_words_that_it_comes_from() -> None:
    text, found = "Pakistan carried out airstrikes on Afghan territory.", Pattern.ROLE_WEAK
    assert roles_in([text]) == [
        CountryRole("PAK", "initiator", "Pakistan", 0, 8, 0, found, Pattern.COUNTRY_NAME),
        CountryRole("AFG", "target", "Afghan", 35, 41, 0, found, Pattern.COUNTRY_PEOPLE),
    ]


def test_role_names_the_sentence_of_its_words() -> None:
    found = {role.alpha3: role for role in roles_in(["Kabul was quiet.", "Pakistan agreed."])}
    assert (found["AFG"].sentence, found["PAK"].sentence) == (0, 1)


@pytest.mark.parametrize(("_", "countries", "sentence"), tables.rows("news.txt"))
def test_roles_in_the_sentences_of_reports(_: str, countries: str, sentence: str) -> None:
    expected = [country.partition(":") for country in countries.split()]
    found = roles(sentence)
    assert {code for code, _, _ in expected[:2]} <= set(list(found)[:2])
    assert all(found[code].startswith(letter) for code, _, letter in expected)


@pytest.mark.parametrize("event", events(), ids=lambda event: event.title)
def test_events_of_the_record_are_between_the_countries_that_editors_gave(
    event: ShippedEvent,
) -> None:
    found = roles_in(list(event.sentences.values()))
    assert {role.alpha3 for role in found[:2]} == event.countries


WORDS = (
    *("India", "China", "Kabul", "Afghan", "struck", "visited", "was", "by", "in", "between"),
    *("and", "met", ",", ";", "that", "said"),
)


@given(
    st.lists(
        st.sampled_from(WORDS),
        max_size=25,
    )
)
def test_country_has_one_role_whatever_the_words(words: list[str]) -> None:
    text = " ".join(words)
    found = roles_in([text])
    assert len({role.alpha3 for role in found}) == len(found)
    assert all(text[role.start : role.end] == role.words for role in found)


@pytest.mark.parametrize(
    "words",
    ["India and ", "India struck China ", "India, China, ", "visited by India in ", "/ India "],
)
def test_a_long_hostile_text_takes_no_time(words: str) -> None:
    assert len(roles_in([words * 1000])) <= 2


@pytest.mark.parametrize("day", ["On Saturday", "In May", "In 2023", "On 4 March"])
def test_preposition_of_a_day_is_not_that_of_the_country_after_it(day: str) -> None:
    assert roles(f"{day} India shelled a Pakistani village.") == read("IND:i PAK:t")


REPORT = [
    "TALLINN: Envoys of the two countries met in Geneva.",
    "Ethiopia and Eritrea have no embassies in each other’s capitals.",
    "The meeting was the first since Asmara closed its border, Swiss officials said.",
    "An Ethiopian minister called it useful.",
]


def test_countries_of_most_sentences_are_the_sides_by_their_first_mention() -> None:
    first, second = sides_of(REPORT)
    assert (first.alpha3, first.words, first.sentence) == ("ETH", "Ethiopia", 1)
    assert (second.alpha3, second.words, second.sentence) == ("ERI", "Eritrea", 1)
    assert REPORT[1][second.start : second.end] == "Eritrea"
    assert {first.role, second.role} == {"participant"}


def test_country_that_one_sentence_names_often_counts_once() -> None:
    report = ["Chad, Chad, Chad: Chad and Sudan.", "Sudan met Egypt.", "Egypt met Sudan."]
    assert [each.alpha3 for each in sides_of(report)] == ["SDN", "EGY"]


def test_report_that_names_fewer_has_fewer_sides() -> None:
    assert sides_of(["Both sides met."]) == []
    assert [each.alpha3 for each in sides_of(["Peru is calm."])] == ["PER"]
