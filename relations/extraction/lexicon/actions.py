"""The English words for what states do, by who does it to whom.

Verbs are listed in all their forms. A verb that is not here makes nobody the initiator: a role
left open is better than a wrong one.
"""

from enum import Enum

from relations.extraction.tokens import listed


class ActionKind(Enum):
    """How the countries beside such a word take part."""

    ACT = "one does it to the other"
    WORD = "one says it to the other"
    VISIT = "one goes to the other"
    MEETING = "they do it together, perhaps in a third country"
    FIGHT = "they do it together, against each other"
    HOST = "one lets it be done at its place"
    MEDIATION = "one lets others do it together"
    REPORT = "one says what others do"


def _regular(stems: str, action: ActionKind) -> dict[str, ActionKind]:
    return dict.fromkeys(forms_of(stems), action)


def forms_of(stems: str) -> set[str]:
    """All forms of regular verbs, split at white space."""
    return {form for stem in stems.split() for form in _forms(stem)}


def _forms(stem: str) -> set[str]:
    """The forms of a verb; after a bar stands what changes in them: "impos|e", "den|y", "ban|n"."""
    base, bar, ending = stem.partition("|")
    if not bar:
        is_hissing = base.endswith(("s", "sh", "ch", "x", "z"))
        return {base, base + ("es" if is_hissing else "s"), f"{base}ed", f"{base}ing"}
    if ending == "e":
        return {f"{base}e", f"{base}es", f"{base}ed", f"{base}ing"}
    if ending == "y":
        return {f"{base}y", f"{base}ies", f"{base}ied", f"{base}ying"}
    return {base, f"{base}s", f"{base}{ending}ed", f"{base}{ending}ing"}


def _listed(words: str, action: ActionKind) -> dict[str, ActionKind]:
    return dict.fromkeys(words.split(), action)


VERBS: dict[str, ActionKind] = {
    **_regular(
        """attack bomb bombard shell target raid pound kill wound injur|e assault ambush torpedo
        launch fir|e captur|e seiz|e invad|e occup|y annex enter cross storm detain arrest jail
        deport expel|l repatriat|e remov|e extradit|e imprison kidnap abduct execut|e poison hack
        impos|e slap|p sanction blacklist embargo ban|n block restrict curb suspend halt clos|e
        seal blockad|e barricad|e boycott tax recall downgrad|e sever expropriat|e confiscat|e
        violat|e breach intercept deploy mov|e mobilis|e mobiliz|e amass fil|e lodg|e su|e
        charg|e convict indict releas|e pardon deliver donat|e suppl|y provid|e grant pledg|e
        lift eas|e waiv|e scrap|p recognis|e recogniz|e cancel|l revok|e postpon|e
        jam|m sabotag|e transfer|r assassinat|e conduct carr|y surround push
        rais|e lower delay exempt allow permit|t admit|t welcom|e thank award invest
        evacuat|e rescu|e airlift obstruct chas|e ram|m assist support declar|e order
        accept repel|l outlaw extend pull torch burn ship|p paralys|e crippl|e ransack""",
        ActionKind.ACT,
    ),
    **_listed(
        """struck strikes striking hit hits hitting shot shoots broke breaks broken withdrew
        withdraws withdrawn withdrawing withdraw sent sends sending send gave gives brought brings
        froze freezes frozen freezing unfroze took takes taken drove drives driven shut shuts
        shutting cut cuts cutting freed frees freeing handed overran sank sinks sunk stole steals
        stolen bought sold paid massed massing forced downed
        left leaves leaving lent shipped burnt rolled""",
        ActionKind.ACT,
    ),
    **_regular(
        """accus|e blam|e condemn denounc|e criticis|e criticiz|e lambast slam|m decr|y deplor|e
        urg|e demand press ask request implor|e appeal call invit|e warn threaten menac|e reject
        rebuff dismiss refus|e den|y claim alleg|e complain protest summon rebuk|e chid|e scold
        ridicul|e mock challeng|e prais|e congratulat|e offer assur|e promis|e pressur|e
        caution remind commend hail insist""",
        ActionKind.WORD,
    ),
    **_listed("told tells telling tell vowed", ActionKind.WORD),
    **_regular("visit arriv|e travel|l travel", ActionKind.VISIT),
    **_listed("flew flies fly flown flying trip trips tour toured landed lands", ActionKind.VISIT),
    **_regular(
        """negotiat|e sign discuss reopen resum|e restor|e swap|p normalis|e normaliz|e exchang|e
        cooperat|e inaugurat|e conclud|e initial ink ratif|y""",
        ActionKind.MEETING,
    ),
    **_listed(
        """met meet meets meeting meetings talks held hold holds holding spoke speak agree agrees
        agreed agreeing agreement agreements treaty summit summits negotiations talked dialogue
        consultations drills exercises patrols""",
        ActionKind.MEETING,
    ),
    **_regular("clash collid|e skirmish", ActionKind.FIGHT),
    **_listed("fought fight fighting traded", ActionKind.FIGHT),
    **_regular("host receiv|e", ActionKind.HOST),
    **_listed("welcomed welcomes", ActionKind.HOST),
    **_regular("mediat|e broker facilitat|e", ActionKind.MEDIATION),
    **_regular("announc|e confirm", ActionKind.REPORT),
    **_listed("said says saying according reported noted stated added adds", ActionKind.REPORT),
}

# Verbs of many meanings: who does it to whom may be another than those beside them.
VAGUE = forms_of(
    """mov|e rais|e lower carry conduct declar|e order accept extend support assist allow permit|t
    admit|t welcom|e thank award invest push pull provid|e enter cross launch file claim delay
    clos|e halt suspend lift transfer|r remov|e surround deploy suppl|y charg|e hit"""
) | listed(
    """take took taken takes taking give gave gives giving given leave left leaves leaving bring
    brought brings hold held holds cut cuts cutting shut shuts send sent sends broke breaks broken
    paid sold bought handed forced carried carries hits hit hitting landed"""
)

# Actions and sayings as nouns: "Israeli strikes on Iran", "the deportation of Afghans by Iran".
NOUNS = listed(
    """airstrike airstrikes strike strikes raid raids attack attacks assault invasion incursion
    incursions offensive bombing bombings bombardment shelling ban bans sanctions tariff tariffs
    embargo deportation deportations repatriation expulsion expulsions occupation annexation
    blockade threat threats accusation accusations allegation allegations criticism protest
    protests complaint lawsuit case drones missiles missile rockets aid assistance rejection
    condemnation recognition arrest arrests seizure detention killing assassination withdrawal war
    demand demands request appeal warning claim claims support loan exports operation operations
    aggression interference provocation provocations crackdown"""
)
# Actions done by the country after "from", if nobody stands before them as the doer.
FROM_THE_DOER = listed(
    """deported expelled repatriated removed fired launched evacuated released freed exported
    extradited sent
    forced driven pushed"""
)
_IRREGULAR_PASTS = listed(
    """struck hit shot broke broken withdrew withdrawn sent gave given brought froze frozen unfroze
    took taken drove driven shut cut overran sank sunk stole stolen bought sold paid left told flew
    flown met held spoke spoken fought won said put made began begun went gone came fell fallen
    found rose blew blown burnt laid led lost ran saw seen set stood stuck swept wounded slew
    overthrew hurt"""
)


def is_past_form(key: str) -> bool:
    """Whether a word in lower case may be the past form of a verb."""
    return key.endswith("ed") or key in _IRREGULAR_PASTS
