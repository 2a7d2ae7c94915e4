"""What readers are told is read from what was published, and from no row that editors change."""

from typing import Any

import pytest
from django.db import connection

from tests.desk.whole_record import addresses_for, make_whole_record, public_answers
from tests.factories import make_editor

# SQLite tells which columns are read.
pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

PUBLISHED = (
    *("relations_edition", "relations_description", "relations_dailyroot"),
    *("relations_indexchange", "relations_indexchunk", "relations_indexedsource"),
)
"""What the names of tables begin with that hold what was published, or its index;
"relations_edition" alone is one of them."""

# Texts never change but by their suppression, nor does which article a text is a version of.
UNCHANGING = {
    "relations_source": {"id", "code", "version_of_id", "suppressed_at", "suppression_reason"},
    "relations_sentence": {"id", "source_id", "number", "text", "start", "end", "paragraph"},
}
_READ = 20
"""What SQLite calls the reading of a column."""


def test_no_public_address_reads_a_row_that_editors_change() -> None:
    addresses = [address for _view, address in addresses_for(make_whole_record(make_editor()))]
    read: set[tuple[str, str]] = set()

    def note(action: int, table: str, column: str, *_rest: Any) -> int:
        if action == _READ:
            read.add((table, column))
        return 0

    connection.connection.set_authorizer(note)
    try:
        public_answers(addresses)
    finally:
        connection.connection.set_authorizer(None)
    assert ("relations_description", "document") in read
    working = {(table, column) for table, column in read if not table.startswith(PUBLISHED)}
    assert {
        (table, column) for table, column in working if column not in UNCHANGING.get(table, ())
    } == set()
