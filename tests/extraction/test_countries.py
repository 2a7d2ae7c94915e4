"""Countries in sentences: by their names, their people, their capitals and their governments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.extraction.countries import CountryMention, countries_in
from relations.extraction.gazetteer import CountryNames, Gazetteer, StandsFor, shipped
from relations.extraction.lexicon.false_friends import NEVER_ALONE
from relations.extraction.sureness import Pattern
from relations.extraction.tokens import listed
from tests.extraction import tables
from tests.extraction.shipped import fixture_rows

ROWS = {row["alpha3"]: row for row in fixture_rows("vocabulary.json", "country")}
# Places that are both city and country, or that are nobody's capital.
WITHOUT_CAPITAL = {"HKG", "MAC", "GIB"}
# Also listed in ISO 3166-1, but seldom named in news about relations between states; and a region
# of which far more is told than of the state.
NOT_BY_NAME = listed(
    """ABW AIA ALA ASM ATA ATF BES BLM BMU BVT CCK COK CUW CXR CYM FRO GGY GLP GUF GUM HMD IMN IOT
    JEY MAF MNP MSR MTQ MYT NCL NFK NIU PCN PRI PYF REU SGS SHN SJM SPM SXM TCA TKL UMI VGB VIR
    WLF XNK"""
)

COUNTRY, PEOPLE, CAPITAL, GOVERNMENT = StandsFor


def found(text: str) -> list[tuple[str, str]]:
    return [(mention.alpha3, mention.words) for mention in countries_in(text)]


def codes(text: str) -> list[str]:
    return [mention.alpha3 for mention in countries_in(text)]


def is_read_by_name(country: CountryNames) -> bool:
    return country.names[COUNTRY][0] not in country.look_alikes


NAMED_COUNTRIES = [each for each in shipped().countries if is_read_by_name(each)]
PRESENT = [each for each in NAMED_COUNTRIES if not ROWS[each.alpha3].get("existed")]


def test_shipped_names_are_those_of_the_vocabulary() -> None:
    known = [each.alpha3 for each in shipped().countries]
    assert known == sorted(set(known)) == sorted(ROWS)
    assert set(ROWS) - {each.alpha3 for each in NAMED_COUNTRIES} == NOT_BY_NAME


def test_every_state_has_an_adjective_and_a_capital() -> None:
    for country in PRESENT:
        assert country.names[PEOPLE], country
        assert country.names[CAPITAL] or country.alpha3 in WITHOUT_CAPITAL, country


def test_every_state_is_found_by_its_name_and_by_its_people() -> None:
    for country in NAMED_COUNTRIES:
        name = ROWS[country.alpha3]["name"]
        assert codes(f"Talks with {name} have begun.") == [country.alpha3]
        for word in country.names[PEOPLE]:
            word += "Indian" if word.endswith("-") else ""
            assert codes(f"Today some {word} officials left.")[0] == country.alpha3, word


def test_every_other_name_is_found() -> None:
    for country in NAMED_COUNTRIES:
        for kind in (COUNTRY, CAPITAL, GOVERNMENT):
            for name in set(country.names[kind]) - NEVER_ALONE:
                assert codes(f"They met in {name} again.") == [country.alpha3], name


@pytest.mark.parametrize("alpha3", sorted(NOT_BY_NAME))
def test_territory_that_is_seldom_meant_is_not_found(alpha3: str) -> None:
    assert codes(f"Talks with {ROWS[alpha3]['name']} have begun.") == []


def test_the_plural_of_a_people_is_found() -> None:
    for country in NAMED_COUNTRIES:
        for word in country.names[PEOPLE]:
            if word.endswith(("an", "i")):
                assert found(f"Some {word}s left.") == [(country.alpha3, f"{word}s")]


def test_no_words_belong_to_two_countries() -> None:
    seen: dict[str, str] = {}
    for country in shipped().countries:
        for words in (each for column in country.names.values() for each in column):
            assert seen.setdefault(words, country.alpha3) == country.alpha3, words


def test_a_mention_says_where_it_stands_and_for_what() -> None:
    text = "The Taliban told Pakistan’s envoy in Kabul that Afghans would stay."
    assert countries_in(text) == [
        CountryMention("AFG", "Taliban", 4, 11, GOVERNMENT, Pattern.COUNTRY_GOVERNMENT),
        CountryMention("PAK", "Pakistan", 17, 25, COUNTRY, Pattern.COUNTRY_NAME),
        CountryMention("AFG", "Kabul", 37, 42, CAPITAL, Pattern.COUNTRY_CAPITAL),
        CountryMention("AFG", "Afghans", 48, 55, PEOPLE, Pattern.COUNTRY_PEOPLE),
    ]


MENTIONED = [
    ("Officials from the UK and the U.S. met in Geneva.", "GBR USA"),
    ("US-led forces left.", "USA"),
    ("Washington and Beijing agreed to a pause on tariffs.", "USA CHN"),
    ("Britain summoned the Russian ambassador.", "GBR RUS"),
    ("Britons were told to leave Lebanon.", "GBR LBN"),
    ("Ivory Coast and Ghana settled their maritime dispute.", "CIV GHA"),
    ("Côte d’Ivoire’s president flew to Accra.", "CIV GHA"),
    ("Türkiye and Armenia reopened a border gate.", "TUR ARM"),
    ("Turkey’s foreign minister flew to Damascus.", "TUR SYR"),
    ("North Korea fired artillery shells towards South Korea.", "PRK KOR"),
    ("Pyongyang said Seoul had sent drones.", "PRK KOR"),
    ("DR Congo cut ties with Rwanda.", "COD RWA"),
    ("Kinshasa accuses Kigali of arming the rebels.", "COD RWA"),
    ("The Democratic Republic of the Congo recalled its envoy.", "COD"),
    ("The Republic of the Congo offered to host.", "COG"),
    ("Brazzaville offered to host.", "COG"),
    ("Burma’s generals and Thai officials met.", "MMR THA"),
    ("Czechia expelled Russian diplomats.", "CZE RUS"),
    ("The Kremlin rejected it.", "RUS"),
    ("The White House and the Élysée spoke.", "USA FRA"),
    ("Downing Street denied it.", "GBR"),
    ("The Pentagon said so.", "USA"),
    ("The Afghan Taliban denied it.", "AFG"),
    ("The Taliban administration denied it.", "AFG"),
    ("Tel Aviv and Tehran traded threats.", "ISR IRN"),
    ("Palestinians in Gaza fled.", "PSE PSE"),
    ("Islamabad urged New Delhi to reconsider.", "PAK IND"),
    ("An Ethiopian delegation flew to Asmara.", "ETH ERI"),
    ("Addis Ababa signed a deal with Somaliland.", "ETH XSM"),
    ("Sudanese troops crossed into South Sudan.", "SDN SSD"),
    ("South Sudanese refugees left Sudan.", "SSD SDN"),
    ("Equatorial Guinea and Gabon went to court in The Hague.", "GNQ GAB NLD"),
    ("Guinea-Bissau and Guinea signed.", "GNB GIN"),
    ("Papua New Guinea’s prime minister visited Canberra.", "PNG AUS"),
    ("Niger closed its border with Nigeria.", "NER NGA"),
    ("Nigerien soldiers and Nigerian traders", "NER NGA"),
    ("Dominicans and Haitians clashed; the Dominican Republic shut the bridge.", "DOM HTI DOM"),
    ("Belgrade accused Croatia of spying.", "SRB HRV"),
    ("Serbs and Bosniaks in Bosnia and Herzegovina", "SRB BIH BIH"),
    ("Sino-Indian talks resumed.", "CHN IND"),
    ("Indo-Pakistani relations", "IND PAK"),
    ("Russo-Ukrainian war", "RUS UKR"),
    ("The Afghanistan–Pakistan border reopened.", "AFG PAK"),
    ("ISLAMABAD (Agencies): The ministry said", "PAK"),
    ("NEW DELHI: India on Tuesday", "IND IND"),
    ("Hong Kong and Taiwanese officials", "HKG TWN"),
    ("Jordan and Israel signed a water deal.", "JOR ISR"),
    ("Jordan’s King Abdullah", "JOR"),
    ("Jordan King Abdullah arrived", "JOR"),
    ("Jordan Foreign Minister Ayman Safadi", "JOR"),
    ("Chad President Mahamat Deby", "TCD"),
    ("Chad accused Sudan of sending mercenaries.", "TCD SDN"),
    ("Tbilisi, Georgia", "GEO GEO"),
    ("Georgia and Russia fought in 2008.", "GEO RUS"),
    ("Israel Air Force jets struck Syria.", "ISR SYR"),
    ("The Holy See and Vietnam agreed.", "VAT VNM"),
    ("Polish farmers blocked Ukrainian grain.", "POL UKR"),
    ("Morocco and the Polisario Front in Western Sahara", "MAR ESH ESH"),
    ("The Netherlands and Dutch firms", "NLD NLD"),
    ("Filipino fishermen and the Philippine Coast Guard", "PHL PHL"),
    ("Emirati mediators flew from the UAE.", "ARE ARE"),
    ("The Central African Republic thanked Moscow.", "CAF RUS"),
    ("Timor-Leste joined Asean.", "TLS"),
    ("Anti-Pakistan slogans", "PAK"),
    ("Pakistan-based groups", "PAK"),
    ("U.S. President Donald Trump", "USA"),
    ("the U.S.-Mexico border", "USA MEX"),
    ("Saudis and Yemenis", "SAU YEM"),
    ("Saudi Arabia’s crown prince", "SAU"),
    ("Revolutionary Guards in Iran", "IRN IRN"),
    ("Kabul Airport was hit.", "AFG"),
    ("The Israel Hezbollah truce held.", "ISR"),
    ("Ministers met in Brussels.", "BEL"),
    ("India Meteorological Department", "IND"),
]


@pytest.mark.parametrize(("text", "expected"), MENTIONED)
def test_countries_are_found_in_order(text: str, expected: str) -> None:
    assert codes(text) == expected.split()


LOOKALIKES = [
    "Jordan Henderson scored twice.",
    "Michael Jordan retired.",
    "He crossed the room with Chad Smith.",
    "A hanging chad decided it.",
    "A trial began in Atlanta, Georgia.",
    "Voters in the state of Georgia",
    "Georgia Gov. Brian Kemp",
    "Georgia Tech won.",
    "They ate turkey on Thursday.",
    "She polished the table with polish.",
    "Polish the silver first.",
    "Fine china broke.",
    "A new law in New Mexico",
    "Snow fell in New England.",
    "A ship sank in the Indian Ocean.",
    "He plays American football.",
    "The Washington Post reported it.",
    "The South China Sea is disputed.",
    "Ships left the Persian Gulf.",
    "He dined at the Islamabad Club.",
    "Kabul University closed.",
    "The Gulf of Mexico and the Gulf of Oman",
    "The Sea of Japan",
    "Latin American leaders met.",
    "South America is large.",
    "North American markets",
    "Central American migrants",
    "Native Americans protested.",
    "African American voters",
    "The Pakistani Taliban claimed it.",
    "Tehreek-e-Taliban Pakistan claimed it.",
    "Tehrik-i-Taliban Pakistan, or TTP",
    "The Japan Times wrote",
    "The Jerusalem Post wrote",
    "The Kyiv Independent wrote",
    "The Times of Israel wrote",
    "The Hindu and the Times of India wrote",
    "Defence Minister Israel Katz",
    "Paris Hilton left.",
    "Jack London wrote it.",
    "George Washington crossed.",
    "Denzel Washington won.",
    "Washington state floods",
    "The Paris Agreement on climate",
    "The Rome Statute",
    "The Minsk agreements",
    "The Oslo Accords",
    "The Vienna Convention on Diplomatic Relations",
    "The Warsaw Pact",
    "The Budapest Memorandum",
    "Fans in Paris, Texas",
    "A fire in Rome, Georgia",
    "Victoria Nuland spoke.",
    "Bushfires in Victoria",
    "Kingston upon Hull",
    "A Georgetown professor",
    "The Khmer Rouge trials",
    "Spanish flu",
    "The Indo-Pacific strategy",
    "The West Indies won.",
    "She spoke in Russian.",
    "Asked in French, he declined.",
    "The English Channel crossings",
    "Indiana and Indianapolis",
    "Us and them",
    "Tell us more.",
    "The male nurse",
    "A Guinea pig",
    "The Congo River rose.",
    "The Panama Papers",
    "Voice of America reported",
    "Bank of America",
    "China Daily wrote",
    "The Georgia Bulldogs",
    "The Niger Delta burned.",
    "The Irish Sea froze.",
    "A Norwegian Sea patrol",
    "The Swiss Army knife",
    "Lebanon, Pennsylvania",
    "The Berlin Wall fell.",
    "Air India landed.",
    "Real Madrid won.",
    "Paris Saint-Germain lost.",
    "Brussels imposed duties on steel.",
    "The Hague issued a ruling.",
    "Chelsea and Tottenham drew.",
]


@pytest.mark.parametrize("text", LOOKALIKES)
def test_words_that_only_look_like_a_country_are_not_one(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("expected", "text"), tables.rows("countries.txt"))
def test_countries_of_a_sentence_are_found_once_in_order(expected: str, text: str) -> None:
    assert list(dict.fromkeys(codes(text))) == expected.strip("-").split()


PATTERNS = [
    ("Pakistan closed the gate.", Pattern.COUNTRY_NAME),
    ("Two Afghans crossed.", Pattern.COUNTRY_PEOPLE),
    ("Islamabad protested.", Pattern.COUNTRY_CAPITAL),
    ("Downing Street protested.", Pattern.COUNTRY_GOVERNMENT),
    ("A Sino-backed scheme failed.", Pattern.COUNTRY_COMPOUND),
    ("Jordan protested.", Pattern.COUNTRY_AMBIGUOUS),
    ("Washington protested.", Pattern.COUNTRY_AMBIGUOUS),
    ("Congo protested.", Pattern.COUNTRY_AMBIGUOUS),
    ("A Turk crossed.", Pattern.COUNTRY_AMBIGUOUS),
]


@pytest.mark.parametrize(("text", "pattern"), PATTERNS)
def test_a_mention_names_the_pattern_that_found_it(text: str, pattern: Pattern) -> None:
    [mention] = countries_in(text)
    assert mention.pattern is pattern


def named(alpha3: str, name: str, **kinds: str) -> CountryNames:
    """A country with the words of each kind."""
    rows = ((alpha3, name, kind, word) for kind, words in kinds.items() for word in words.split())
    return CountryNames.of([(alpha3, name, None, None), *rows])


def test_another_gazetteer_is_read_instead_of_the_shipped_one() -> None:
    gazetteer = Gazetteer([named("XQA", "Quarrel", demonym="Quarreler")])
    text = "Quarrel and Pakistan met; two Quarrelers left."
    assert codes_by(text, gazetteer) == ["XQA"]
    gazetteer = Gazetteer([named("XQA", "Quarrel", demonym="Quarreler Quarrelers")])
    assert codes_by(text, gazetteer) == ["XQA", "XQA"]


def codes_by(text: str, gazetteer: Gazetteer) -> list[str]:
    return [mention.alpha3 for mention in countries_in(text, gazetteer)]


def test_words_that_two_countries_claim_name_neither() -> None:
    both = [named("XQA", "Quarrel", demonym="Quar"), named("XQB", "Quarry", demonym="Quar")]
    assert codes_by("A Quar left Quarrel for Quarry.", Gazetteer(both)) == ["XQA", "XQB"]


def test_own_name_of_a_country_beats_another_name_of_another() -> None:
    both = [named("XQA", "Quarrel", government="Quarry"), named("XQB", "Quarry")]
    assert codes_by("Quarry and Quarrel", Gazetteer(both)) == ["XQB", "XQA"]


def test_look_alike_hides_the_name_within_it() -> None:
    rows = [("XQA", "Quarrel", "look-alike", "Quarrel Street")]
    gazetteer = Gazetteer([CountryNames.of(rows)])
    assert codes_by("Quarrel met in Quarrel Street.", gazetteer) == ["XQA"]


@given(st.text(max_size=200))
def test_mentions_stand_in_order_where_they_say(text: str) -> None:
    end = 0
    for mention in countries_in(text):
        assert mention.start >= end
        assert text[mention.start : mention.end] == mention.words
        end = mention.end


NAMED = [each.names[COUNTRY][0] for each in shipped().countries]


@given(st.lists(st.sampled_from([*NAMED, "of", "and", ",", "’s", "Minister"]), max_size=20))
def test_names_in_any_company_are_found_where_they_stand(words: list[str]) -> None:
    text = " ".join(words)
    for mention in countries_in(text):
        assert text[mention.start : mention.end] == mention.words


def test_a_long_hostile_text_takes_no_time() -> None:
    assert codes("New Equatorial Democratic Republic of the " * 5000) == []
