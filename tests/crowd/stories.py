"""What the invented articles tell: stories, and in them the lines that somebody says."""

from dataclasses import dataclass
from random import Random

from relations.record.models import Statement
from tests.crowd.dates import KINDS, some_day

Act = Statement.Act

# A crowded dyad, quiet ones, and events of several countries.
COUNTRIES = {
    ("IND", "PAK"): 55,
    ("AFG", "IRN"): 15,
    ("ARM", "AZE"): 10,
    ("BIH", "SRB"): 6,
    ("AFG", "IRN", "PAK"): 7,
    ("CHN", "IND", "PAK", "TJK"): 7,
}
SPEAKERS = {
    "AFG": ["Amina Karimi", "Basir Noorzai"],
    "ARM": ["Ani Sargsyan", "Tigran Petrosyan"],
    "AZE": ["Leyla Mammadova", "Rashad Guliyev"],
    "BIH": ["Emina Hadžić", "Davor Kovač"],
    "CHN": ["Chen Yulan", "Sun Weiming"],
    "IND": ["Meera Raghunathan", "Arjun Deshpande", "Kavita Pillai"],
    "IRN": ["Shirin Bahrami", "Kaveh Rostami"],
    "PAK": ["Saira Mahmood", "Bilal Chaudhry", "Nadia Yousafzai"],
    "SRB": ["Milica Jovanović", "Nikola Petrović"],
    "TJK": ["Zarina Rahimova", "Farrukh Nazarov"],
}
PLACES = ["the northern crossing", "the river bridge", "the capital", "the old fort", ""]
TOPICS = ["border", "trade", "refugees", "security", "water", "transit", "energy"]
LONG_TITLE = (
    ", after three days of consultations between the two foreign ministries, the provincial "
    "authorities and the traders on either side"
)


@dataclass(frozen=True)
class Line:
    """A sentence of an article, and the statement that it carries."""

    speaker: str
    act: Act
    text: str
    sentence: str
    quotation: str = ""
    answers: bool = False
    measure: str = ""
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True)
class Story:
    """An event as an article tells it. `title` leaves out the type, which is the number's."""

    number: int
    title: str
    said: str
    date: str
    countries: tuple[str, ...]
    place: str
    topics: tuple[str, ...]
    opening: str
    lines: tuple[Line, ...]


OPENINGS = {
    "en": "In meeting number {number}, officials of both sides spoke for a day.",
    "ur": "دونوں ملکوں کے حکام کی ملاقات نمبر {number} سرحد پر ہوئی۔",
    "fa": "دیدار شمارهٔ {number} مقام‌های دو کشور در مرز برگزار شد.",
}
# What is said, in English, and in the words of the article.
QUOTATIONS: dict[str, list[tuple[Act, str, str, str]]] = {
    "en": [
        (Act.ANNOUNCE, "Trade will resume before the winter.", "{speaker} said: “{quotation}.”",
         "Trade will flow again before the first snow falls on the passes"),
        (Act.URGE, "Both sides should stay calm.", "“{quotation},” {speaker} said.",
         "We ask for calm on both sides"),
    ],
    "ur": [
        (Act.ANNOUNCE, "The border will be opened soon.", "وزیر خارجہ نے کہا: “{quotation}۔”",
         "سرحد جلد کھول دی جائے گی"),
        (Act.OFFER, "They want peace with their neighbour.", "سفیر نے کہا: “{quotation}۔”",
         "ہم اپنے پڑوسی کے ساتھ امن چاہتے ہیں"),
    ],
    "fa": [
        (Act.ANNOUNCE, "The border will be opened soon.", "وزیر خارجه گفت: «{quotation}.»",
         "مرز به‌زودی باز می‌شود"),
        (Act.OFFER, "They want peace with their neighbour.", "سفیر گفت: «{quotation}.»",
         "ما با همسایهٔ خود صلح می‌خواهیم"),
    ],
}  # fmt: skip


def tell(number: int, language: str, random: Random) -> Story:
    """The story with this number; numbers in a row run through all kinds of dates and lines."""
    said, write = KINDS[number % len(KINDS)]
    [countries] = random.choices(list(COUNTRIES), list(COUNTRIES.values()))
    place = random.choice(PLACES)
    title = f" at {place}" if place else f" number {number}"
    return Story(
        number=number,
        title=title + (LONG_TITLE if number % 12 == 7 else ""),
        said=said,
        date=write(some_day(random)),
        countries=countries,
        place=place.removeprefix("the ").capitalize(),
        topics=tuple(random.sample(TOPICS, random.randrange(3))),
        opening=OPENINGS[language].format(number=number),
        lines=tuple(_lines(number, language, countries, random)),
    )


def _lines(number: int, language: str, countries: tuple[str, ...], random: Random) -> list[Line]:
    speakers = [random.choice(SPEAKERS[country]) for country in countries]
    match number % 6:
        case 0:
            return []
        case 1:
            return _exchange(speakers)
        case 2:
            return _figures(speakers, random)
        case 3:
            return [_quotation(speakers[0], language, random)]
        case 4:
            return [*_exchange(speakers), *_figures(speakers, random)]
        case _:
            return [_quotation(speaker, language, random) for speaker in speakers]


def _exchange(speakers: list[str]) -> list[Line]:
    """A claim, and what the others answer."""
    claim, *others = speakers
    sentence = f"“They shelter those who attack us,” {claim} said."
    quotation = "They shelter those who attack us"
    lines = [Line(claim, Act.ACCUSE, "They shelter attackers.", sentence, quotation)]
    for speaker in others:
        sentence = f"{speaker} replied: “We shelter nobody, and we ask for proof.”"
        text = "They shelter nobody."
        lines.append(Line(speaker, Act.DENY, text, sentence, "We shelter nobody", answers=True))
    return lines


def _figures(speakers: list[str], random: Random) -> list[Line]:
    """The same thing counted by each of the speakers."""
    lines = []
    for speaker in speakers:
        low = random.randrange(20, 90_000)
        high = random.choice([None, low + low // 4])
        sentence = f"{speaker} counted {low:,} people who had to leave their homes."
        text = "People had to leave their homes."
        measure = "people displaced"
        lines.append(Line(speaker, Act.REPORT, text, sentence, measure=measure, low=low, high=high))
    return lines


def _quotation(speaker: str, language: str, random: Random) -> Line:
    act, text, pattern, quotation = random.choice(QUOTATIONS[language])
    return Line(speaker, act, text, pattern.format(speaker=speaker, quotation=quotation), quotation)
