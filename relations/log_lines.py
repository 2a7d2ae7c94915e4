"""How the log is written: a line for each thing that happened, whatever is in it."""

import logging
from textwrap import indent
from types import TracebackType

from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.http import UnreadablePostError
from django.http.multipartparser import MultiPartParserError

REFUSED = (
    BadRequest,
    MultiPartParserError,
    PermissionDenied,
    SuspiciousOperation,
    UnreadablePostError,
)
"""What a request is refused for: no fault of the site that a traceback would help to mend."""

_MOST_TOLD = 200


class LogLine(logging.Formatter):
    """One line for each record. What would begin another line, or hide a part of this one, is
    escaped; the lines of a traceback are indented, so that none of them passes for a record."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    def format(self, record: logging.LogRecord) -> str:
        refusal = record.exc_info[1] if record.exc_info else None
        if isinstance(refusal, REFUSED):
            record = _refused(record, refusal)
        return super().format(record)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - as logging has it
        return _one_line(super().formatMessage(record))

    def formatException(  # noqa: N802 - as logging has it
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        lines = super().formatException(ei).splitlines()
        return indent("\n".join(map(_one_line, lines)), "  | ", lambda _line: True)


def _refused(record: logging.LogRecord, refusal: BaseException) -> logging.LogRecord:
    """The record of a refused request, of its class and what it says of what was refused."""
    request = getattr(record, "request", None)
    place = f" path={request.path[:_MOST_TOLD]!r}" if request else ""
    line = f"action=request refused={type(refusal).__name__}{place}"
    said = f"{line} said={str(refusal)[:_MOST_TOLD]!r}"
    changed = {"msg": said, "args": (), "exc_info": None, "exc_text": None}
    return logging.makeLogRecord({**record.__dict__, **changed, "levelname": "WARNING"})


def _one_line(text: str) -> str:
    return "".join(each if each.isprintable() else repr(each)[1:-1] for each in text)
