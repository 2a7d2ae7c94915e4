"""Boilerplate of a news page: lines and openings that are not the reporter's sentences.

Whole lines are captions, bylines with the date and time around them, what is left of a page's
navigation ("Share"), and promotions (`promotion.py`). And the dateline names the place, the day
and the agency before the first sentence. All of these stay in the stored text but in no sentence,
unless an editor puts them back (`excluded.py`).

They are recognised by their form, never by a list of places. If the form does not decide, the words
count as the reporter's own: to show a dateline too many is harmless, while dropping "Muttaqi:" from
what follows it would lose the speaker.
"""

import re
from dataclasses import dataclass

from relations.sources.normalisation import trimmed_span
from relations.sources.promotion import has_form, is_live_notice


@dataclass(frozen=True, slots=True)
class Dateline:
    """The dateline of an article with its separator: ``text[start:end]``, in code points."""

    text: str
    start: int
    end: int


# A dateline, and the first word after it, end well before this.
_LONGEST_OPENING = 200

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_NAME = r"[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|of|the|de|al|el)){0,3}"
_PLACE = rf"{_NAME}(?: ?/ ?{_NAME})*(?:, {_NAME}| \[{_NAME}\])?"
# At least three capitals in a row: "U.S." and "Q" open sentences, not articles.
_PLACE_IN_CAPITALS = (
    r"[A-Z][A-Z.’'-]*[A-Z]{2}[A-Z.’'-]*(?: [A-Z][A-Z.’'-]+){0,3}"
    r"(?: ?/ ?[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3})*"
)
_AGENCY = r"\([A-Z][\w .&/’'-]{1,30}\)"
_DASH = r"(?: ?[–—] ?| --? )"
_COLON = r" ?: "

_DATELINE_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        # The agency shows that it is a place, with or without the day:
        # Kabul, Afghanistan (AP) — The ...
        rf"{_PLACE}(?:, {_DAY})? {_AGENCY}(?:{_DASH}|{_COLON})",
        # and with the day it needs no separator: New Delhi, Apr 19 (PTI) India ...
        rf"{_PLACE}, {_DAY} {_AGENCY} ",
        # The day alone shows that it is a place: Islamabad, April 19: Pakistan ...
        rf"{_PLACE}, {_DAY}(?:{_DASH}|{_COLON})",
        # Two places: Kabul/Islamabad: In ...
        rf"{_NAME}(?: ?/ ?{_NAME})+(?:{_DASH}|{_COLON})",
        # A place in capitals: KABUL, Afghanistan — The ...
        rf"(?P<capitals>{_PLACE_IN_CAPITALS})(?:, {_NAME})?(?:{_DASH}|{_COLON})",
    )
)

_PERSON = r"[^\W\d_a-z][\w.’'-]*(?: (?:al|bin|de|der|ul|van|von|[^\W\d_a-z][\w.’'-]*)){1,3}"
_AGENCIES = r"(?:AFP|AP|APP|ANI|IANS|PTI|EPA|Reuters|Xinhua|Agencies|Associated Press)"
_DESK = (
    r"(?:(?:[A-Z]\w+ )?(?:Web|News|Monitoring|National|World) Desk|News Agencies"
    r"|(?:Our |The |A )?(?:Staff|Special|Diplomatic|Correspondent)"
    r"(?: (?:Reporter|Writer|Correspondent))?)"
)
_AUTHOR = rf"(?:{_PERSON}|{_AGENCIES}|{_DESK})"
_AFTER_AUTHORS = rf"(?: in {_PLACE})?(?:,? ?[|•·–—-] ?.{{0,80}}|, {_DAY})?"
_PUT_OUT = r"(?i:(?:first |last )?(?:published|updated|posted|modified)(?: on| at)?)"
_CLOCK = r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[apAP]\.?[mM]\.?)?(?: \(?[A-Z]{2,5}\)?)?)"
_SPAN = r"(?i:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|months?)"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )"
_STAMP = rf"{_WEEKDAY}?{_DAY},?(?: (?:at |[|–—-] ?)?{_CLOCK})?"

_REPORTED_FROM = rf"{_NAME}(?:,? and {_NAME})? (?:reported|wrote) from {_PLACE}\."
_TO_THIS = r"(?:reporting|to this (?:report|story|article|piece))"
# A day and an hour in other languages, which are nothing else on a line.
_DAY_ELSEWHERE = (
    r"(?:\w+, )?\d{1,2}\.? (?:de )?[^\W\d_]\S{1,11},? (?:de )?\d{4}(?: [гр]\.)?"
    r"|\d{4} ?[年년] ?\d{1,2} ?[月월] ?\d{1,2} ?[日일](?: ?\(.\))?|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
)
_CLOCK_ELSEWHERE = (
    r"(?:,? ?(?:[^\W\d_]{0,3}\.?|[|–—-]) ?(?:\d{1,2}[:.h] ?\d{2}(?::\d{2})?"
    r"|\d{1,2} ?[時시](?: ?\d{1,2} ?[分분])?)"
    r"(?: ?(?:Uhr|h|hs|[A-Z]{2,4}))?)"
)
_CHINESE_SOURCE = r"(?:来源|來源|责任编辑|責任編輯|责编|编辑|記者|记者|作者)[:：] ?[^。]{1,20}"
_PUT_OUT_ELSEWHERE = (
    r"(?:(?:Publié|Mis à jour|Modifié|Veröffentlicht|Aktualisiert|Stand|Publicad[oa]|Actualizado"
    r"|Atualizado|Pubblicato|Aggiornato|Опубликовано|Обновлено|Опубліковано|Оновлено|Yayınlanma"
    r"|Güncelleme|发布时间|发表于|更新|公開)"
    r"(?: (?:le|am|vom|el|em|il))?[:：]? ?)"
)

_BYLINES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:By|BY|by) {_AUTHOR}(?:(?:,| and| &) {_AUTHOR})*{_AFTER_AUTHORS}",
        _DESK,
        # The credit under the text of an agency.
        rf"(?:[–—-]{{1,2}} ?)?\(?{_AGENCIES}\)?",
        rf"(?:{_PUT_OUT}:? ?)?{_STAMP}",
        rf"(?:{_PUT_OUT}:? ?(?:at )?)?{_CLOCK}(?:,? {_DAY})?",
        rf"(?:{_PUT_OUT}:? ?)?(?:about |over )?(?:\d{{1,3}}|[Aa]n?) ?{_SPAN} ago",
        rf"{_PUT_OUT}: ?.{{0,60}}[^.!?]",
        rf"\(?(?:(?:Additional |Further )?[Rr]eporting|Writing|Editing|Compiled) by {_PERSON}.*\)?",
        r"\(?(?:With|Additional|Further) (?:reporting|material|information) (?:by|from) .{2,150}",
        rf"(?:{_REPORTED_FROM} )?[^.!?]{{2,150}} contributed {_TO_THIS}[^.]{{0,60}}\.?",
        _REPORTED_FROM,
        # The initials of editors: ab/jcg (AFP, Reuters)
        r"[a-z]{2,4}(?:/[a-z]{2,4})+(?: \([\w, ]+\))?",
        rf"{_PUT_OUT_ELSEWHERE}?(?:{_DAY_ELSEWHERE}){_CLOCK_ELSEWHERE}?(?: {_CHINESE_SOURCE})?",
        _CHINESE_SOURCE,
        rf"(?:Par|Por|Von|Door) (?:{_PERSON}|[Ll]a (?:rédaction|redacción)(?: (?:avec|con) \w+)?)",
    )
)

_CREDIT = r"(?:[Ff]ile )?(?:[Pp]hoto(?:graph)?|[Ii]mage|[Pp]icture|[Ii]llustration|[Vv]ideo)s?"
_CREDIT_AT_END = r"(?:Credit|(?:File )?[Pp]hoto|Photograph|Image|Picture)s?(?: credit| courtesy)?"
_CAPTIONS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"[\[(]?{_CREDIT}(?: credit| courtesy)? ?[:|/].*",
        rf"[\[(]?{_CREDIT} (?:by|courtesy(?: of)?) {_AUTHOR}.{{0,60}}",
        r"(?:Credit|Courtesy|CREDIT|PHOTO) ?: .*",
        rf".*\({_CREDIT} (?:by|via|courtesy)\b[^()]{{2,60}}\)\.?",
        # After the words of a caption, where the reporter's sentence would have a verb.
        rf".*(?:[.!?…”]|[(\[|–—-]) ?{_CREDIT_AT_END}: ?[^.]{{2,60}}[)\]]?\.?",
        rf".*[(\[](?:[^()\[\]/]{{2,40}}/ ?)?{_AGENCIES}(?: Photo\b|/| via )[^()\[\]]*[)\]]\.?",
        rf".*\[[^\[\]/]{{2,40}}/ ?(?:{_AGENCIES}|Getty Images|Anadolu)[^\[\]]{{0,40}}\]",
        rf".*[—–|-] ?{_AGENCIES}/[Ff]ile(?: photo)?\.?",
    )
)

_NAVIGATION = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:share|print|save|comments?|e-?mail|home|menu|search|tweet|pin it)",
        r"(?:copy link|link copied!?|leave a (?:comment|reply)|sign in|log ?in|sign up)",
        r"(?:facebook|twitter|x|whatsapp|telegram|linkedin|instagram|youtube|reddit|pinterest)",
        r"(?:share|save|print|listen to|bookmark|e-?mail) th(?:is|e) (?:article|story|page|post)",
        r"list \d+ of \d+.*|end of list|配信",
        r"to (?:view|play|watch) this (?:video|content|audio)\b.*(?:javascript|browser|cookies).*",
        r"skip to (?:main |the )?content|back to top|(?:show|load|view|see) (?:more|all|comments)",
        r"(?:\d+|one|two|three) ?min(?:ute)?s? read|(?:read|listening) time:? .{1,20}",
        (
            r"(?:related|recommended|more|popular|latest|top)"
            r"(?: (?:stories|articles|news|topics|reads|coverage))?"
        ),
        r"(?:more on this story|more from [^.!?]{1,60}|most (?:read|viewed|popular))",
        r"(?:trending(?: now)?|recommended for you|you (?:may|might) also like)",
        r"(?:don[’']t miss|editor[’']s picks?)",
        r"(?:tags?|topics?|filed under|categor(?:y|ies)) ?:[^.!?]*",
        r"(?:next|previous) (?:article|story|post)",
        r"home(?: ?[>»›/] ?[\w &-]{1,40})+",
        (
            r"(?:partager|s[’']abonner|abonnez-vous|imprimer|teilen|drucken|abonnieren|compartir"
            r"|suscr[ií]bete|imprimir|compartilhar|assine|condividi|abbonati|delen|udostępnij|paylaş"
            r"|abone ol|yazdır|поделиться|подписаться|распечатать|поділитися|підписатися|शेयर करें"
            r"|شیئر کریں|شارك|مشاركة|طباعة|اشتراک گذاری|シェアする?|分享|打印)"
        ),
        r"(?:©|copyright ?(?:©|\d)).*|.{0,80}all rights reserved\.?",
    )
)

# Labels and bodies that papers write in capitals before a colon or a dash.
_NOT_PLACES = re.compile(
    r"(?:BREAKING|ANALYSIS|EXCLUSIVE|OPINION|EDITORIAL|COMMENT|UPDATED?|EXPLAIN(?:ED|ER)|FACTBOX"
    r"|TIMELINE|WATCH|READ|VIDEO|PHOTOS?|LIVE|ALERT|URGENT|JUST|NEWS|INTERVIEW|PROFILE|FEATURE"
    r"|CORRECTION|NOTE|WARNING|QUESTION|ANSWER|NATO|USA|IMF|ISI|CIA|FBI|TTP|ISIS|ISKP|UNHCR|OIC"
    r"|SAARC|SCO|BRICS|PTI|CPEC|COVID)\b"
)
# What follows a dateline is a whole sentence; "The Taliban (TTP) - a banned group" goes on.
_SENTENCE_OPENING = re.compile(r"\s*[“‘«\"'(\[]*(?![a-zà-öø-ÿ])\w")
_ANY_SPACE = re.compile(r"\s")
_SPEAKER_LINE = re.compile(rf"^{_PLACE_IN_CAPITALS} ?:", re.MULTILINE)


def is_byline(line: str) -> bool:
    """Whether a line says only who wrote the article or when it was published."""
    return has_form(line, _BYLINES)


def is_caption(line: str) -> bool:
    """Whether a line credits a picture, with or without describing it."""
    return has_form(line, _CAPTIONS)


def is_navigation(line: str) -> bool:
    """Whether a line is a page's button, the heading of a list, its copyright notice, or a
    control or notice of a live page."""
    return has_form(line, _NAVIGATION) or is_live_notice(line)


def dateline(text: str) -> Dateline | None:
    """Return the dateline that opens the text, without the white space around it.

    A single name in ordinary letters before a colon ("Kabul: ", "Muttaqi: ", "Analysis: ") does not
    count: its form does not tell a place from a speaker or a subject. Neither does one in capitals
    if another line opens in the same way: the text is then a transcript.
    """
    start, end = trimmed_span(text, 0, len(text))
    first_line = "".join(text[start : min(end, start + _LONGEST_OPENING)].splitlines()[:1])
    # Papers put no-break spaces here; the forms know plain ones.
    opening = _ANY_SPACE.sub(" ", first_line)
    for form in _DATELINE_FORMS:
        match = form.match(opening)
        if match and _SENTENCE_OPENING.match(opening, match.end()) and not _is_label(match, text):
            last = start + len(match[0].rstrip())
            return Dateline(text[start:last], start, last)
    return None


def _is_label(match: re.Match[str], text: str) -> bool:
    """Whether the capitals of a match are a label or a speaker rather than a place."""
    capitals = match.groupdict().get("capitals")
    if capitals is None:
        return False
    return bool(_NOT_PLACES.match(capitals)) or len(_SPEAKER_LINE.findall(text)) > 1
