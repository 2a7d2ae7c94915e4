"""Verbs of speech: which act each one is, alone or with the words that follow it.

A line of ``_RULES`` is an act, the verbs, and after a colon a pattern over the words that follow. A
verb in one form is regular and gets all its forms; several forms are listed as they are. In a
pattern ``a/b`` is one of two words, and ``*`` is up to seven words of any kind. The rules of a verb
are tried in order and the first that matches decides. A rule without a pattern always matches; a
line that begins with a space has no act and means that nothing is said. Rejecting an accusation is
a denial, not a rejection, as in CAMEO (016).

A new verb is one line here, and one in ``tests/extraction/sayings.txt``.
"""

from typing import NamedTuple

from relations.extraction.tokens import listed

# A verb of telling: its act depends on what is told (``TOLD``), else it is "report"; see `cues.py`.
TELLING = "telling"
# A verb of warning: a threat if what is told is one, else "concern".
WARNING = "warning"

_FALSE = (
    "baseless/false/untrue/unfounded/groundless/fabricated/incorrect/nonsense/lies/lie/fake/"
    "propaganda/fabrication/fabrications/disinformation/misleading/inaccurate"
)
_CLAIMS = (
    "accusation/accusations/allegation/allegations/claim/claims/charge/charges/insinuation/"
    "insinuations/report/reports/rumour/rumours/rumor/rumors/responsibility/involvement"
)
_BLAMEWORTHY = (
    "unacceptable/illegal/unlawful/violation/barbaric/barbarism/provocation/provocative/cowardly/"
    "shameful/outrageous/inhumane/brazen/unjustified/unjust/reckless/aggression/genocide/terrorism/"
    "terrorist/cruel/escalation/unfair/discriminatory/hostile/irresponsible/crime/massacre/breach/"
    "piracy/blackmail/hypocrisy/hypocritical/disgrace/interference/atrocity/insult/insulting/sham/"
    "farce/mistake/scandal/stunt/betrayal/humiliation/mockery/madness/cowardice/absurd/ridiculous/"
    "terrorists/criminals/liars/disrespectful/disgraceful/reprehensible/heinous/vile/theft/robbery/"
    "sabotage/illegitimate/unwarranted/unprovoked/flagrant/blatant/deplorable"
)
_WORRIES = (
    "concern/concerns/alarm/worry/worries/fear/fears/regret/regrets/sadness/sorrow/dismay/unease/"
    "grief/condolences/anxiety/apprehension/disquiet/shock/sympathy"
)
_ANGER = (
    "displeasure/anger/outrage/indignation/condemnation/opposition/protest/objection/objections/"
    "criticism/disappointment/resentment/frustration/disapproval"
)
_PROPOSALS = (
    "offer/offers/proposal/proposals/invitation/plan/plans/idea/demand/demands/call/calls/talk/"
    "talks/threat/threats/request/requests/appeal/appeals/terms/deal/criticism/concerns/ultimatum/"
    "suggestion/suggestions/overture/overtures/ruling/resolution/conditions/truce/ceasefire/text/apology/mediation"
)
_STEPS = (
    f"{_PROPOSALS}/decision/move/agreement/accord/step/statement/announcement/initiative/release/"
    "return/opening/reopening/withdrawal/verdict/judgment/result/outcome/progress/pact/treaty"
)
_VIOLENCE = (
    "avenge/retaliate/respond/revenge/retaliation/punish/strike/destroy/crush/hit/fight/eliminate/"
    "vengeance/reprisals/attack/obliterate/annihilate/retaliatory/force/hesitate/response"
)
_CONSEQUENCES = (
    "consequences/retaliation/response/reprisal/reprisals/repercussions/action/force/strikes/"
    "measures/countermeasures/sanctions/price"
)
_REFUSALS = (
    "give/hand/cede/surrender/accept/allow/recognise/recognize/tolerate/talk/negotiate/take/let/"
    "withdraw/return/yield/agree/sign/join/extend/renew"
)
_SELF = "it/he/she/they/we/i"
_DIRECTIVES = "need/needs/importance/necessity/urgency"

_RULES = f"""
accuse accuse, blame, allege
accuse hold held holds holding: * responsible/accountable
accuse charge charged charges charging: that
accuse point pointed points pointing: the/a finger at
accuse level leveled levelled levels: * {_CLAIMS}
criticise criticise, criticize, condemn, denounce, decry, slam slammed slams slamming, lambast
criticise lambaste, castigate, deplore, rebuke, chide, blast, assail, berate, deride, censure
criticise excoriate, lambasted, mock, ridicule, scold, admonish, disparage, belittle, vilify, skewer
criticise pan panned pans panning, protest protested protesting
criticise fault: * for
criticise object objected objects objecting: to
criticise complain: of/about/that/to
criticise lash lashed lashes lashing: out
criticise hit hits hitting: out at
criticise take took takes taking: issue with
criticise lodge, file, deliver: * protest/protests/complaint/complaints/objection
criticise express, voice, convey, register, raise, share, reiterate: * {_ANGER}
concern express, voice, convey, register, raise, share, reiterate: * {_WORRIES}
offer express, voice, convey, reiterate, signal signalled signaled signals: * readiness/willingness
urge raise, express, voice, convey, reiterate: * need/call/calls/demand/demands for
report express, voice, convey, reiterate: * support/hope/hopes/gratitude/solidarity/thanks/interest
report express, voice, convey, reiterate: * commitment/optimism/confidence/satisfaction/desire/joy
 deny denied denies denying: * visa/visas/entry/access/asylum/permission/membership/permit/bail
deny deny denied denies denying
 reject rejected rejects rejecting: asylum/application/applications/goods
deny reject rejected rejects rejecting, dismiss, refute, rebut rebutted rebuts: * {_CLAIMS}
deny dismiss, reject rejected rejects rejecting: * {_FALSE}
reject dismiss: * {_PROPOSALS}
reject dismiss: * as
deny refute, rebut rebutted rebuts
reject reject rejected rejects rejecting
 refuse: to comment/answer/say/elaborate/speak/disclose/confirm/give/condemn/criticise/blame
reject refuse, oppose opposed opposes, rebuff, spurn, snub snubbed snubs
reject rule ruled rules ruling: out
reject turn turned turns turning: down
reject brush, shrug shrugged shrugs shrugging: off/aside
reject turn turned turns turning: * down * {_PROPOSALS}
 decline: to comment/answer/say/elaborate/speak/disclose/confirm/give/respond/be/condemn
reject decline: to
reject decline: * {_PROPOSALS}
demand demand
demand order: * to leave/halt/withdraw/close/stop/release/vacate/return/hand/pull
demand tell told tells telling: * to leave/halt/withdraw/close/stop/release/vacate/return/hand/pull
demand tell told tells telling: * to remove/cease/end/respect/stay/keep/lift/recall/free/reopen/open
demand insist: * must/should
demand insist: on
demand issue: * ultimatum/demand/demands
urge urge, exhort, implore, entreat, encourage, advise, recommend, beseech besought
urge call: on/upon/for
urge appeal: to/for
urge counselled counseled
urge push pushed pushes pushing, plead pleaded pled pleads pleading, lobby, press: for
urge press, push, lobby: * to
 ask, request: whether/if/about/why/how/what/not
urge ask, request: * to
urge ask, request: for
urge ask: * for
urge plead pleaded pled pleads pleading: with
urge request: * talks/help/aid/meeting/extradition/support/assistance/return
deny call, describe, term, brand, label, dub dubbed dubs: * {_FALSE}
criticise call, describe, term, brand, label, dub dubbed dubs: * {_BLAMEWORTHY}
report describe, term
report call: it/this/that/him/them
concern offer offered offers offering, extend: * condolences/sympathy/sympathies
offer extend: * invitation/hand/offer
 offer offered offers offering: no/little/prayers/few
offer offer offered offers offering, propose, volunteer volunteered
offer invite: * to/for
offer make made makes making: * offer/proposal
threaten promise, pledge, vow, swear swore swears swearing: * {_VIOLENCE}
offer promise, pledge
announce vow, swear swore swears swearing: to/that/never/not
report suggest: that
offer suggest
offer assure: * help/support/cooperation/assistance
report assure
 agree agree agreed agrees agreeing: where/when/how
agree agree agreed agrees agreeing, consent, concur concurred concurs, acquiesce
agree accept, welcome: * {_STEPS}
agree endorse, ratify, approve
threaten threaten: to/with/that/not
threaten threaten: * with
threaten threaten threatened threatens
threaten warn: {_SELF} would/will/could/may
threaten warn: that {_SELF} would/will/could/may
threaten warn: * that {_SELF} would/will/could/may
threaten warn: of/about * {_CONSEQUENCES}
threaten warn: * will/would pay/suffer/face/respond/retaliate
threaten issue: * threat/threats
urge warn: against
urge warn: * against
urge warn: * not to
warning warn
concern issue: * warning/warnings
concern regret regretted regrets regretting, lament, mourn, fear
 declare, proclaim: independence/war/bankruptcy
 declare, proclaim: a/an/its/their/the independence/holiday/dividend/republic/state
announce announce, declare, unveil, proclaim
telling say said says saying, tell told tells telling, note noted noting, confirm, add
telling report reported reporting, state stated stating, explain, acknowledge, admit admitted admits
 recall: its/his/her/their/the
telling insist, recall, remark, write wrote writes writing, tweet, argue, maintain, estimate, reveal
telling disclose, inform, assert, observe, affirm, reaffirm, reiterate, comment, reply, boast
 conclude: * treaty/treaties/agreement/pact/deal/accord/contract/talks/visit/tour/alliance
telling stress, emphasise, emphasize, underscore, underline, highlight, reveal, believe, conclude
telling post posted: on/that
telling note notes, report reports, state states: that
telling claim, concede, contend, testify, counter, predict, joke
telling question: whether/if/why/how
telling apologise, apologize: for/to/that
warning caution
report praise, hail, thank, congratulate, commend, quip quipped quips
"""

# Matched against what is told: the words after "said", and the quotation that goes with it.
_TOLD = f"""
deny * is/was/are/were/be/being {_FALSE}
deny * is/was/are/were/as/no * {_FALSE}
deny * no truth in/to
deny * not a shred/grain/word of truth
deny * nothing to do with
deny * no role/involvement/part/hand/knowledge/link/links in/of/with/to
concern {_SELF} was/is/were/are/am concerned/worried/alarmed/saddened/troubled/dismayed
concern {_SELF} was/is/were/are/am * concerned/worried/alarmed/saddened/troubled/dismayed
concern that {_SELF} was/is/were/are * concerned/worried/alarmed/saddened/troubled/dismayed
offer {_SELF} was/is/were/are/am ready/willing/prepared/open to
offer {_SELF} was/is/were/are/am * ready/willing/prepared/open to/for
offer that {_SELF} was/is/were/are ready/willing/prepared/open to
offer {_SELF} stood/stands/stand ready to
threaten {_SELF} will/would/shall {_VIOLENCE}
threaten {_SELF} will/would/shall not hesitate
threaten that {_SELF} will/would/shall {_VIOLENCE}
threaten {_SELF} will/would * with force
threaten * will/would pay/regret
threaten * will/would be/face/receive/suffer/have/meet/get * {_CONSEQUENCES}
reject {_SELF} will/would/can/could not/never accept/allow/recognise/recognize/tolerate/talk
reject {_SELF} will/would never {_REFUSALS}
reject {_SELF} will/would not {_REFUSALS}
reject {_SELF} reject/rejects/rejected
criticise {_SELF} condemn/condemns/condemned/denounce
demand {_SELF} demand/demands/demanded
demand {_SELF} * demand/expect * to
urge {_SELF} urge/urges/urged
urge {_SELF} call/called on/for
agree {_SELF} had/has/have agreed to/on
agree that {_SELF} had/has/have agreed to/on
urge * {_DIRECTIVES} to/for/of
criticise * is/was/are/were/constitutes/constituted {_BLAMEWORTHY}
criticise * is/was/are/were/constitutes/constituted a/an {_BLAMEWORTHY}
demand * must
urge * should/ought
report {_SELF} will/would/shall/did not/never
announce {_SELF} will/would/shall
announce that {_SELF} will/would/shall
announce that his/her/its/their * will/would
announce {_SELF} plans/planned/intends/intended to
"""

_PLAIN = listed("""
    said says told tells held hit took rebut made sworn swore wrote accuses condemns denies rejects
    urges asks announces confirms insists vows warns refuses agrees threatens denounces criticises
    criticizes declares expresses alleges dismisses explains acknowledges admits argues stresses
    proposes""")
# Verbs that are the same act whatever follows them.
ONE_MEANING = listed("""
    accuse accuses accused accusing blame blames blamed blaming condemn condemns condemned
    condemning denounce denounces denounced denouncing criticise criticises criticised criticize
    criticizes criticized deny denies denied denying demand demands demanded demanding urge urges
    urged urging threaten threatens threatened threatening reject rejects rejected rejecting""")


class ActRule(NamedTuple):
    """``act`` is empty if nothing is said; ``pattern`` follows the verb, with None for ``*``."""

    act: str
    pattern: tuple[frozenset[str] | None, ...]


def is_plainly_a_verb(form: str) -> bool:
    """Whether a form of a verb of speech cannot be a noun too, as "claims" and "offer" can."""
    return form in _PLAIN or form.endswith("ed")


def _rules() -> dict[str, list[ActRule]]:
    """The rules of each form of a verb."""
    by_form: dict[str, list[ActRule]] = {}
    for line in _RULES.strip("\n").splitlines():
        act, _, rest = line.partition(" ")
        verbs, _, pattern = rest.partition(":")
        for verb in verbs.split(","):
            for form in _forms(verb.split()):
                by_form.setdefault(form, []).append(ActRule(act, _pattern(pattern)))
    return by_form


def _told_rules() -> list[ActRule]:
    """The rules over what a verb of telling tells, in order."""
    lines = (line.partition(" ") for line in _TOLD.strip().splitlines())
    return [ActRule(act, _pattern(pattern)) for act, _, pattern in lines]


def _pattern(pattern: str) -> tuple[frozenset[str] | None, ...]:
    return tuple(None if word == "*" else frozenset(word.split("/")) for word in pattern.split())


def _forms(verb: list[str]) -> list[str]:
    """The forms as listed, or those of a regular verb if only its base is."""
    return verb if len(verb) > 1 else regular_forms(verb[0])


def regular_forms(base: str) -> list[str]:
    """The forms of a regular verb, its base first; a last letter is never doubled."""
    if base.endswith("e"):
        return [base, f"{base}s", f"{base}d", f"{base[:-1]}ing"]
    if base.endswith("y") and base[-2] not in "aeiou":
        return [base, f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing"]
    ending = "es" if base.endswith(("s", "sh", "ch", "x")) else "s"
    return [base, base + ending, f"{base}ed", f"{base}ing"]


def is_base(form: str) -> bool:
    """Whether a form is the base, as in a plural or a demand: "they say", "that it explain"."""
    others = (f"{form}s", f"{form}es", f"{form[:-1]}ies")
    return form not in _PLAIN and any(other in FORMS for other in others)


RULES = _rules()
FORMS = frozenset(RULES)
TOLD = _told_rules()
