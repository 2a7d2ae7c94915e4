"""What a number counts: the noun phrase after it, and the fate of those counted ("killed")."""

from typing import NamedTuple

from relations.extraction.counting.numerals import numeral_at
from relations.extraction.tokens import POSSESSIVE, Token, listed

_ENDS_A_PHRASE = listed("""
    a an the this that these those his her its their our your my who which whose whom where
    when while as if because since until after before during amid and or but nor yet so than then
    of in on at by to from for with without within into onto over under above below between among
    across along against through toward towards near around about beyond despite via per is was
    are were be been being am has have had do does did will would shall should can could may might
    must not no also already still only just even both each every either he she it they we you i
    him them us there here said says say told ago away north south east west deep inside outside
    wide high long tall old""")
_PLURALS = listed("""
    people men women children police policemen policewomen fishermen servicemen gunmen
    lawmen countrymen crewmen airmen businessmen tribesmen militiamen congressmen troops personnel
    dead wounded injured crew staff cattle sheep aircraft spacecraft warships percent livestock
    infantry cavalry criteria media militia clergy youth others mice feet teeth yuan yen won baht
    rubles hryvnia rupiah""")
_NOT_PLURALS = listed("was has is his its this us as does yes thus perhaps always")
_PERSONS = listed("""
    person man woman child boy girl baby soldier officer policeman policewoman guard fighter
    civilian villager farmer fisherman journalist pilot sailor marine migrant refugee student
    worker driver diplomat national citizen suspect prisoner hostage militant gunman nurse doctor
    teacher constable sergeant corporal peacekeeper shepherd herder trader priest cameraman
    reporter photographer engineer interpreter bystander passenger teenager rebel insurgent
    protester demonstrator settler resident guide cook shopkeeper mayor judge lawyer monk nun imam
    envoy consul pilgrim tourist porter captain cadet commando labourer laborer miner""")
_SINGULARS = _PERSONS | listed("""
    ship boat vessel aircraft jet plane helicopter drone missile rocket shell tank truck lorry
    vehicle house home village bridge crossing checkpoint outpost embassy consulate body""")
_FILLERS = listed("more other others additional further different separate")
_ADJECTIVE_ENDINGS = ("al", "ic", "ive", "an", "ish", "ese", "ous", "ity", "ary", "ed", "en")

# The fate of those counted -> the forms of its verb.
_FATES = {
    "killed": "kill kills killed killing",
    "wounded": "wound wounds wounded wounding",
    "injured": "injure injures injured injuring hurt hurting",
    "deported": "deport deports deported deporting",
    "arrested": "arrest arrests arrested arresting",
    "detained": "detain detains detained detaining",
    "displaced": "displace displaces displaced displacing",
    "expelled": "expel expels expelled expelling",
    "evacuated": "evacuate evacuates evacuated evacuating",
    "rescued": "rescue rescues rescued rescuing",
    "captured": "capture captures captured capturing",
    "freed": "free frees freed freeing",
    "released": "release releases released releasing",
    "repatriated": "repatriate repatriates repatriated repatriating",
    "abducted": "abduct abducts abducted abducting kidnap kidnaps kidnapped kidnapping",
    "executed": "execute executes executed executing",
    "destroyed": "destroy destroys destroyed destroying",
    "damaged": "damage damages damaged damaging",
    "seized": "seize seizes seized seizing",
}
_FATE = {form: fate for fate, forms in _FATES.items() for form in forms.split()}
_PARTICIPLES = frozenset(_FATES) | {"hurt", "missing"}
_FATED = _PARTICIPLES | {"dead"}
_BEFORE_PARTICIPLES = listed("was were are is been being be had has have got also")
_MOST_WORDS = 6
_MOST_WORDS_OF = 4


class Counted(NamedTuple):
    """``measure`` is what is counted, in words; ``end`` is the position of the token after it."""

    measure: str
    end: int


def counted_at(text: str, tokens: list[Token], position: int, is_one: bool = False) -> Counted:
    """The noun phrase that begins with this token; the measure is empty if there is none.

    It ends with its plural noun (if ``is_one``, with one of a few singular nouns that reports
    count), or with what follows that after "of". "Others", and a fate alone ("12 wounded"), count
    people.
    """
    start = _after_fillers(tokens, position)
    others = start > position and tokens[start - 1].key == "others"
    if (head := _end_of_noun(tokens, start, is_one)) and not _is_fate_alone(tokens, start, head):
        end = end_with_of(tokens, head)
        return Counted(text[tokens[start].start : tokens[end - 1].end], end)
    fated = start < len(tokens) and tokens[start].key in _FATED
    if others or fated:
        return Counted("people", start)
    return Counted("", position)


def single_person_at(text: str, tokens: list[Token], position: int) -> Counted | None:
    """One person named by "a" or "an", with a fate beside: "a policeman was killed"."""
    if tokens[position].key not in ("a", "an"):
        return None
    for at in range(position + 1, min(position + _MOST_WORDS, len(tokens))):
        if _breaks(tokens, at):
            return None
        if tokens[at].key in _PERSONS:
            is_told = _fate_of_all(text, tokens, at + 1) or fate_before(tokens, position)
            measure = text[tokens[position + 1].start : tokens[at].end]
            return Counted(measure, at + 1) if is_told else None
    return None


def _fate_of_all(text: str, tokens: list[Token], position: int) -> str:
    """The fate after one person, or after those joined: "a guard and two men were hurt"."""
    joined = position < len(tokens) and tokens[position].key == "and"
    numeral = numeral_at(tokens, position + 1) if joined else None
    others = counted_at(text, tokens, numeral.end) if numeral else None
    return fate_after(tokens, others.end if others else position)


def fate_after(tokens: list[Token], position: int) -> str:
    """The fate right after what is counted: "46 people were killed"; empty if none."""
    for token in tokens[position : position + 4]:
        if token.key in _PARTICIPLES:
            return "injured" if token.key == "hurt" else token.key
        if token.key == "dead":
            return "killed"
        if token.key not in _BEFORE_PARTICIPLES and not token.key.endswith("ly"):
            break
    return "shot down" if _is_shot_down(tokens, position) else ""


def fate_before(tokens: list[Token], position: int) -> str:
    """The fate in the verb right before the number: "killed at least 46"; empty if none."""
    before = position - 1
    if before >= 0 and tokens[before].key in ("another", "some", "the"):
        before -= 1
    if before >= 1 and (tokens[before - 1].key, tokens[before].key) in _SHOT_DOWN:
        return "shot down"
    return _FATE.get(tokens[before].key, "") if before >= 0 else ""


_SHOT_DOWN = {("shot", "down"), ("shooting", "down"), ("shoot", "down")}


def _is_shot_down(tokens: list[Token], position: int) -> bool:
    return any(
        (first.key, second.key) in _SHOT_DOWN
        for first, second in zip(
            tokens[position : position + 3], tokens[position + 1 : position + 4], strict=False
        )
    )


def _after_fillers(tokens: list[Token], position: int) -> int:
    while position < len(tokens) and tokens[position].key in _FILLERS:
        position += 1
    return position


def _is_fate_alone(tokens: list[Token], start: int, end: int) -> bool:
    return end == start + 1 and tokens[start].key in {"dead", "wounded", "injured"}


def _end_of_noun(tokens: list[Token], start: int, is_one: bool) -> int | None:
    """Where the noun that begins here ends, including its adjectives; None without a noun."""
    for position in range(start, min(start + _MOST_WORDS, len(tokens))):
        token = tokens[position]
        if _breaks(tokens, position) or (position > start and _is_told_of_a_name(tokens, position)):
            return _name_of_people(tokens, start, position)
        if (token.key in _SINGULARS) if is_one else _is_plural(token):
            end = position + 1
            return end if is_one else _with_plurals(tokens, end)
    return _name_of_people(tokens, start, min(start + _MOST_WORDS, len(tokens)))


def _breaks(tokens: list[Token], position: int) -> bool:
    # Case-sensitive: "10,000 North Korean troops", but "12 north of the river".
    token = tokens[position]
    return not token.is_word or token.text in _ENDS_A_PHRASE


def _is_told_of_a_name(tokens: list[Token], position: int) -> bool:
    """Whether a verb follows the name of a people without a plural: "150 Rohingya crossed"."""
    return tokens[position - 1].is_capitalised and tokens[position].key.endswith("ed")


def _name_of_people(tokens: list[Token], start: int, end: int) -> int | None:
    """Where the name of a people ends, by its capital: "150 Rohingya", "22 Chinese"."""
    while start < end and not tokens[end - 1].is_capitalised:
        end -= 1
    return end if start < end and len(tokens[end - 1].text) > 3 else None


def _is_plural(token: Token) -> bool:
    key = token.key
    if key in _PLURALS:
        return True
    return key.endswith("s") and not key.endswith(("ss", "us", "is")) and key not in _NOT_PLURALS


def _with_plurals(tokens: list[Token], end: int) -> int:
    """Where several plurals in a row end: "arms dealers"."""
    while end < len(tokens) and not _breaks(tokens, end) and _is_plural(tokens[end]):
        if tokens[end].key in _FATED:
            break
        end += 1
    return end


def end_with_of(tokens: list[Token], end: int) -> int:
    """Where a noun phrase ends, including "of" and a noun: "tonnes of wheat"."""
    if end + 1 >= len(tokens) or tokens[end].key != "of":
        return end
    position = end + 1
    if tokens[position].key in ("the", "its", "their", "his", "her"):
        position += 1
    last = position + _MOST_WORDS_OF
    while position < min(last, len(tokens)):
        token = tokens[position]
        if token.key != POSSESSIVE and _breaks(tokens, position):
            return end
        position += 1
        if not _goes_on(tokens, position):
            return position
    return end


def _goes_on(tokens: list[Token], position: int) -> bool:
    """Whether the word before cannot end a noun phrase: an adjective, or a possessive."""
    last = tokens[position - 1]
    if position >= len(tokens):
        return False
    if last.key == POSSESSIVE or tokens[position].key == POSSESSIVE:
        return True
    if _is_plural(last):
        return False
    is_adjective = last.key.endswith(_ADJECTIVE_ENDINGS) and not last.key.endswith("men")
    return is_adjective and not _breaks(tokens, position)
