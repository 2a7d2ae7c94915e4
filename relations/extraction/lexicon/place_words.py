"""The English words that tell places from what only looks like one."""

from relations.extraction.tokens import listed

# Capitalised words after "in" or "at" that are not places, in lower case.
NO_PLACES = listed(
    """january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday spring summer autumn winter ramadan easter
    christmas eid lent muharram president prime minister premier king queen prince crown general
    colonel mr mrs ms dr sir lord lady secretary ambassador chancellor pope god allah english
    arabic persian urdu hindi hebrew mandarin pashto dari farsi swahili kurdish bengali islamic
    muslim christian jewish western european african asian arab nato asean opec brent covid
    parliament congress cabinet senate government i he she it they we the a an this that these
    those his her their its our according after before while when if as bitcoin twitter facebook
    telegram instagram tiktok youtube x"""
)
# Words of organisations' names, as written.
ORGANISATIONS = listed(
    """Ministry Council Assembly Parliament Congress Party Court Bank Union Nations Agency Committee
    Organization Organisation Commission University Senate Department Army Press News Jazeera
    Office Tribunal Institute Foundation Company Association Federation Authority Force Forces
    Guard Guards Corps Police Navy Tribune Times Post House UN NATO EU Fund Watch Movement Front
    Alliance League Group Agreement Accord Treaty Convention Act Minister President Ambassador
    Affairs Embassy"""
)
# After these words the preposition does not lead to a place: "trust in", "angry at".
NOT_AT = {
    "in": listed(
        """trust trusts confidence faith believe believes believed belief interest
        interested specialist specialises specializes expert invest invested investment stake shares
        dealt mired engaged disappointed rise fall drop increase decrease change role
        involved lies resulted"""
    ),
    "at": listed(
        """angry anger aimed directed furious fury laughed laughing mocked pointed shouted
        swipe swipes barb barbs look looked looking hinted jibe"""
    ),
    "off": listed("""called calls call paid took take cut broke showed well"""),
    "around": frozenset(["rallied", "rally", "revolve", "revolves", "turned", "turn"]),
}
# Verbs, in all their forms, and nouns of what happens at a place, beside those of
# ``lexicon.actions``.
HAPPENINGS = listed(
    """died die dies exploded explode exploding went blast burned burning sank crashed crash
    gathering rallied rally marched march broke opened began begin ended killed wounded hurt born
    collapsed fell fallen landed landing stormed erupted found buried torched burnt stood fled
    blew staged protested demonstrated demonstrate took takes taken ambushed shelled explosion bomb
    bombing battle clash clashes fighting firefight gunbattle massacre attack attacks talks summit
    meeting conference ceremony protest demonstration raid strike strikes airstrike airstrikes
    shelling explosions riot riots siege skirmish skirmishes gathered detonated blown hijacked
    were was"""
)
