"""What stands where a place would and is none: months, titles, organisations, trust in somebody."""

from relations.prose.grammar.wordlists import listed

# What begins with a capital after "in" or "at" and is no place, in lower case.
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
# A word of an organisation's name, as it is written.
ORGANISATIONS = listed(
    """Ministry Council Assembly Parliament Congress Party Court Bank Union Nations Agency Committee
    Organization Organisation Commission University Senate Department Army Press News Jazeera
    Office Tribunal Institute Foundation Company Association Federation Authority Force Forces
    Guard Guards Corps Police Navy Tribune Times Post House UN NATO EU Fund Watch Movement Front
    Alliance League Group Agreement Accord Treaty Convention Act Minister President Ambassador
    Affairs Embassy"""
)
# After these, "in" and "at" lead to no place: "trust in", "angry at".
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
