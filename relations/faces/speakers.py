"""A speaker dressed for their page."""

from collections.abc import Iterable

from django.urls import reverse

from relations.editions.models import EditionStatement
from relations.faces.addresses import with_query
from relations.faces.shapes import Shape
from relations.record.phrases import edtf_in_words
from relations.timeline.selection import Selection
from relations.timeline.speakers import Speaker


def dressed_speaker(speaker: Speaker, selection: Selection, shown: Iterable[Shape]) -> Shape:
    """A speaker of a selection, with the capacities in which they speak in the shown exchanges."""
    code = speaker.actor.code
    said = [each for exchange in shown for each in exchange["statements"]]
    capacities = [each["capacity"] for each in said if each["speaker"]["code"] == code]
    first, last = (_occasion(each) for each in (speaker.first, speaker.last))
    return {
        "actor": speaker.actor,
        "capacities": list(dict.fromkeys(filter(None, capacities))),
        "dyads": [
            {
                "dyad": each.dyad,
                "statements": each.statements,
                "address": with_query(
                    reverse("statements"), selection.having(country=each.dyad.letters)
                ),
            }
            for each in speaker.dyads
        ],
        "first": first,
        "last": last if first and last and last["date"] != first["date"] else None,
    }


def _occasion(row: EditionStatement | None) -> Shape | None:
    """When a statement was made, in words, and its address."""
    if row is None:
        return None
    event = row.edition.document
    said = next(each for each in event["statements"] if each["code"] == row.code)
    return {
        "date": edtf_in_words(said["date"] or event["date"]["edtf"]),
        "address": reverse("statement", args=[row.code]),
    }
