"""Abbreviations whose full stop ends no sentence, or does only before certain words, by language.

Each pattern ends where a sentence would: after the full stop and the white space that follows it.
The lists hold what the library sentencex does not know; they were collected from news prose.
"""

import re

# These begin a sentence after an abbreviation, and are no one's surname. "He" and "An" are
# surnames in China and Vietnam, and so are looked at only where a title does not come before.
_OPENERS = (
    "He|She|It|They|We|You|I|This|That|These|Those|There|Here|The|A|His|Her|Its|Their|Our|My"
    "|Nobody|Nothing|None|No|Neither|Everyone|Everybody|Someone|Both|Each|All|Many|Most|Some|Few"
    "|Several|Another|Others|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Only|Even|Also|Not"
    "|But|And|Or|Yet|Then|Now|When|While|If|As|After|Before|Since|Because|Although|Though|However"
    "|Meanwhile|Moreover|Instead|Later|Earlier|Once|Until|Today|Yesterday|Tomorrow|Last|Next"
    "|In|On|At|By|For|From|To|With|Without|Under|Over|During|Among|Between|Despite|According"
    "|Who|What|Why|How|Where|Which|Whether|Is|Are|Was|Were|Did|Does"
    "|Police|Prosecutors|Officials|Authorities|Witnesses|Residents|Troops|Soldiers|Critics"
)
OPENING_WORD = re.compile(rf"[“‘\"'(]*(?:{_OPENERS}|An(?= [a-z]))\b(?![.’'-])")

_ALWAYS_BEFORE_NAME = re.compile(
    r"\b(?:M[rsx]|Mrs|Mme|Mmes|Mlle|Messrs|Mdm|Smt|Shri|Thiru|Tmt|Kum)\.\s+\Z"
)
_BEFORE_NAME = re.compile(
    r"\b(?:Amb|Gens|Profs|Sens|Reps|Atty|Dep|Asst|Supt|Insp|Mohd|Muhd|Ch|Wg|Cdr|Cmdr|Sqn|Ldr|Flt"
    r"|Gp|Jus|Hon|Lt|Lts|Col|Cols|Maj|Gen|Brig|Adm|Sec|Min|Comdt|Pres|Dir|Chmn|Const|Det|Dy|Addl"
    r"|Ald|Cllr|Adv|Ar|Er|Engr|Eng|Fr|Br|Bro|Ven|Msgr|Mgr|Rev|Revd|Rt|Sri|Sh|Km|Pt|Md|Dato|Datuk"
    r"|Sgt|Cpl|LCpl|Pte|Pvt|Spc|Ens|Cdre|Capt|Coy|Bty|Intl|Cons|Mfg|Ft|Mt"
    r"|Lt\.-Gen|Maj\.-Gen|Brig\.-Gen|Lt\.-Col|Lt\.-Cdr)\.\s+\Z"
)
_BEFORE_NUMBER = re.compile(
    r"\b(?:[Aa]pprox|[Ee]st|[Cc]a|[Ff]igs?|[Vv]ols?|[Cc]hs?|[Pp]aras?|Arts?|Secs?|Nos?"
    r"|[Mm]ax|[Mm]in|Rs|Res|Tel|Apt|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.\s+\Z"
)
_BEFORE_LOWER_CASE = re.compile(
    r"\b(?:[Aa]pprox|[Ee]st|[Gg]ovt|[Dd]ept|[Ii]ntl|[Ii]nt'l|[Gg]ov't|[Nn]at'l|[Dd]ist|[Ee]tc|vs"
    r"|yrs?|hrs?|mins?|kms?|sq|cu|kgs?|mn|bn|tr|ft|Inc|Corp|Co|Ltd|Jr|Sr|Sun|Mon|Tues?|Wed"
    r"|Thurs?|Fri|Sat|a\.m|p\.m|[A-Z]\.[A-Z]|Bde|Regt|Div|Batt|Coy|Assn|Assoc|Admin|Univ|Mfg"
    # Without a vowel it is no word: "Bn. of the 7th Rgt. moved".
    r"|[A-Z][b-df-hj-np-tv-xz]{1,4})\.\s+\Z"
)
# "Mahmoud R.", but not "George W." of a name that goes on; "Ford Motor Co."; "nuts, etc."
_BEFORE_OPENING_WORD = re.compile(
    r"(?:\b[A-Z][a-zà-ÿ’'-]+ [A-Z]|\b(?:Inc|Corp|Co|Ltd|Bros|Jr|Sr|Esq|S\.A|Ph\.D))\.[”’\"')]*\s+"
)
# "me." is Maine only with a capital.
_ENDING = re.compile(r"\b(?:[Ee]tc\.[”’\"')]*|me\.)\s+(?=[A-Z“‘\"'])")

_CLOCK_TIME = re.compile(r"\d\s?[ap]\.m\.\s+\Z", re.IGNORECASE)
_AFTER_CLOCK_TIME = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May \d|June|July"
    r"|August|(?:Septem|Octo|Novem|Decem)ber|(?:Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\. \d"
    r"|[A-Z]{2,4}T\b|UTC\b|(?:[A-Z]\w+ ){1,2}(?:[Ss]tandard )?[Tt]ime)\b"
)

# Lower case throughout: "al-Qaeda" and "iPhone" can begin a sentence.
LOWER_CASE_WORD = re.compile(r"[—–-]?\s*[a-zà-öø-ÿ][a-zà-öø-ÿ’'-]*(?![\w-])")

_RUSSIAN_LOWER_CASE = re.compile(r"[—–-]?\s*[\u0430-\u045f\u0491]")
_RUSSIAN_BEFORE_NAME = re.compile(
    r"(?<!\w)(?:[Гг]ен|[Пп]олк|[Пп]одполк|[Лл]ейт|[Кк]ап|[Аа]кад|[Пп]роф|[Дд]оц|[Тт]ов|[Гг]р|[Гг]-н"
    r"|[Гг]-жа|[Ии]м|[Уу]л|[Пп]л|[Пп]росп|[Пп]ос|[Дд]ер|[Сс]т|[Оо]з)\.\s*\Z"
)
_RUSSIAN_BEFORE_NUMBER = re.compile(
    r"(?<!\w)(?:янв|февр?|мар|апр|июн|июл|авг|сент?|окт|ноя|нояб|дек|стр?|п|гл|рис|табл|№|ок|кв|тел"
    r"|[Сс]р|[Сс]м|[Гг]|д)\.\s*\Z"
)
# A sentence that has a verb may end with its year; one that opens with a date goes on.
_RUSSIAN_YEAR = re.compile(r"\d\s?г{1,2}\.\s+(?=[«„“\"]?[А-ЯЁ])")
# By whom or of whom, after a year: "в 1147 г. Юрием Долгоруким".
_RUSSIAN_OBLIQUE = re.compile(r"\w+(?:ым|им|ом|ем|ём|ой|ей|ами|ями|ого|его|ому|ему)\b")
_RUSSIAN_ENDING = re.compile(
    r"(?:т\. [дп]|(?:\d|тыс|млн|млрд)\s?(?:руб|долл|коп|тыс|млн|млрд|чел|шт|экз|т|км|кг|га|м))"
    r"\.\s+(?=[А-ЯЁ])"
)
_RUSSIAN_VERB = re.compile(
    r"(?:умер|погиб|исчез|возник|достиг|вырос|смог|помог)\b|\w\w(?:л|ла|ло|ли|лся|лась|лось|лись|[еёи]т|[уюая]т|[еёи]тся|[уюая]тся|[аея]н[аоы]?)\b"
)

_DEVANAGARI = (
    r"(?:डॉ|डा|श्री|श्रीमती|सुश्री|कु|प्रो|पं|मो|मु|स्व|ले|लेफ्टि|ब्रि|मे|कै|कैप्ट|इंजी|एड|सं|रु|रू|ई|ता"
    r"|जन|फर|फ़र|मार्च|अप्रै|जुल|अग|सित|सितं|अक्टू|अक्तू|नव|नवं|दिस|दिसं|कि|कि\.मी|कि\.ग्रा|मी|ग्रा)"
)
_DEVANAGARI_ABBREVIATION = re.compile(rf"(?<![\u0900-\u097f]){_DEVANAGARI}\.\s*\Z")
# "د." (Dr.) and other forms of one letter.
_ARABIC_LETTER = re.compile(r"(?<!\w)[\u0621-\u064a]\.\s*\Z")

_DEVANAGARI_LANGUAGES = frozenset({"hi", "mr", "ne", "bho", "mai", "sa"})
_ARABIC_LANGUAGES = frozenset({"ar", "fa", "ur", "ps", "ckb", "sd"})
_CYRILLIC_LANGUAGES = frozenset({"ru", "uk", "be", "bg"})


def ends_with_abbreviation(tail: str, rest: str, language: str) -> bool:
    """Whether the last word of ``tail`` is an abbreviation after which a sentence goes on.

    ``tail`` ends where a sentence might, white space included, and ``rest`` follows it.
    ``language`` is a primary language of BCP 47.
    """
    if language == "en":
        return _is_english_abbreviation(tail, rest)
    if language in _CYRILLIC_LANGUAGES:
        return _is_russian_abbreviation(tail, rest)
    if language in _DEVANAGARI_LANGUAGES:
        return bool(_DEVANAGARI_ABBREVIATION.search(tail))
    return language in _ARABIC_LANGUAGES and bool(_ARABIC_LETTER.search(tail))


def closing_abbreviations(text: str, language: str) -> list[int]:
    """Where sentences begin after an abbreviation that ends the sentence before them, in order."""
    if language == "en":
        ends = [each.end() for each in _BEFORE_OPENING_WORD.finditer(text)]
        closing = [end for end in ends if OPENING_WORD.match(text, end)]
        return sorted(closing + [each.end() for each in _ENDING.finditer(text)])
    if language in _CYRILLIC_LANGUAGES:
        years = [
            each.end()
            for each in _RUSSIAN_YEAR.finditer(text)
            if _RUSSIAN_VERB.search(_sentence_before(text, each.start()))
            and not _RUSSIAN_OBLIQUE.match(text, each.end())
        ]
        return sorted(years + [each.end() for each in _RUSSIAN_ENDING.finditer(text)])
    return []


def _is_english_abbreviation(tail: str, rest: str) -> bool:
    if _ALWAYS_BEFORE_NAME.search(tail):
        return True
    if _BEFORE_NAME.search(tail) and not OPENING_WORD.match(rest):
        return True
    if _BEFORE_NUMBER.search(tail) and rest[0].isdigit():
        return True
    if _BEFORE_LOWER_CASE.search(tail) and LOWER_CASE_WORD.match(rest):
        return True
    return bool(_CLOCK_TIME.search(tail) and _AFTER_CLOCK_TIME.match(rest))


def _is_russian_abbreviation(tail: str, rest: str) -> bool:
    if not tail.rstrip().endswith("."):
        return False
    if _RUSSIAN_LOWER_CASE.match(rest) or _RUSSIAN_BEFORE_NAME.search(tail):
        return True
    return bool(_RUSSIAN_BEFORE_NUMBER.search(tail)) and rest[0].isdigit()


def _sentence_before(text: str, position: int) -> str:
    """The words since the last full stop that a capital follows, at most 200 characters."""
    before = text[max(0, position - 200) : position]
    return re.split(r"[.!?…]\s+(?=[А-ЯЁ])", before)[-1]
