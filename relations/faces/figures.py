"""Figures for one measure that several speakers give: set beside each other, none chosen."""

from collections.abc import Sequence

from relations.faces.shapes import Shape


def figure_tables(statements: Sequence[Shape]) -> list[Shape]:
    """A table for each measure that different speakers give figures for, in order of first mention.

    Its `rows` are the statements, by the side for which each speaks, in alphabetical order. A
    measure is the same whatever its capitals and spaces.
    """
    by_measure: dict[str, list[Shape]] = {}
    for statement in statements:
        if statement["figure"]:
            measure = " ".join(statement["figure"]["measure"].casefold().split())
            by_measure.setdefault(measure, []).append(statement)
    return [
        {"measure": rows[0]["figure"]["measure"], "rows": sorted(rows, key=_side)}
        for rows in by_measure.values()
        if len({row["speaker"]["code"] for row in rows}) > 1
    ]


def _side(statement: Shape) -> tuple[str, str]:
    """For whom someone speaks, and who: in the order of the alphabet."""
    speaker = statement["speaker"]["name"]
    side = (statement["on_behalf_of"] or statement["speaker"])["name"]
    return side.casefold(), speaker.casefold()
