"""A statement by its code, apart from its event."""

from relations.editions.models import Edition, EditionStatement


def edition_with_statement(code: str) -> Edition | None:
    """The newest edition with a statement, public or not, or None; one query."""
    found = (
        EditionStatement.objects.filter(code=code)
        .select_related("edition")
        .order_by("-edition__published_at", "-edition__number")
        .first()
    )
    return found.edition if found else None
