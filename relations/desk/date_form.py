"""The form in which an editor chooses a date in plain words, and its way to EDTF and back."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.forms import CharField, ChoiceField, Form, TypedChoiceField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relations.dates import edtf
from relations.dates.exact import ExactDate, following
from relations.dates.messages import MONTHS, SEASONS, SHARES
from relations.dates.ways import DateChoice, Way, edtf_text, plain_text

# One more way besides those of `Way`: the source gives no date, and the article itself bounds it.
UNKNOWN = "unknown"
WAYS = (
    (
        gettext_lazy("At a known time"),
        (
            (Way.DAY.value, gettext_lazy("On a day")),
            (Way.MONTH.value, gettext_lazy("In a month")),
            (Way.YEAR.value, gettext_lazy("In a year")),
            (Way.SEASON.value, gettext_lazy("In a season or another part of a year")),
            (Way.ABOUT.value, gettext_lazy("About a day, a month or a year")),
        ),
    ),
    (
        gettext_lazy("It happened once, at a time that is not known"),
        (
            (Way.WITHIN.value, gettext_lazy("Some time between two dates")),
            (Way.BEFORE.value, gettext_lazy("Before a date")),
            (Way.OR_LATER.value, gettext_lazy("On a date or later")),
        ),
    ),
    (
        gettext_lazy("It lasted"),
        (
            (Way.LASTING.value, gettext_lazy("From one date to another")),
            (Way.SINCE.value, gettext_lazy("Since a date")),
            (Way.UNTIL.value, gettext_lazy("Until a date")),
        ),
    ),
    (gettext_lazy("The source does not say"), ((UNKNOWN, gettext_lazy("Not known")),)),
)
PARTS_OF_YEAR = {
    code: name
    for code, name in (SEASONS | SHARES).items()
    # Seasons without a hemisphere, quarters and halves: those that news articles speak of.
    if code in {21, 22, 23, 24, 33, 34, 35, 36, 40, 41}
}
# How an unknown date is bounded: by what an article reports or announces, or by the day on which
# a source had appeared.
PAST, FUTURE, APPEARED = "past", "future", "appeared"

_FIRST = ("day", "month", "year")
_SECOND = ("end_day", "end_month", "end_year")
# The parts that each way asks for; those that are required follow below.
ASKED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(Way, _FIRST),
    Way.MONTH: ("month", "year"),
    Way.YEAR: ("year",),
    Way.SEASON: ("season", "year"),
    Way.WITHIN: (*_FIRST, *_SECOND),
    Way.LASTING: (*_FIRST, *_SECOND),
    UNKNOWN: ("told", *_FIRST),
}
_NEEDED_WHOLE = {Way.DAY, Way.MONTH, Way.YEAR, Way.SEASON}
_NEEDED = {"year", "end_year", "told"}

_FOUR_DIGITS = RegexValidator(
    r"^[0-9]{4}$", gettext_lazy("Write the year with four digits, such as 2025.")
)
_DAY_NUMBER = RegexValidator(
    r"^(0?[1-9]|[12][0-9]|3[01])$", gettext_lazy("A day is a number from 1 to 31.")
)


class ChoiceForm(Form):
    """What an editor has chosen; other fields are ignored.

    `published` are the EDTF dates of the articles that bound an unknown date, unless the editor
    gives the date of the article.
    """

    way = ChoiceField(choices=WAYS)
    told = ChoiceField(
        choices=[(each, each) for each in (PAST, FUTURE, APPEARED)],
        error_messages={
            "required": gettext_lazy("Choose whether the article reports or announces it.")
        },
    )
    season = TypedChoiceField(
        choices=list(PARTS_OF_YEAR.items()),
        coerce=int,
        error_messages={"required": gettext_lazy("Choose the part of the year.")},
    )
    day = CharField(
        validators=[_DAY_NUMBER], error_messages={"required": gettext_lazy("Give the day.")}
    )
    month = TypedChoiceField(
        choices=list(MONTHS.items()),
        coerce=int,
        empty_value="",
        error_messages={"required": gettext_lazy("Give the month.")},
    )
    year = CharField(
        validators=[_FOUR_DIGITS], error_messages={"required": gettext_lazy("Give the year.")}
    )
    end_day = CharField(validators=[_DAY_NUMBER])
    end_month = TypedChoiceField(choices=list(MONTHS.items()), coerce=int, empty_value="")
    end_year = CharField(
        validators=[_FOUR_DIGITS],
        error_messages={"required": gettext_lazy("Give the year of the second date.")},
    )

    def __init__(self, data: Any, published: list[str]) -> None:
        super().__init__(data)
        self.published = published
        way = data.get("way", "")
        asked = ASKED.get(way, ())
        for name in set(self.fields) - {"way", *asked}:
            del self.fields[name]
        for name in asked:
            self.fields[name].required = way in _NEEDED_WHOLE or name in _NEEDED
        if way == UNKNOWN and not any(data.get(name) for name in _FIRST):
            self.fields["year"].required = False

    def clean(self) -> None:
        """Put the choice, if it is complete, into `cleaned_data["edtf"]`."""
        super().clean()
        if not self.errors:
            text = edtf_text(self._choice(self.cleaned_data["way"]))
            _refuse_unless_edtf(text)
            self.cleaned_data["edtf"] = text

    def _choice(self, way: str) -> DateChoice:
        if way == UNKNOWN:
            return self._unknown(self.cleaned_data["told"])
        end = self._date("end_") if "end_year" in self.fields else ()
        return DateChoice(Way(way), self._date(), end, self.cleaned_data.get("season", 0))

    def _date(self, prefix: str = "") -> ExactDate:
        parts = [self.cleaned_data.get(f"{prefix}{part}") for part in ("year", "month", "day")]
        if parts[2] and not parts[1]:
            raise ValidationError(_("Give the month too, or leave the day blank."))
        exact = tuple(int(part) for part in parts if part)
        _refuse_unless_edtf(plain_text(exact))
        return exact

    def _unknown(self, told: str) -> DateChoice:
        """What an article reports happened on its day or before; what it announces, on it or after.

        Of several articles, the first to report and the last to announce bound it most closely.
        """
        given = [plain_text(self._date())] if self.cleaned_data["year"] else self.published
        dates = [each for each in map(edtf.parse, given) if not each.clamped]
        days = [each.earliest if told == FUTURE else each.latest for each in dates]
        known = [day for day in days if day is not None]
        if not known:
            raise ValidationError(
                _("Give the day on which it had appeared.")
                if told == APPEARED
                else _("Cite a sentence of the article, or give the date of the article.")
            )
        if told == FUTURE:
            return DateChoice(Way.OR_LATER, exact_day(max(known)))
        return DateChoice(Way.BEFORE, following(exact_day(min(known))))


def exact_day(day: date) -> ExactDate:
    """A day as numbers: year, month and day."""
    return (day.year, day.month, day.day)


def parts_of(choice: DateChoice | None) -> dict[str, str] | None:
    """The fields of `ChoiceForm` that make a choice; None if the form cannot make it."""
    if choice is None or (choice.season and choice.season not in PARTS_OF_YEAR):
        return None
    parts = {"way": choice.way.value, "season": str(choice.season)}
    for prefix, exact in (("", choice.date), ("end_", choice.end)):
        year = [f"{exact[0]:04}"] if exact else []
        numbers = [*year, *map(str, exact[1:]), "", "", ""]
        for part, number in zip(("year", "month", "day"), numbers, strict=False):
            parts[f"{prefix}{part}"] = number
    return {part: parts[part] for part in ("way", *ASKED[choice.way])}


def _refuse_unless_edtf(text: str) -> None:
    try:
        edtf.parse(text)
    except edtf.EdtfError as error:
        reason = _(error.reason)
        raise ValidationError(
            _("This date is not possible: %(reason)s."), params={"reason": reason}
        ) from error
