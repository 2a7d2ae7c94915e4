"""Words that tell whether a date near them lies in the past or in the future, in lower case."""

from relations.extraction.tokens import listed

# What these announce lies ahead, whatever the tense of the sentence.
AHEAD = listed(
    """shall must slated intend intends expect expects want wants prepare prepares preparing wo
    gonna effective starting payable beyond"""
)
# After "was" they may have been overtaken; otherwise they lie ahead.
PLANNED = listed("due scheduled expected planned set hoped intended wanted supposed")
MODALS = listed("may might could should would")
# May have happened by now, or not.
DOUBTFUL = listed("would ahead beginning ending should could upcoming forthcoming looming")

# What their infinitive tells of lies ahead: "threatened to bar".
COMMITTED = listed(
    """threaten threatens threatened vow vows vowed pledge pledges pledged promise promises promised
    agree agrees agreed order orders ordered ask asks asked tell tells told urge urges urged
    decide decides decided offer offers offered plans hopes aims intends wants expects ready
    likely about going need needs prepare prepares prepared preparing schedule deadline ultimatum
    invite invites invited call calls called propose proposes proposed warn warns warned swear
    swore demand demands demanded require required allow allows commit committed undertake
    undertook resolve resolved have has ought due slated set scheduled expected planning hoping bid
    mandate seek seeks"""
)
# What their infinitive tells of has happened: "managed to leave".
ACHIEVED = listed(
    """failed managed began started continued forced used helped happened came proved appeared
    seemed went enough compelled obliged able unable tended served"""
)

BE_NOW = listed("is are am")
BE_THEN = listed("was were")
HAVE = listed("has have had having ve")
PAST_AUXILIARIES = listed("was were had did been")

REPORTING = listed(
    """said says say told tells announced announces reported reports confirmed added declared stated
    saying telling announcing warned wrote"""
)
# Between a verb of reporting and its own date stand no other words than these.
BESIDE_REPORTING = listed(
    """on late early in a an the statement interview letter speech report here there earlier later
    at news press conference briefing reporters by of and local television radio parliament"""
)

# They put something off to a later day.
DEFERRED = listed(
    """postponed postpones delayed delays adjourned rescheduled deferred moved pushed put extended
    extends suspended suspends remanded prolonged shifted rearranged"""
)
# With "from … to …" they put something in another place of time: "moved from May to June".
POSTPONED = listed("postponed postpones rescheduled deferred rearranged delayed adjourned")
EXTENDED = listed("extend extends extended extending prolong prolongs prolonged lengthened")
# The same if somebody moves something: "was moved", "moved the vote".
MOVED = listed("moved pushed put shifted brought changed")
# "For" after these names the day ahead.
APPOINTED = listed("set scheduled planned slated called due fixed booked announced arranged timed")
# Right before a date they choose it: "set 20 June as the date".
CHOOSING = listed("set chose chosen fixed picked proposed named suggested")
# After a date they make it one ahead: "a 30 November deadline".
AHEAD_NOUNS = listed("deadline deadlines target ultimatum expiry expiration")

# The present tense of these tells of what is arranged: "talks resume on Monday".
ARRANGED = listed(
    """begin start open reopen close end expire lapse resume reconvene convene meet return leave
    arrive depart head travel fly visit vote go take run host hold launch mature join sit finish
    conclude retire move plan hope aim"""
)
ARRANGED_NOW = frozenset(
    f"{word}{'es' if word.endswith(('o', 'ch', 'sh')) else 's'}" for word in ARRANGED
) - {"moves", "sits"} | listed(
    "flies falls faces comes enters kicks premieres hears takes goes becomes marks celebrates"
)
ARRANGING = listed(
    """meeting leaving arriving returning flying travelling traveling visiting holding heading
    hosting starting opening closing ending resuming voting playing moving going coming"""
)

ARTICLES = listed("the a an its his her their")
PRONOUNS = listed("i we they you he she it both sides that which who there")
# Before a word in "-s" these show that it is a noun.
BEFORE_NOUNS = listed(
    """the a an his her its their our my your this that these those of in on at for with from by to
    about after before during into over under between two three four five six seven eight nine
    ten several many few some all any no more other recent previous past last next first second
    third official peace state new and or as s both"""
)
# After "to" these show that no verb follows.
AFTER_TO = BEFORE_NOUNS | listed(
    """him them us me it you what which whom whether date within per less more at least one
    work power school prison jail court death war peace talks trial parliament university college
    office bed church hospital earth land sea town business life safety victory custody exile
    home"""
)

IRREGULAR_PAST = listed(
    """fell came went took met left began held won lost struck shot broke gave got made found sent
    saw became rose spoke wrote drove flew fought caught bought brought thought sold kept led
    paid ran sank sat was were had did been killed born done gone taken given seen shown written
    driven stolen broken chosen fallen grown hidden known spoken sworn thrown worn withdrew drew
    grew knew threw wore chose froze stole swore tore built burnt dealt felt fled heard laid lent
    meant read sought shook slept spent stood stuck taught understood woke undertook overthrew
    forbade arose awoke bore beat bit blew bound bred clung crept dug drank ate forgot forgave
    hid hung knelt lay lit rang rode sang shone shrank slid sprang swam swept swung wept wound
    withstood
    redrew rebuilt overran oversaw outran undid remade rewrote"""
)
# Their past has the form of the present.
UNCHANGED = listed("hit put cut shut set let cost spread quit burst cast hurt split bid")
# They end in "-ed" and are no past tense.
NOT_PAST = listed(
    """indeed hundred speed exceed succeed proceed breed united sacred naked armed wounded detailed
    limited related interested based advanced embed supposed unused mixed fixed alleged kindred
    hatred"""
)

# What these deny is not what follows: "did not rule out a pause before May".
UNDENIED = listed("out say said think believe know expect that whether if because")

# The sentence tells of what happens every time.
HABITUAL = listed(
    """every each usually annually always often generally normally yearly typically daily weekly
    monthly rarely seldom whenever sometimes weekdays weekends mondays tuesdays wednesdays
    thursdays fridays saturdays sundays rainy"""
)
