"""Verbs that report speech only where a quotation stands beside them: "“No,” he laughed"."""

from relations.extraction.lexicon.speech_acts import regular_forms
from relations.extraction.tokens import listed

_REGULAR = """
    joke reply answer respond retort counter concede continue interject exclaim intone muse wonder
    snap shout yell scream cry whisper murmur mutter mumble laugh chuckle sigh grumble growl bark
    snarl sneer sniff shrug roar thunder bellow boom chant gush rave enthuse fume grouse gripe moan
    complain plead pray caution counsel reflect surmise speculate theorise theorize opine contend
    reason predict guess reckon recount reminisce testify confide confess volunteer venture allow
    proclaim declare pronounce deadpan crack email e-mail text type blog sign hiss groan
    wail sob cheer scoff jeer taunt brag gloat ask inquire enquire query order instruct advise
    explain elaborate clarify finish conclude end cut chime echo repeat correct observe offer
    suggest remember recollect agree disagree acknowledge promise vow insist protest object
    apologise apologize greet remark"""
_IRREGULAR = """
    began begins went goes thought thinks thinking felt feels cried cries wrote writes read reads
    ran runs sang sings quipped quips spat spits shot fired hit swore swears replied replies
    deadpanned wept sent texted counter concede contend complain predict respond agree
    snapped snapping sobbed sobbing shrugged shrugging bragged bragging blogged blogging
    counselled counselling cutting deadpanning"""
# What somebody thinks may be what another said: "he said it felt “empty”".
BELIEFS = listed("""
    believe believes believed think thinks thought feel feels felt hope hopes hoped fear fears
    feared""")
# With these words after the verb; the verb alone does not speak.
PHRASES = {
    "shot": ("back",), "fired": ("back", "off"), "hit": ("back", "out"), "chimed": ("in",),
    "cut": ("in",), "piped": ("up",), "spoke": ("up", "out"), "went": ("on",), "goes": ("on",),
    "put": ("it",), "puts": ("it",), "called": ("out",), "cried": ("out",), "summed": ("up",),
    "weighed": ("in",), "broke": ("in",), "burst": ("out",), "blurted": ("out",),
    "quoted": ("as saying",), "cited": ("as saying",), "shoots": ("back",), "likes": ("to say",),
    "struck": ("back",), "barked": ("back",), "snapped": ("back",), "wrote": ("back",),
    "lashed": ("out",), "tells": ("it",), "tell": ("it",), "piled": ("on",), "jumped": ("in",),
}  # fmt: skip
# These words never quote without the word of the phrase.
_ONLY_IN_PHRASES = listed("shot fired hit went goes cut ran runs sent")
# "“No” was his answer", "came the reply".
ANSWERS = listed("""
    answer reply response verdict message explanation retort comment assessment conclusion advice
    motto refrain mantra slogan reaction rejoinder warning plea excuse description summary question
    judgment analysis line prediction promise words word""")
BEFORE_ANSWERS = listed("was is were came comes ran runs went goes")
# "In the words of Ann Lee".
VIEWS = listed("words view opinion eyes telling phrase judgment estimation estimate account")


QUOTING = (
    frozenset(form for verb in _REGULAR.split() for form in regular_forms(verb)[1:])
    | listed(_IRREGULAR)
) - _ONLY_IN_PHRASES
