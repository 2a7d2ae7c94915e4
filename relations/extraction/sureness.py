"""How sure a finding is: the pattern that found it, and how often that pattern was right.

A pattern is a way of finding something that is right or wrong for one reason, such as "the speaker
is named beside the verb". Each is measured by itself on articles that no rule was written for. A
finding may be filled in for an editor only where its pattern has proved itself; otherwise it is
offered.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Pattern(StrEnum):
    """The ways of finding something; the values say them in words."""

    COUNTRY_NAME = "a country by its name"
    COUNTRY_PEOPLE = "a country by the name of its people"
    COUNTRY_CAPITAL = "a country by its capital"
    COUNTRY_GOVERNMENT = "a country by its government"
    COUNTRY_COMPOUND = "a country by half of a compound"
    COUNTRY_AMBIGUOUS = "a country by a word that also means something else"
    COUNTRY_SPOKEN_OF = "a country that is named only in what somebody says"
    COUNTRY_OF_REPORT = "a country that the report is about, and these sentences do not name"

    SPEAKER_BESIDE_VERB = "the speaker is named beside the verb"
    SPEAKER_STATE = "a state or its government is named beside the verb"
    SPEAKER_UNNAMED = "the speaker is called by a common noun beside the verb"
    SPEAKER_BEHIND_ASIDE = "the speaker is named before an aside or words of time and place"
    SPEAKER_OF_VERB_BEFORE = "the speaker is the subject of the verb before"
    SPEAKER_AFTER_PREPOSITION = "the speaker follows “according to”, “by” or the like"
    SPEAKER_PRONOUN = "the speaker is known through a pronoun"
    SPEAKER_CONTINUED = "the sentence is a quotation that goes on"
    SPEAKER_FAR_FROM_QUOTATION = "other words stand between the speaker and the quotation"

    ACT_OF_VERB = "the verb has one meaning"
    ACT_OF_LOOSE_VERB = "the verb has this meaning among others"
    ACT_OF_PHRASE = "the verb has this meaning with the words after it"
    ACT_OF_CONTENT = "what is told makes it this act"
    ACT_OF_TELLING = "the verb only tells"

    QUOTATION_MARKS = "both quotation marks stand in the sentence"
    QUOTATION_SINGLE_MARKS = "the quotation marks are single ones"
    QUOTATION_ONE_MARK = "one quotation mark stands in the sentence"
    QUOTATION_BETWEEN = "the quotation marks stand in the sentences around"

    ADDRESSEE_OBJECT = "the addressee is the object of the verb"
    ADDRESSEE_AFTER_PREPOSITION = "the addressee follows “to”, “on” or the like"
    ADDRESSEE_ACCUSER = "the addressee is whoever made the accusation"

    KIND_VERB_AND_OBJECT = "a verb and its object tell of one kind of event as done"
    KIND_VERB = "a verb by itself tells of one kind of event as done"
    KIND_NOUN = "a noun names a kind of event, and nothing says that it was not done"
    KIND_NOT_TOLD_AS_DONE = "the kind of event is planned, spoken about or told before"
    KIND_AMONG_OTHERS = "the sentence tells of several kinds of event"

    ROLE_OF_DEED = "a verb told as done names who does it and to whom"
    ROLE_OF_WORDS = "a verb of saying names who says it and to whom"
    ROLE_TOGETHER = "the countries do it together"
    ROLE_OF_VISIT = "a verb names who goes to whom"
    ROLE_WEAK = "only one side is named beside the verb, or another clause or a noun tells of it"
    ROLE_DISPUTED = "the words give the country more than one part"
    ROLE_MENTIONED = "no words say what part the country has"

    PLACE_OF_DEED = "a preposition joins the place to a deed told as done"
    PLACE_VISITED = "somebody travels to the place"
    PLACE_NAMED = "the place is named, and no words say what was done there"
    PLACE_OF_REPORT = "the report was written there, or somebody spoke there"

    FIGURE_COUNTED = "the number stands before what it counts"
    FIGURE_OF_ONE = "one person is told of without a number"
    FIGURE_WITHOUT_NOUN = "the number stands without what it counts"

    DATE_WRITTEN = "a date written with its year"
    DATE_YEAR_ALONE = "a year without a word such as “in” before it"
    DATE_COUNTED = "a date counted from the day of publication"
    DATE_BY_CONTEXT = "a day, month or weekday placed by the words around it"
    DATE_NEAREST = "the nearest day, month or weekday, without a sign which one"
    DATE_CHOICE = "one of several dates"


@dataclass(frozen=True, slots=True)
class PatternPrecision:
    """Of `found` findings on unseen text, `right` were what an editor would have written."""

    right: int
    found: int

    @property
    def share(self) -> float:
        """From 0 to 1; 0 if nothing was found."""
        return self.right / self.found if self.found else 0.0


FILLED_IN_FROM = 0.9
"""The share from which a finding is filled in, inclusive."""

FEWEST_FOUND = 10
"""Fewer findings than these prove nothing."""

PRECISIONS: Mapping[Pattern, PatternPrecision] = {
    Pattern.COUNTRY_NAME: PatternPrecision(140, 140),
    Pattern.COUNTRY_PEOPLE: PatternPrecision(82, 82),
    Pattern.COUNTRY_CAPITAL: PatternPrecision(76, 78),
    Pattern.COUNTRY_GOVERNMENT: PatternPrecision(4, 4),
    Pattern.COUNTRY_AMBIGUOUS: PatternPrecision(30, 32),
    Pattern.SPEAKER_BESIDE_VERB: PatternPrecision(38, 38),
    Pattern.SPEAKER_STATE: PatternPrecision(37, 39),
    Pattern.SPEAKER_UNNAMED: PatternPrecision(19, 24),
    Pattern.SPEAKER_BEHIND_ASIDE: PatternPrecision(34, 34),
    Pattern.SPEAKER_OF_VERB_BEFORE: PatternPrecision(6, 8),
    Pattern.SPEAKER_AFTER_PREPOSITION: PatternPrecision(5, 6),
    Pattern.SPEAKER_PRONOUN: PatternPrecision(19, 20),
    Pattern.SPEAKER_CONTINUED: PatternPrecision(3, 3),
    Pattern.SPEAKER_FAR_FROM_QUOTATION: PatternPrecision(2, 2),
    Pattern.ACT_OF_VERB: PatternPrecision(31, 32),
    Pattern.ACT_OF_LOOSE_VERB: PatternPrecision(28, 40),
    Pattern.ACT_OF_PHRASE: PatternPrecision(8, 16),
    Pattern.ACT_OF_CONTENT: PatternPrecision(5, 8),
    Pattern.ACT_OF_TELLING: PatternPrecision(42, 90),
    Pattern.QUOTATION_MARKS: PatternPrecision(74, 75),
    Pattern.QUOTATION_SINGLE_MARKS: PatternPrecision(2, 2),
    Pattern.KIND_VERB_AND_OBJECT: PatternPrecision(51, 59),
    Pattern.KIND_VERB: PatternPrecision(21, 30),
    Pattern.KIND_NOUN: PatternPrecision(26, 35),
    Pattern.KIND_NOT_TOLD_AS_DONE: PatternPrecision(16, 31),
    Pattern.KIND_AMONG_OTHERS: PatternPrecision(12, 19),
    Pattern.ROLE_OF_DEED: PatternPrecision(10, 13),
    Pattern.ROLE_OF_WORDS: PatternPrecision(14, 16),
    Pattern.ROLE_TOGETHER: PatternPrecision(10, 12),
    Pattern.ROLE_OF_VISIT: PatternPrecision(10, 11),
    Pattern.ROLE_WEAK: PatternPrecision(72, 94),
    Pattern.ROLE_DISPUTED: PatternPrecision(35, 54),
    Pattern.ROLE_MENTIONED: PatternPrecision(66, 172),
    Pattern.PLACE_OF_DEED: PatternPrecision(16, 18),
    Pattern.PLACE_VISITED: PatternPrecision(4, 4),
    Pattern.PLACE_NAMED: PatternPrecision(9, 24),
    Pattern.PLACE_OF_REPORT: PatternPrecision(0, 2),
    Pattern.FIGURE_COUNTED: PatternPrecision(93, 95),
    Pattern.FIGURE_OF_ONE: PatternPrecision(1, 1),
    Pattern.FIGURE_WITHOUT_NOUN: PatternPrecision(13, 13),
    Pattern.DATE_WRITTEN: PatternPrecision(51, 52),
    Pattern.DATE_YEAR_ALONE: PatternPrecision(2, 2),
    Pattern.DATE_COUNTED: PatternPrecision(31, 32),
    Pattern.DATE_BY_CONTEXT: PatternPrecision(106, 109),
    Pattern.DATE_NEAREST: PatternPrecision(4, 4),
    Pattern.DATE_CHOICE: PatternPrecision(1, 1),
}
"""What `python -m tests.articles` measured; a test compares. A pattern not in it is unproven."""


def precision_of(pattern: Pattern) -> PatternPrecision:
    """What was measured of a pattern; 0 of 0 if nothing was."""
    return PRECISIONS.get(pattern, PatternPrecision(0, 0))


def is_sure(pattern: Pattern) -> bool:
    """Whether a finding of this pattern may be filled in."""
    precision = precision_of(pattern)
    return precision.found >= FEWEST_FOUND and precision.share >= FILLED_IN_FROM
