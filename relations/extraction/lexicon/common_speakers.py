"""Common nouns for whoever speaks without a name, and for things that only seem to."""

from relations.extraction.lexicon.actor_words import HEADS
from relations.extraction.tokens import listed

DETERMINERS = listed("""
    a an the this one two three four five six several some many another each every most other both
    any our my your his her its their no these those""")
POSSESSIVES = listed("his her its their my our your")

# They speak as one, without a person's mouth.
SPEAKING_GROUPS = listed("""
    newspaper paper magazine daily weekly tabloid broadcaster network channel station agency website
    outlet publication blog campaign company firm corporation bank airline manufacturer retailer
    union association federation group organization organisation charity foundation institute
    committee subcommittee panel board commission council court tribunal jury delegation ministry
    department office embassy consulate party coalition alliance government administration regime
    team club university college school hospital church diocese bureau police army navy force
    military parliament congress senate house legislature caucus cabinet community lobby watchdog
    majority crowd family couple""")
# What somebody else wrote or made: it is quoted, but it is nobody.
DOCUMENTS = listed("""
    statement report communiqué communique letter note document message post memo email e-mail
    mail ad advertisement spot commercial poll survey study article editorial column op-ed essay
    story account book memoir novel chapter ruling opinion order decision
    verdict judgment lawsuit suit complaint petition indictment affidavit brief filing motion
    resolution draft text transcript recording tape video clip caption sign banner poster placard
    headline page leaflet flyer pamphlet plaque tweet dossier audit analysis review release
    dispatch cable manifesto platform testimony speech""")
# "The statement said" may be taken as whoever spoke before; "a poll said" may not.
STATEMENTS = listed("statement communiqué communique letter note message post")

_PEOPLE = listed("""
    sheriff constable ranger supervisor treasurer sponsor attendee invitee employee
    man men woman women boy boys girl girls person people child children kid kids father mother
    parent parents son sons daughter daughters brother brothers sister sisters husband wife widow
    widower uncle aunt cousin nephew niece grandfather grandmother friend friends neighbour neighbor
    neighbours neighbors colleague colleagues classmate boss guy lady gentleman fan fans critic
    critics guest guests patient patients nurse nurses farmhand pilot pilots soldier soldiers
    marine marines sailor sailors guard guards rebel rebels fighter fighters militant militants
    militiaman priest monk nun rabbi pilgrim student students scientist scientists clerk cop cops
    detective deputy deputies attorney attorneys plaintiff plaintiffs defendant defendants juror
    jurors victim victims suspect suspects refugee refugees migrant migrants immigrant immigrants
    democrat democrats republican republicans conservative conservatives liberal liberals
    progressive progressives independents nominee mate candidate candidates incumbent billionaire
    millionaire businessman businesswoman tycoon mogul celebrity star actor actress singer artist
    poet author novelist pundit pundits columnist anchor host commentator correspondent journalist
    journalists editorialist tailor baker voice spectator bystander passer-by onlookers herder
    shepherd peasant cook chef skipper crew veteran veterans ally allies rival rivals
    opponent opponents foe foes successor predecessor mentor confidant insider insiders strategist
    strategists pollster pollsters consultant consultants operative operatives staffer staffers
    congressmen surrogate surrogates donor donors superdelegate loyalist loyalists
    intermediary go-between professor teacher teachers principal dean physician surgeon
    psychologist psychiatrist therapist dentist engineer architect technician mechanic
    deserter captive hostage prisoner prisoners inmate inmates detainee detainees convict thief
    executive executives ceo mullah elder elders nationalist nationalists native protester
    protesters demonstrator demonstrators striker organizer organizers organiser organisers""")
_ENDINGS = ("man", "men", "person", "people", "ist", "ists", "goer")
_AGENT_ENDINGS = ("er", "or", "ian")
# They end like people.
_NOT_PEOPLE = listed("""
    number paper letter order matter power water weather winter summer border river computer center
    corner tower chapter quarter newsletter poster banner answer offer error factor sector mirror
    floor harbor labor color honor humor motor career list checklist twist wrist waist fist mist
    dinner supper october november december september disaster laughter danger hunger anger manner
    counter encounter cover disorder remainder reminder layer super under after never other rather
    either neither however whether together further another gender tender slaughter shelter filter
    charter transfer shoulder finger trigger liver silver fever buffer container master server
    folder header ladder powder thunder wonder corridor terror tremor vigor barrier carrier
    frontier""")
_LISTED = HEADS | _PEOPLE | SPEAKING_GROUPS | DOCUMENTS


def is_listed(noun: str) -> bool:
    """Whether a noun is one of a speaker or a document by a list, so that it may have a capital."""
    return noun in _LISTED


def is_person_noun(noun: str) -> bool:
    """Whether a common noun in lower case means people, by a list or by its ending."""
    if noun in _NOT_PEOPLE:
        return False
    if noun in HEADS or noun in _PEOPLE or noun.endswith(_ENDINGS):
        return True
    singular = noun.removesuffix("s")
    return len(singular) > 4 and singular.endswith(_AGENT_ENDINGS) and singular not in _NOT_PEOPLE
