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

_FIRST_WORD = re.compile(r"[—–-]?\s*(?P<word>[^\W\d_][\w’'-]*)")

_RUSSIAN_BEFORE_NAME = re.compile(
    r"(?<!\w)(?:[Гг]ен|[Пп]олк|[Пп]одполк|[Лл]ейт|[Кк]ап|[Аа]кад|[Пп]роф|[Дд]оц|[Тт]ов|[Гг]р|[Гг]-н"
    r"|[Гг]-жа|[Нн]азыв|[А-ЯЁІЇЄҐ]|[Ии]м|[Уу]л|[Пп]л|[Пп]росп|[Пп]ос|[Дд]ер|[Сс]т|[Оо]з)\.\s*\Z"
)
_RUSSIAN_BEFORE_NUMBER = re.compile(
    r"(?<!\w)(?:янв|февр?|мар|апр|июн|июл|авг|сент?|окт|ноя|нояб|дек|стр?|п|гл|рис|табл|№|ок|кв|тел"
    r"|[Сс]р|[Сс]м|[Гг]|д"
    # and Ukrainian months
    r"|січ|лют|бер|квіт?|трав?|черв?|лип|серп?|вер|жовт?|лист|груд?|арк|оф|буд|ст|ч|п)\.\s*\Z"
)
# A sentence that has a verb may end with its year; one that opens with a date goes on.
_RUSSIAN_YEAR = re.compile(r"\d\s?г{1,2}\.\s+(?=[«„“\"]?[А-ЯЁ])")
# By whom or of whom, after a year: "в 1147 г. Юрием Долгоруким".
_RUSSIAN_OBLIQUE = re.compile(r"\w+(?:ым|им|ом|ем|ём|ой|ей|ами|ями|ого|его|ому|ему)\b")
_RUSSIAN_ENDING = re.compile(
    r"(?:т\. [дп]|(?:\d|тыс|млн|млрд)\s?(?:руб|долл?|коп|грн|тыс|млн|млрд|чел|шт|экз|т|км|кг|га|м))"
    r"\.\s+(?=[А-ЯЁ])"
)
_RUSSIAN_VERB = re.compile(
    r"(?:умер|погиб|исчез|возник|достиг|вырос|смог|помог)\b|\w\w(?:л|ла|ло|ли|лся|лась|лось|лись|[еёи]т|[уюая]т|[еёи]тся|[уюая]тся|[аея]н[аоы]?)\b"
)

_FRENCH_OPENERS = (
    "Il|Elle|Ils|Elles|On|Nous|Vous|Je|Le|La|Les|Un|Une|Des|Du|De|Ce|Cet|Cette|Ces|Son|Sa|Ses|Leur"
    "|Leurs|Mais|Et|Ou|Or|Donc|Puis|Pour|Par|Dans|En|Au|Aux|Sur|Sous|Avec|Sans|Selon|Après|Avant"
    "|Depuis|Pendant|Quand|Si|Comme|Aucun|Aucune|Personne|Rien|Tous|Plusieurs|Certains"
)
_FRENCH_OPENING = re.compile(rf"[«“‘\"'(\s]*(?:(?:{_FRENCH_OPENERS})\b|(?:L|D|C|J|N|S|Qu)[’']|À\b)")
_FRENCH_BEFORE_NAME = re.compile(
    r"(?<!\w)(?:MM?|Mmes?|Mlles?|Mgr|Me|Pr|Dr|[Cc]ol|[Gg]én|[Cc]apt?|[Cc](?:m?dt|omm|dr)|[Ll]t|[Aa]dj|[Ss]gt"
    r"|[Aa]mb|[Pp]rés|Pdt|Ste?|Cie|[Aa]v|[Bb]d)\.\s+\Z"
)
_BEFORE_NUMBER_ELSEWHERE = re.compile(
    r"(?<!\w)(?:[Aa]rts?|al|pp?|págs?|pág|pag|vol|chap|cap|nos?|n|núm|nr|Nr|fig|éd|env|aprox|circa|ca"
    r"|t|tél|tel|máx|mín|max|min|vgl|Abs|Kap|md|str)\.\s+\Z"
)

# What "etc." is, after which a capital begins a sentence; in German a noun may follow it.
_CAPITAL = r"(?=[«“‘„\"]?\s?[A-ZÀ-ÖØ-ÞİŞÇĞ])"
_AND_SO_ON = {
    "fr": re.compile(rf"(?<!\w)etc\.\s+{_CAPITAL}"),
    "es": re.compile(rf"(?<!\w)etc\.\s+{_CAPITAL}"),
    "pt": re.compile(rf"(?<!\w)etc\.\s+{_CAPITAL}"),
    "it": re.compile(rf"(?<!\w)(?:ecc|etc)\.\s+{_CAPITAL}"),
    "tr": re.compile(rf"(?<!\w)v[bs]\.\s+{_CAPITAL}"),
    "de": re.compile(
        r"(?<!\w)(?:usw|etc|usf)\.\s+"
        r"(?=(?:Der|Die|Das|Dem|Den|Er|Sie|Es|Wir|Ich|Ein|Eine|Im|In|Am|An|Auf|Nach|Vor|Doch|Aber|Und)\b)"
    ),
}

# Titles before names in other languages, besides those that the library knows.
_BEFORE_FOREIGN_NAME = {
    language: re.compile(rf"(?<!\w)(?:{titles})\.\s+\Z")
    for language, titles in {
        "es": (
            "[Gg]ral|[Cc]nel|[Cc]ap|[Cc]mdte|[Ss]gto|[Tt]te|[Aa]lm|V?[Pp]d[tn]?[ea]|Vpdt[ea]"
            "|[Pp]resid|[Gg]ob|[Ss]en|[Dd]ip|[Ee]xcmo|[Ii]lmo|[Mm]ons|[Ll]ic|[Ii]ng|[Aa]rq|[Pp]rof"
            "|St[oa]|Hno|Hna|Av|Cía"
        ),
        "it": (
            "[Oo]n|[Ss]en|[Dd]ott|[Dd]ott\\.ssa|[Ss]ig|[Ss]ig\\.ra|[Pp]rof|[Aa]vv|[Ii]ng|[Gg]en"
            "|[Cc]ol|[Cc]ap|[Mm]agg|[Tt]en|[Mm]ar|[Mm]ons|[Cc]ard|[Aa]rch|Ecc|Em|[Ss]s"
        ),
        "pt": (
            "[Ss]ra?|[Gg]en|[Cc]el|[Cc]ap|[Mm]aj|[Tt]en|[Ss]gt|[Aa]lm|[Bb]rig|[Dd]ep|[Ss]en|[Gg]ov"
            "|[Pp]res|[Mm]in|[Dd]es|[Dd]ra?|[Ee]ng|[Pp]rofa?|[Ee]xm[oa]|Av"
        ),
        "de": "Gen|Hptm|Oberst|Maj|Ltn|Abg|Frhr|Bgm|Hr|Fr|Msgr|Kard|Bf",
        "tr": (
            "Gen|Av|Doç|Yrd|Öğr|Gör|Alb|Org|Korg|Tümg|Tuğg|Kur|Bnb|Yzb|Tğm|Mah|Cad|Sok|Sn|Op|Uzm"
            "|Hz|Şh|M\\.Ö|M\\.S"
        ),
    }.items()
}

# "im 19. Jahrhundert": the library knows the months.
_GERMAN_ORDINAL = re.compile(r"(?<![\d.,])\d{1,2}\.\s+\Z")
_COUNTED_IN_GERMAN = re.compile(
    r"(?:Jahrhunderts?|Jahrtausends?|Weltkriegs?|Jahrestags?|Geburtstags?|Bezirks?|Tags?|Woche|Monats?"
    r"|Jahres?|Bundestags?|Parteitags?|Division|Armee|Brigade|Bataillons?|Infanterie|Panzer\w*"
    r"|Kongress\w*|Sitzung|Runde|Mal|Lebensjahre?s?|Todestags?|Sanktionspakets?|Auflage|Etage"
    r"|Stock|Platz|Mannschaft|Liga|Senat|Kammer|Halbjahr|Quartal|Gipfel\w*|FC|SV|Republik|Amtszeit|Verfassungszusatz\w*|Zusatzartikels?|UN-\w+|EU-\w+)\b"
)

_DEVANAGARI = (
    r"(?:डॉ|डा|श्री|श्रीमती|सुश्री|कु|प्रो|पं|मो|मु|स्व|ले|लेफ्टि|ब्रि|मे|कै|कैप्ट|इंजी|एड|सं|रु|रू|ई|ता"
    r"|जन|फर|फ़र|मार्च|अप्रै|जुल|अग|सित|सितं|अक्टू|अक्तू|नव|नवं|दिस|दिसं|कि|कि\.मी|कि\.ग्रा|मी|ग्रा)"
)
_DEVANAGARI_ABBREVIATION = re.compile(
    rf"(?<![\u0900-\u097f])(?:{_DEVANAGARI}|(?:[\u0900-\u097f]{{1,3}}\.)+[\u0900-\u097f]{{1,3}})\.\s*\Z"
)
# The names of letters, of which initials are written: "ایس۔ ایم۔ قریشی".
_URDU_LETTER = (
    r"(?:اے|بی|سی|ڈی|ای|ایف|جی|ایچ|آئی|جے|کے|ایل|ایم|این|او|پی|کیو|آر|ایس|ٹی|یو|وی|ڈبلیو|ایکس|وائی"
    r"|زیڈ|زی)"
)
_URDU_INITIALS = re.compile(rf"(?<!\w){_URDU_LETTER}۔\s*{_URDU_LETTER}۔\s*\Z")
_URDU_INITIAL = re.compile(rf"(?<!\w){_URDU_LETTER}۔\s*\Z")
_URDU_NEXT_INITIAL = re.compile(rf"{_URDU_LETTER}۔")
# "د." (Dr.) and other forms of one letter.
_ARABIC_LETTER = re.compile(r"(?<!\w)[\u0621-\u064a]\.\s*\Z")

_DEVANAGARI_LANGUAGES = frozenset({"hi", "mr", "ne", "bho", "mai", "sa"})
_ARABIC_LANGUAGES = frozenset({"ar", "fa", "ur", "ps", "ckb", "sd"})
_CYRILLIC_LANGUAGES = frozenset({"ru", "uk", "be", "bg"})


def begins_in_lower_case(rest: str) -> bool:
    """Whether the first word is in lower case throughout, in a script that has capitals; "al-Qaeda"
    and "iPhone" can begin a sentence."""
    first = _FIRST_WORD.match(rest)
    return first is not None and first["word"].islower()


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
    if language in _ARABIC_LANGUAGES:
        return bool(_ARABIC_LETTER.search(tail)) or _is_urdu_initial(tail, rest)
    return _is_european_abbreviation(tail, rest, language)


def closing_abbreviations(text: str, language: str) -> list[int]:
    """Where sentences begin after an abbreviation that ends the sentence before them, in order."""
    if language == "en":
        ends = [each.end() for each in _BEFORE_OPENING_WORD.finditer(text)]
        closing = [end for end in ends if OPENING_WORD.match(text, end)]
        return sorted(closing + [each.end() for each in _ENDING.finditer(text)])
    if language in _AND_SO_ON:
        return [each.end() for each in _AND_SO_ON[language].finditer(text)]
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
    if _BEFORE_LOWER_CASE.search(tail) and begins_in_lower_case(rest):
        return True
    return bool(_CLOCK_TIME.search(tail) and _AFTER_CLOCK_TIME.match(rest))


def _is_european_abbreviation(tail: str, rest: str, language: str) -> bool:
    if tail.rstrip().endswith(".") and begins_in_lower_case(rest):
        return True
    titles = _BEFORE_FOREIGN_NAME.get(language)
    if titles and titles.search(tail):
        return True
    if _BEFORE_NUMBER_ELSEWHERE.search(tail) and rest[0].isdigit():
        return True
    if language == "fr":
        return _is_french_abbreviation(tail, rest)
    is_german_ordinal = language == "de" and _GERMAN_ORDINAL.search(tail)
    return bool(is_german_ordinal and _COUNTED_IN_GERMAN.match(rest))


def _is_french_abbreviation(tail: str, rest: str) -> bool:
    return bool(_FRENCH_BEFORE_NAME.search(tail)) and not _FRENCH_OPENING.match(rest)


def _is_urdu_initial(tail: str, rest: str) -> bool:
    if _URDU_INITIALS.search(tail):
        return True
    return bool(_URDU_INITIAL.search(tail) and _URDU_NEXT_INITIAL.match(rest))


def _is_russian_abbreviation(tail: str, rest: str) -> bool:
    if not tail.rstrip().endswith("."):
        return False
    if begins_in_lower_case(rest) or _RUSSIAN_BEFORE_NAME.search(tail):
        return True
    return bool(_RUSSIAN_BEFORE_NUMBER.search(tail)) and rest[0].isdigit()


def _sentence_before(text: str, position: int) -> str:
    """The words since the last full stop that a capital follows, at most 200 characters."""
    before = text[max(0, position - 200) : position]
    return re.split(r"[.!?…]\s+(?=[А-ЯЁ])", before)[-1]
