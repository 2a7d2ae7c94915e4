"""The line that says how far a command has come."""

from io import StringIO

from django.core.management.base import OutputWrapper

from relations.management.progress import progress_of


class Terminal(StringIO):
    """A terminal that keeps all that was written to it."""

    def isatty(self) -> bool:
        return True


def written_to(stream: StringIO) -> str:
    with progress_of(OutputWrapper(stream), "editions", 10_000) as tell:
        for done in range(0, 3600, 1200):
            tell(done)
    return stream.getvalue()


def test_line_of_a_terminal_is_written_seldom_and_gone_at_the_end() -> None:
    line = "editions: 0 of 10,000"
    assert written_to(Terminal()) == f"\r{line}\r{' ' * len(line)}\r"


def test_nothing_is_written_where_no_terminal_is() -> None:
    assert written_to(StringIO()) == ""
