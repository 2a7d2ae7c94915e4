"""The words for actors in the news: posts and professions, titles, offices, organisations."""

from relations.extraction.tokens import listed, phrases

# Before a post or an office: what kind of minister, which general.
MODIFIERS = listed("""
    attorney solicitor surgeon inspector acting deputy first second third senior chief top former
    interim vice permanent assistant special state foreign prime defence defense interior finance
    economy trade energy health justice home external affairs internal security intelligence
    national army navy air force police border military naval general supreme federal regional
    provincial local crown opposition government ministry presidential parliamentary cabinet
    diplomatic peace humanitarian human rights relief refugee agriculture environment education
    culture information communications transport infrastructure commerce industry development water
    irrigation power tourism labour labor migration immigration customs election climate nuclear
    political media press field high veteran retired newly outgoing incoming caretaker transitional
    unnamed anonymous visiting leading prominent western lead principal under joint then-foreign ex
    republican democratic conservative rebel party policy aid coast coastguard guard ruling european
    arab african palestinian kurdish tribal religious spiritual district city village municipal
    civil counter-terrorism counterterrorism anti-terror space oil petroleum maritime
    fisheries railway us un eu nato trade-union union church muslim catholic orthodox
    islamist two-star four-star career technical electoral constitutional tax legal public works
    planning social parliament junta house senate assembly court committee commission spy welfare
    digital science technology research sports housing women's youth
    hague""")
HEADS = listed("""
    minister ministers president presidents premier premiers chancellor secretary spokesman
    spokeswoman spokesperson spokespeople spokesmen ambassador ambassadors envoy envoys official
    officials diplomat diplomats general generals commander commanders chief chiefs leader leaders
    head heads director governor governors mayor king queen emir sultan prince princess pope
    patriarch archbishop cardinal bishop imam cleric clerics speaker senator senators lawmaker
    lawmakers legislator legislators congressman congresswoman judge judges prosecutor prosecutors
    adviser advisers advisor advisors aide aides negotiator negotiators mediator mediators
    representative representatives commissioner coordinator rapporteur officer officers colonel
    major captain lieutenant admiral brigadier marshal analyst analysts expert experts economist
    economists historian historians researcher researchers activist activists campaigner campaigners
    lawyer lawyers resident residents witness witnesses survivor survivors villager villagers
    fisherman fishermen trader traders politician politicians chairman chairwoman chairperson chair
    secretary-general consul chargé charge undersecretary attaché source sources taoiseach
    delegate delegates observer observers monitors inspector inspectors relative relatives
    eyewitness eyewitnesses scholar scholars ayatollah mufti caliph emperor empress statesman
    deputy-minister councillor co-ordinator administrator superintendent paramedic paramedics medic
    medics doctor doctors rescuers firefighters parliamentarian parliamentarians counsel czar tsar
    counterpart counterparts
    vice-president vice-premier vice-minister vice-chancellor undersecretary-general""")
PLURAL_HEADS = frozenset(
    head for head in HEADS if head.endswith("s") and not head.endswith("ss")
) | listed("spokesmen spokespeople fishermen")
TITLES = listed("""
    mr mrs ms dr sir dame lord lady prof professor gen maj col lt capt sgt brig adm cmdr sheikh
    sheik shaikh mullah mawlawi maulvi maulana mufti ayatollah hojatoleslam sayyed sayyid syed rev
    reverend fr father sen rep gov shri imam monsignor marshal field general major colonel captain
    lieutenant admiral brigadier archbishop cardinal pope king queen prince princess emir sultan
    hon rt premier chancellor ambassador senator judge justice comrade sgt-maj commodore sergeant
    corporal constable inspector superintendent commissioner bishop rabbi baron baroness detective
    cdr""")
ABBREVIATED = listed(
    "mr mrs ms dr prof gen maj col lt capt sgt brig adm cmdr rev fr sen rep gov hon"
)
# Titles that say nothing about the capacity.
COURTESIES = listed("mr mrs ms dr sir dame lord lady prof professor shri hon rt")
TO_SOMEWHERE = listed("ambassador ambassadors envoy envoys representative adviser advisor aide")
# Words that may follow a post after "of" or "for".
TAILS = listed("""
    foreign affairs state defence defense staff general republic army navy air force government
    ministry administration country nation party parliament council region province bloc mission
    group agency talks delegation interior finance trade security rebels police military minister
    president prime office commission committee union court bureau department human rights refugees
    intelligence movement alliance operation campaign exteriors energy economy agriculture health
    justice education culture information industry commerce relations international cooperation
    opposition presidency junta authorities forces armed border guard coast guards peacekeeping
    chamber board bank embassy consulate city governor district ruling acting deputy national
    regional political external internal home sea water nuclear programme program organisation
    organization senate house assembly federation intergovernmental faction coalition
    peace process""")
AFTER_HEAD = listed("of for to at in from with")

OFFICES = listed("""
    ministry ministries office department embassy consulate army military navy police parliament
    presidency court treasury coastguard gendarmerie senate assembly cabinet judiciary customs
    secretariat prosecutor's commission mission agency council""")
OFFICES_OF_TWO = phrases("""
    foreign office, home office, coast guard, border guard, border guards, air force, armed
    forces, security forces, general staff, high commission, central bank, supreme court, security
    service, intelligence service, intelligence agency, border force, border police, state
    department, security council, national assembly, revolutionary guards, border service, secret
    service, chief of staff, people's army""")
BEFORE_OFFICE = MODIFIERS | listed("prime minister's president's governor's prosecutor's")
GOVERNMENTS = listed("government administration authorities regime leadership junta rulers")

# Organisations by name, except those that ``countries_in`` takes for a state.
ORGANISATIONS = phrases("""
    united nations, un, u.n., nato, european union, eu, e.u., african union, au, arab league,
    asean, ecowas, igad, unhcr, unicef, unesco, iaea, who, wto, imf, wfp, unrwa, osce, oic, cstec,
    csto, opec, opec+, brics, mercosur, caricom, sadc, gcc, icc, icrc, iom, world bank, european
    commission, european council, council of europe, world food programme, world food program,
    world health organization, world health organisation, international committee of the red
    cross, international monetary fund, international criminal court, international court of
    justice, international atomic energy agency, gulf cooperation council, african development
    bank, red cross, red crescent, security council, un security council, organisation of islamic
    cooperation, organization of islamic cooperation, organization of american states, league of
    arab states, amnesty international, amnesty, human rights watch, doctors without borders,
    médecins sans frontières, international crisis group, save the children, oxfam, norwegian
    refugee council, international rescue committee, hamas, hezbollah, hizbollah, houthis, m23,
    rsf, rapid support forces, al-shabab, al-shabaab, boko haram, islamic state, al-qaeda,
    al-qaida, pkk, ypg, fatah, pakistani taliban, pakistan taliban, tehreek-e-taliban,
    tehreek-e-taliban pakistan, tehrik-i-taliban, tehrik-e-taliban, tehrik-i-taliban pakistan,
    ttp, baloch liberation army, islamic jihad, palestinian islamic jihad, syrian democratic
    forces, wagner, wagner group, reuters, afp, agence france-presse, ap, associated press,
    xinhua, tass, interfax, irna, yonhap, kcna, anadolu, bbc, cnn, al jazeera, al-jazeera, the
    hindu, kyodo, ria novosti, bloomberg, shanghai cooperation organisation, shanghai cooperation
    organization, g7, g20, holy see, commonwealth, eurasian economic union, economic community of
    west african states, interpol, frontex, europol, european parliament, polisario, polisario
    front""")
# With one of these, capitalised words are the name of an organisation.
ORGANISATION_WORDS = listed("""
    party front movement league union association organisation organization council commission
    committee agency authority force forces army guard guards corps group foundation institute
    centre center university bank company corporation corp inc ltd ministry department office bureau
    court tribunal parliament congress senate assembly alliance coalition federation observatory
    watch network times post news tv radio television newspaper daily telegraph service chamber
    journal tribune herald guardian services fund programme program brigade brigades battalion
    militia navy police airlines airways cross crescent nations secretariat society club""")
# A single capitalised word after "the" is one of these papers.
PAPERS = listed("times post journal guardian tribune herald telegraph")
GROUPS_OF = listed("""
    groups organisations organizations agencies charities group parties media television tv
    broadcaster unions companies workers monitors watchdog watchdogs organisation organization""")
GROUP_MODIFIERS = listed("""
    human rights aid relief humanitarian opposition rebel militant armed environmental international
    local state press news civil society advocacy charity medical trade labour labor student
    women's islamist separatist insurgent global independent monitoring watchdog government pro-
    state-run state-owned foreign national private""")
# Words of places and events that are written like a person's name.
NOT_PERSONS = listed("""
    sea ocean river line province strait straits gulf island islands street airport valley pass
    crossing district state city region bridge port dam peninsula bay square mountains mountain lake
    road desert plateau basin canal corridor highway border coast heights beach war treaty agreement
    accord accords summit conference resolution act day eid games cup protocol initiative pact
    convention declaration constitution bill law order forum festival championship olympics town
    village county zone camp base park hotel hospital school church mosque temple cathedral palace
    stadium avenue hills hill oblast republic kingdom emirate prison tower building pipeline
    railway route shoal reef atoll triangle belt block plan deal project week month year north south
    east west northern southern eastern western central middle new green blue red black golden world
    cold civil great grand upper lower old operation exercise battle attack massacre hampshire
    jersey ohio iowa texas florida michigan nevada nebraska kansas missouri illinois wisconsin
    minnesota pennsylvania massachusetts connecticut delaware maryland tennessee kentucky louisiana
    oklahoma oregon utah colorado arizona idaho wyoming vermont maine indiana california hawaii
    alaska arkansas alabama mississippi covid easter christmas ramadan passover mission station
    memorial award prize university""")
PARTICLES = listed("""
    al bin ibn bint ben de da do dos das del della di du van von der den ter el la le ul ur abu zu
    y e ud uz os""")
FUNCTION_WORDS = listed("""
    a an the this that these those his her its their our your my who which whose whom where when
    while as if because since until after before during amid and or but nor yet so than then of in
    on at by to from for with without within into onto over under above below between among across
    along against through toward towards near around about beyond despite via per is was are were
    be been being has have had do does did will would shall should can could must not no also
    already still only just even both each every either neither he she it they we you i him them us
    there here all any some many most more several few other others another such what why how
    according however meanwhile moreover instead later earlier last next first second third once
    twice often again soon now today yesterday tomorrow tonight although though whether unlike
    like following including regarding speaking asked addition one two three four five six seven
    eight nine ten eleven twelve dozens hundreds thousands yes let currently recently
    previously reportedly allegedly officially separately nevertheless furthermore therefore thus
    hence rather indeed perhaps given citing quoting early late ahead back""")
DAYS_AND_MONTHS = listed("""
    monday tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december gmt""")
OUTSIDE = listed("""
    in at near into across around outside inside toward towards via through off along within beyond
    throughout onto""")
EAST_ASIAN_SURNAMES = listed("""
    xi kim wang li lee park yoon moon choi cho han qin ri le vo to tsai lai ma hun mao deng hu zhang
    zhao liu chen yang huang zhou wu xu sun zhu lin he guo nguyen tran pham hoang phan truong bui
    dang do ngo jang jung kang lim shin song kwon""")
# "The group" refers to an actor of an earlier sentence.
GROUP_WORDS = listed("""
    group organisation organization agency bloc body union charity watchdog alliance movement""")
PLURAL_WORDS = PLURAL_HEADS | listed("police media people authorities forces")
PRESS = listed("""
    reuters afp ap xinhua tass interfax irna yonhap kcna anadolu bbc cnn bloomberg kyodo""")

_ENDINGS_OF_MODIFIERS = (
    "-backed",
    "-led",
    "-aligned",
    "-appointed",
    "-based",
    "-run",
    "-elected",
    "-controlled",
)


def is_modifier(key: str) -> bool:
    """Whether a word says what kind of post or office follows: "foreign", "army-backed"."""
    return key in MODIFIERS or key.endswith(_ENDINGS_OF_MODIFIERS)
