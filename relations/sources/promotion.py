"""Lines in which an outlet speaks for itself: prompts to read on, share, subscribe or donate, and
the controls and notices of live pages.

They are recognised by their form: the whole line must have it, so that a sentence that begins with
"Read" or "Support" does not count. If the form does not decide, the words count as the reporter's.
"""

import re

from relations.sources.normalisation import trimmed_span

# In characters; longer lines are prose, whatever they begin with.
LONGEST_BOILERPLATE = 300

_LABEL = r"(?:(?:also|must|now|related)[ -])?(?:read|watch|listen|see|view)"
_MORE = r"(?: (?:more|also|next|now|here|this|the full story))?"
_NETWORK = r"(?:x|twitter|facebook|instagram|youtube|google|whatsapp|telegram|linkedin|social)\b"
_OUTLET = (
    r"(?:newsletters?|channels?|youtube|whatsapp|telegram|podcasts?|alerts?|e-?mails?|app|updates"
    r"|briefings?|bulletins?|digests?|letters?)\b"
)
_AROUND_ADVERTISEMENT = (
    r"(?:skip |story continues below (?:this )?|article continues after (?:this )?)?"
)
_ADVERTISEMENT = r"(?:advertisements?|sponsored(?: content)?|promoted)"
_SCROLL = r"(?:\W+(?:scroll|continue|story continues)\b.*)?"
_THIS_STORY = r"\(?(?:except for the headline, )?th(?:is|e) (?:story|article|report|copy)"
_WAS_EDITED = r"(?:has|was|is) (?:not )?(?:been )?(?:edited|published|auto-generated|generated)"

_STORY = r"(?:story|article|report|piece|post|page|video|read|content|blog)"
_JOURNALISM = r"(?:journalism|journalists|reporting|reporters|newsroom|media|work|coverage)"
_JOIN = r"(?:register|log ?in|sign (?:in|up)|subscribe|create an? (?:free )?account)"
_TAKE = r"(?:join|download)"
_OURS = (
    r"our (?:[\w’'-]+ ){0,3}(?:channels?|pages?|coverage|podcasts?|newsletters?|community|apps?"
    r"|website|site|blog|shop|series|stories|feed|youtube|whatsapp|telegram)\b"
)
_LATEST = r"the (?:latest|new|full|whole) (?:episode|podcast|video|edition|coverage|interview)\b"

# What opens a prompt, up to a word with which no reporter's sentence goes on.
_PROMPTS = (
    rf"(?:did you )?(?:like|love|enjoy)(?:d|ed|ing)? (?:this|our|the) {_STORY} ?[?!].*",
    rf"(?:if you|did you) (?:like|love|enjoy|find|found|value)e?d? (?:this|our) {_STORY}\b.*",
    r"(?:like|love|enjoying) what you(?:[’']re| are|[’']ve| have)? read(?:ing)?\b.*",
    rf"(?:please )?support (?:our|independent|quality|free|local) (?:\w+ )?{_JOURNALISM}\b.*",
    rf"you can (?:also |now )?(?:help|support) (?:us|our|independent {_JOURNALISM})\b.*",
    r"(?:please )?consider (?:a|making a|becoming a) (?:donation|contribution|gift|member)\b.*",
    r"(?:please )?make a (?:donation|contribution) (?:to us|to our|now|today|here)\b.*",
    r"(?:please )?donate (?:now|today|here|to us|to our|to support (?:us|our))\b.*",
    r"(?:please )?(?:become|be) a (?:member|supporter|subscriber|patron)\b(?! of).*",
    r"(?:please )?help us (?:to )?(?:keep|continue|fund|grow) (?:our|this|free|it|going)\b.*",
    (
        rf"(?:this|the|our) (?:{_STORY}|site|{_JOURNALISM}) is (?:free|funded|supported)\b"
        r".*\b(?:readers?|subscribers?|members?|donations?|donate|you)\b.*"
    ),
    (
        rf"this {_STORY} is (?:only )?(?:for|reserved for|available to|exclusive to) "
        r"(?:our )?(?:subscribers|members)\b.*"
    ),
    (
        r"thank(?:s| you) for (?:reading|subscribing|your support|visiting|joining us|following"
        r"|being (?:a|with))\b.*"
    ),
    rf"(?:to|want to|you need to) (?:read|continue|access|see)\b.{{0,60}} (?:please )?{_JOIN}\b.*",
    rf"please {_JOIN}\b.*",
    rf"{_JOIN} (?:now|here|today|for free|for full|to (?:read|continue|keep|get|receive))\b.*",
    r"already (?:a (?:subscriber|member)|registered|subscribed|have an account) ?\?.*",
    (
        r"get (?:the|our|all|more|your|daily|breaking|this|these)\b.*\b(?:in|to|on) your "
        r"(?:inbox|e-?mail|phone|mailbox)\b.*"
    ),
    r"get (?:our|the [\w’'-]+|daily|breaking(?: news)?) (?:newsletters?|alerts?|app|updates)\b.*",
    (
        r"[^.!?]*\b(?:delivered|sent|straight|direct(?:ly)?) (?:right )?(?:to|into) your "
        r"(?:inbox|e-?mail|phone|mailbox)\b.*"
    ),
    rf"(?:please )?share (?:this|our) {_STORY}\b.*",
    (
        r"(?:please )?share (?:it|this) (?:with|on) (?:a friend|(?:your )?(?:friends|family)|x"
        r"|facebook|twitter|whatsapp|social)\b.*"
    ),
    (
        r"(?:do you )?(?:have|got) (?:a |any )?(?:story|news(?: tip)?|tips?|information|photos?)"
        r"\b[^.!?]{0,60}\?.*"
    ),
    (
        r"(?:write to|contact|e-?mail|call|reach) (?:us|our (?:newsroom|team|reporters?)"
        r"|the (?:author|reporter|editor|writer))\b(?: (?:at|on|by|via|here)\b.*|[.!:]?)"
    ),
    r"(?:please )?(?:write|e-?mail|send)\b[^.!?]{0,60} [\w.+-]+@[\w.-]+",
    r"send (?:us )?your (?:letters?|comments?|tips?|photos?|videos?|views|questions)\b.*",
    r"(?:tell us|let us know) (?:what you think|in the comments|your)\b.*",
    r"(?:have your say|what do you think\?|join the (?:conversation|discussion|debate) )\b.*",
    rf"(?:listen to|watch|hear|follow|check out|visit|explore|browse|discover|join|see) {_OURS}.*",
    rf"(?:listen to|watch|hear|follow) {_LATEST}(?: (?:of|from|on|here|below)\b.*|[.!:]?)",
    r"(?:please )?help (?:to )?(?:fund|support|sustain|keep) our\b.*",
    r"sign up (?:below|now|here|today|free|for free)\b.*",
    r"be the first to (?:comment|know|hear|reply)\b.*",
    r"(?:get|find) (?:it|us|the app) (?:on|from|in) (?:the )?(?:google play|app store)\b.*",
    r"our (?:[\w’'-]+ )?(?:newsletters?|podcasts?|apps?|briefings?) [^“”]*\byour?\b.*",
    r"(?:take|complete|fill (?:in|out)) (?:our|this) (?:[\w’'-]+ )?survey\b.*",
    r"report an? (?:typo|error|mistake|correction|problem)\b.{0,30}",
    rf"(?:republish|reprint|gift|print|bookmark|save|e-?mail) (?:this|our) {_STORY}\b.{{0,40}}",
    r"follow (?:our|the) live (?:coverage|blog|updates?|feed)\b.*",
)
# A prompt in any other words: it asks something of its readers, speaks of the outlet or of its
# readers, and quotes nobody.
_ASKS = re.compile(
    r"(?:\A|[.!?:]\s+)(?:please )?(?:give|chip in|donate|join|support|subscribe|sign up|try|get"
    r"|stay|follow|share|like|click|watch|read|listen|download|keep|become|help|consider|register"
    r"|log in|send|write|contact|tell|pass|discover|enjoy|visit|check|unlock|start|buy|order|save"
    r"|upgrade)\b",
    re.IGNORECASE,
)
_ADDRESSES = re.compile(r"\b(?:you|your|yours|our|us)\b|\breaders\b", re.IGNORECASE)
_OF_OUTLET = re.compile(
    r"\b(?:newsletters?|inbox|newsroom|journalis[mt]s?|subscri\w+|podcasts?|apps?|briefings?|alerts?"
    r"|free articles?|paywall|mailing list|memberships?|ad-free|(?:our|independent) (?:news )?"
    r"(?:reporting|coverage|readers|website|stories|news)|this (?:story|article|report|piece))\b",
    re.IGNORECASE,
)
_QUOTES = re.compile(
    r"[“”\"«»„]|\b(?:said|says?|told|asked|wrote|writes|added|according|shouted|urged|warned"
    r"|announced|declared|advised|reported|called|army|minister|government|president)\b",
    re.IGNORECASE,
)
_LONGEST_PROMPT = 200

# Labels that prose does not use before a colon or a bar.
_LABELS_OF_STORIES = (
    rf"(?:related|recommended)(?: (?:{_STORY}s?|stories|coverage|news|reading))? ?[:|»>].*",
    (
        r"(?:more on this(?: story)?|more on|more (?:news|stories|coverage)|see also"
        r"|in case you missed it|don[’']t miss|up next|you (?:may|might) (?:also )?like"
        r"|from our archives?) ?[:|»>].*"
    ),
    r"(?:also|elsewhere|more) (?:on|in|from) (?:our|this|the)\b[^:|.!?]{2,30}[:|»>].*",
)

# "Read also" in other languages, with which no reporter's line begins.
_READ_ALSO = (
    r"(?:à )?lire (?:aussi|également|encore|plus)",
    r"lesen sie (?:auch|hier|mehr|dazu)|mehr zum thema|auch interessant",
    r"(?:lea|lee|vea|mira|ver) (?:también|más)|[tl]e puede interesar|más información",
    r"(?:leia|veja|saiba) (?:também|mais)|leggi anche|leggi di più|lees (?:ook|meer)",
    r"читайте (?:также|ещё|еще|також|теж|больше|більше)",
    r"смотрите также",
    r"czytaj (?:też|także|więcej)|ayrıca (?:okuyun|bakınız)|ilgili haber(?:ler)?|devamını oku",
    r"(?:यह|ये|इसे) भी पढ़ें|और पढ़ें|(?:یہ بھی|مزید) پڑھیں|(?:بیشتر|همچنین) بخوانید",
    r"(?:اقرأ|اقرئي|شاهد|طالع) (?:أيضا|أيضاً|أيضًا|المزيد)",
    r"関連記事|あわせて読みたい|続きを読む|相关阅读|延伸阅读|相關報導|相關閱讀",
)

_PROMOTIONS = tuple(
    re.compile(pattern)
    for pattern in (
        # Before a bar any label counts; before a colon or dash only those that prose does not use.
        rf"(?i:{_LABEL}{_MORE} *[|¦»>].*)",
        r"(?i:(?:also|must|related)[ -](?:read|watch|see) *(?:[:–—-].*)?)",
        r"(?i:(?:read|watch|see) (?:also|more|next) *(?:[:–—-].*)?)",
        r"(?:READ|Read|WATCH|Watch) *:.*",
        # Without a separator the capitals of a label tell it from "Also read out was ...".
        r"(?:Also|ALSO|Must|MUST) (?:Read|READ|Watch|WATCH)\b.*",
        r"(?:READ|WATCH|SEE) (?:MORE|ALSO|NEXT)\b.*",
        r"(?i:(?:read|watch|see) (?:this|it) next\b.*|see also\b.*[^.!?])",
        r"(?i:read more (?:about|at|on|here)\b.*)",
        rf"(?i:follow (?:us|\w+) on {_NETWORK}.*)",
        rf"(?i:(?:follow|like|find|join) (?:[\w’'-]+ ){{1,4}}on {_NETWORK}.*)",
        rf"(?i:(?:.{{0,60}}\? )?share (?:it|this) on {_NETWORK}.*)",
        rf"(?i:(?:keep up|stay (?:informed|updated|tuned|connected))\b.*\b{_OUTLET}.{{0,20}})",
        r"(?i:click to (?:share|print|e-?mail|copy)\b.*)",
        r"(?i:watch (?:the|this|our) (?:full )?(?:video|report|clip|interview)\b[^.!?]{0,30}.?)",
        r"(?i:read (?:the|our) (?:full|whole|original) \w+ (?:here|below|on|at)\b.{0,60})",
        r"(?i:you(?:[’']ve| have) (?:read|reached|used|hit) your\b.*\b(?:free|limit|last)\b.*)",
        r"(?i:subscribe for\b[^.!?]{0,60}\b(?:week|month|year|trial|free)\b.*)",
        r"(?i:also in the news ?:.*)",
        r"(?i:follow us\b(?: on)? *[|:@].*)",
        r"(?i:follow us on\b.*[^.!?])",
        r"(?i:subscribe(?: to (?:our|my)\b.*| (?:now|here|today)\b.*)?[.!]?)",
        rf"(?i:(?:subscribe to|sign up (?:for|to)|{_TAKE} (?:us|our|the))\b.*\b{_OUTLET}.*)",
        r"(?i:subscribe to\b.*[^.!?])",
        r"(?i:click here\b.*)",
        rf"(?i:\W*{_AROUND_ADVERTISEMENT}{_ADVERTISEMENT}{_SCROLL}\W*)",
        rf"(?i:{_THIS_STORY} {_WAS_EDITED} (?:by|from)\b.*)",
        r"(?i:\((?:with|additional) (?:inputs?|reporting) (?:from|by)\b.*\)\.?)",
        *(rf"(?i:{pattern})" for pattern in (*_PROMPTS, *_LABELS_OF_STORIES)),
        # Without a separator a full stop shows a sentence: "Más información se dará hoy."
        *(rf"(?i:(?:{labels})(?: ?[:|»>,–—：].*| [^.]*|))" for labels in _READ_ALSO),
        r"(?i:(?:под|під)пис(?:ывайтесь|уйтесь|уйтеся) на .*)",
    )
)

_LIVE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:(?:show|view|see|hide) )?(?:all )?key events(?: only)?",
        r"please (?:turn on|enable|switch on) javascript\b.*",
        r"(?:key (?:points|developments|moments|takeaways)|at a glance|summary|recap)",
        r"(?:go|jump|skip|back) to (?:the )?(?:latest|first|top|comments|start|main|end)\b.{0,30}",
        r"(?:view|open) (?:this )?(?:image|picture|photo)s? in (?:full ?screen|gallery)",
        r"block time\b.{0,40}|share this post|live reporting",
        r"(?:pinned|featured)(?: post| update)?|live(?: (?:feed|updates?|blog|now|reporting))?",
        r"(?:newest|oldest|latest) first|(?:load|show) (?:newe?r?|older|more) (?:updates?|posts?)",
        r"\d+ new (?:updates?|posts?)|auto-?updates?(?: ?:? ?(?:on|off))?|refresh(?: now)?",
        r"(?:skip past|after|end of) (?:the )?(?:newsletter|promotion|advert)\b[\w ]{0,30}",
        (
            r"this (?:live )?(?:blog|page|feed|coverage) (?:is|has|has been|is now|has now)"
            r"(?: been| now)? (?:closed|ended|paused)\b.*"
        ),
        (
            r"we(?:[’']re| are|[’']ll be| will be) (?:now )?(?:closing|pausing|wrapping up|ending) "
            r"(?:this|our|the) (?:live|blog|coverage|page)\b.*"
        ),
        r"that(?:[’']s| is) (?:all|it) (?:from (?:us|me)|for (?:now|today)|from our)\b.{0,60}",
    )
)


def is_promotional(line: str) -> bool:
    """Whether a line of an article advertises, asks something of readers for the outlet, links
    elsewhere or states who edited it."""
    return has_form(line, _PROMOTIONS) or _prompts(line)


def _prompts(line: str) -> bool:
    return (
        len(line) <= _LONGEST_PROMPT
        and _QUOTES.search(line) is None
        and all(form.search(line) for form in (_ASKS, _ADDRESSES, _OF_OUTLET))
    )


def speaks_to_readers(line: str) -> bool:
    """Whether a line addresses its readers or tells what the outlet offers, and quotes nobody."""
    names = _ADDRESSES.search(line) or _OF_OUTLET.search(line)
    return bool(names) and _QUOTES.search(line) is None


def is_live_notice(line: str) -> bool:
    """Whether a line is a control or a notice of a live page."""
    return has_form(line, _LIVE)


def has_form(line: str, forms: tuple[re.Pattern[str], ...]) -> bool:
    """Whether a line, not too long for boilerplate, has one of the forms as a whole."""
    start, end = trimmed_span(line, 0, len(line))
    if end - start > LONGEST_BOILERPLATE:
        return False
    words = " ".join(line[start:end].split())
    return any(form.fullmatch(words) for form in forms)
