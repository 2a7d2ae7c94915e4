"""The English words around a deed that tell whether it was done, as parts of expressions.

Each is an alternative of whole words for a regular expression, without its parentheses.
"""

from relations.extraction.lexicon.actions import forms_of
from relations.extraction.tokens import listed


def _any(verbs: str, phrases: str = "") -> str:
    """Any form of the regular verbs, or any of the phrases, which are split at commas."""
    others = {" ".join(each.split()) for each in phrases.split(",")} - {""}
    return "|".join(sorted(forms_of(verbs) | others, key=lambda each: (-len(each), each)))


# Signs and words that end a clause, or begin one.
SIGNS = listed('. , ; : ! ? ( ) [ ] — – " “ ” ‘ « »')
JOINTS = listed("and but while")
OPENERS = listed("how why as said says told reported")
RELATIVES = listed("who which whose whom where when that")
BACKGROUNDS = listed(
    """after before following since until till amid amidst despite during because although though
    ahead"""
)
PRONOUNS = listed("it he she they we i")
PAST_OR_BASE = listed("cut shut hit put set hurt")

# Before a deed, and anywhere before it in its clause: it was not done.
NEGATORS = (
    r"not(?! (?:only|just|merely)\b)|no(?! (?:fewer|less|more|doubt|later)\b)|\w+n't"
    r"|(?:deny|denies|denied|denying)"
    r"(?! (?:\S+ )?(?:part|role|hand|involvement|responsibility|links?)\b)|"
) + _any(
    "refrain avoid avert prevent foil thwart oppos|e",
    """never, neither, nor, without, cannot, nobody, none, nothing, hardly, instead of, rather
    than, far from, short of, unable, decided against, voted against, opted against, ruled out,
    rules out, rule out, ruling out""",
)
REFUSERS = _any("refus|e fail declin|e", "refusal, failure")
# With "from" before a deed or its "-ing" form: "barred Poles from entering".
BARRERS = _any(
    """ban|n bar|r block prohibit forbid stop|p discourag|e deter|r dissuad|e exclud|e restrict
    hinder""",
    "forbade, forbidden, keep, keeps, kept, keeping, shut out",
)
# Right before the noun of a deed.
REJECTERS = _any(
    "reject refus|e declin|e dismiss spurn repel|l intercept stop|p block escap|e", "veto, vetoed"
)
ENDERS = _any(
    """lift end suspend halt revers|e revok|e drop|p postpon|e shelv|e abandon violat|e breach
    scrap|p cancel cancel|l repeal rescind waiv|e eas|e relax resist overturn annul|l quash""",
    """called off, calls off, call off, calling off, put off, puts off, putting off, broke,
    breaks, break, breaking, broken, broke off, break off, breaks off, breaking off, broken
    off, withdraw, withdrew, withdrawn, withdraws""",
)
ENDS = _any(
    "",
    """end, halt, suspension, cancellation, lifting, easing, violation, violations, breach,
    breaches, collapse, expiry""",
)
# What follows is only asked for, threatened, feared or possible.
ASKERS = (
    r"(?:threat|possib|mull|pressur|plot|propos)\w*|order(?:s|ed|ing)? (?:\S+ ){1,6}to|"
    + _any(
        """warn urg|e demand insist appeal ask beg|g want wish hop|e fear suggest consider seek
    implor|e press""",
        """if, unless, whether, could, may, might, can, must, should, ought, would have, prospect,
    prospects, risk, risks, sought, talk of, call for, calls for, called for, calling for,
    call on, calls on, called on, calling on, call upon, calls upon, called upon, calling upon""",
    )
)
# The same with a preposition: "efforts to", "a memorandum on".
TRIERS = _any(
    "attempt try aim",
    """effort, efforts, tries, tried, trying, bid, memorandum, draft, drafts, proposal,
    proposals, step, steps, way, ways, condition, conditions, terms, call, calls, pressure,
    deadline, timetable, idea, chance, hope, hopes, work, meant, designed""",
)
PLANNERS = r"\w+'ll|agree[sd]? (?:\S+ ){0,8}to|" + _any(
    "plan|n expect schedul|e offer promis|e pledg|e vow intend prepar|e",
    """will, would, shall, due, set to, agreement to, decide to, decides to, decided to, decision
    to, vote to, votes to, voted to, ready to, is to, are to, was to, were to, about to,
    proposed""",
)
TELLERS = r"over(?! [\d\w-]+ \d)|" + _any(
    "accus|e blam|e alleg|e claim condemn denounc|e criticis|e criticiz|e call discuss",
    """accusation, accusations, allegation, allegations, condemnation, discussion, discussions,
    anniversary, responsible, about, against, due, response, retaliation, regarding,
    concerning""",
)
# After these verbs "that" goes on with what they say; otherwise it begins a relative clause.
SAYERS = _any(
    """den|y demand insist warn claim alleg|e hop|e fear threaten ask urg|e accus|e agree promis|e
    pledg|e vow announc|e propos|e suggest order decid|e call conclud|e remind report confirm
    believ|e show repl|y stat|e add not|e admit|t acknowledg|e stress complain protest argu|e""",
    "agreed, say, says, said, told, tell, tells, found, find, finds",
)
# After a deed, of which they tell that it never took place, or is over.
CALLED_OFF = _any(
    "",
    """called off, canceled, cancelled, scrapped, shelved, postponed, averted, foiled, thwarted,
    prevented, abandoned, aborted, dropped, put off, put on hold, ruled out, denied, blocked,
    rejected, delayed, repelled, intercepted, defused, disarmed, overturned""",
)
TAKEN_BACK = _any(
    "",
    """lifted, ended, suspended, halted, stopped, reversed, revoked, overturned, rescinded,
    withdrawn, waived, repealed, annulled, violated, broken, breached""",
)
RUN_OUT = _any(
    "",
    """ended, stopped, ceased, expired, collapsed, lapsed, broke down, broken down, fell apart,
    crumbled, unraveled, unravelled, eased""",
)
FELL_THROUGH = _any(
    "", "fell through, falls through, fallen through, came to nothing, came to naught"
)
# What takes place and is over was done: "the talks ended" tells of talks.
OCCURRENCES = _any(
    "",
    """talks, meeting, meetings, summit, summits, visit, visits, trip, trips, negotiations,
    dialogue, discussions, rally, rallies, protest, protests, demonstration, demonstrations,
    marches, conference, exercise, exercises, drill, drills, round, clash, clashes, strike,
    strikes, fighting""",
)
# Before "to": what follows was done, and is no mere purpose.
MANAGERS = _any(
    "manag|e continu|e help mov|e start dar|e proceed",
    """began, begin, begins, begun, beginning, went on, go on, goes on, forced, come, came""",
)
# After "to": somebody means to do what follows: "to hold talks".
PURPOSES = _any(
    "",
    """hold, begin, start, resume, open, launch, impose, lift, conduct, stage, sign, make, pay,
    reach, seek, avoid, prevent, stop, halt, restore, broker, arrange, secure, agree, agree
    on, carry out""",
)
