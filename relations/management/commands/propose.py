"""`manage.py propose`: print what the desk would make of an article, and store nothing."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError

from relations.dates.edtf import Edtf, EdtfError, parse
from relations.desk.drafting.trial import tried
from relations.desk.drafting.trial_json import (
    FigureJson,
    ProposalJson,
    SayingJson,
    SentenceJson,
    SurenessJson,
    TrialJson,
    trial_json,
)
from relations.desk.intake.paste_form import read_pasted
from relations.extraction.report import READ_LANGUAGE
from relations.record.vocabulary import EventType
from relations.sources.decoding import decode
from relations.sources.models import Source
from relations.sources.saved_page import PageReading, read_page

STANDARD_INPUT = Path("-")
NO_VOCABULARY = "The database holds no vocabulary: run `migrate`, then `load_vocabulary`."


class Command(BaseCommand):
    help = "Print the details, sentences and proposals that the desk would read from an article."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a text or a saved page; - for standard input")
        parser.add_argument(
            "--published", metavar="EDTF", help="such as 2025-04-19; default: what the page says"
        )
        parser.add_argument("--language", metavar="TAG", help="default: what the words look like")
        parser.add_argument("--html", action="store_true", help="read the file as a saved page")
        parser.add_argument("--json", action="store_true", help="print JSON: see docs/propose.md")

    def handle(self, *args: Any, **options: Any) -> None:
        reading = read(options["file"], is_page=options["html"])
        language = _tag(options["language"]) or _detail(reading, "language") or READ_LANGUAGE
        try:
            trial = tried(reading, _published(options["published"], reading), language)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except (OperationalError, ProgrammingError) as error:
            raise CommandError(f"{NO_VOCABULARY} ({error})") from error
        if not EventType.objects.exists():
            raise CommandError(NO_VOCABULARY)
        printed = trial_json(trial)
        if options["json"]:
            self.stdout.write(json.dumps(printed, ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(lines(printed)))


def read(file: Path, *, is_page: bool) -> PageReading:
    """Read a file, or standard input for "-", as the desk would read what an editor pastes.

    Raises `CommandError` if it cannot be read, or if there is no article in it.
    """
    try:
        data = sys.stdin.buffer.read() if file == STANDARD_INPUT else file.read_bytes()
        text = decode(data)
        return read_page(text) if is_page else read_pasted(text)
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}") from error
    except ValidationError as error:
        raise CommandError(f"{file}: {' '.join(error.messages)}") from error


def _tag(given: str | None) -> str:
    """The language of an option, blank if none is given; raises `CommandError` if it is no tag."""
    if not given:
        return ""
    try:
        Source._meta.get_field("language").run_validators(given)
    except ValidationError as error:
        raise CommandError(f"--language {given}: give a BCP 47 tag, such as en or ur.") from error
    return given


def _published(given: str | None, reading: PageReading) -> Edtf:
    """The day from which relative dates are counted; raises `CommandError` if nothing tells it."""
    text = given or _detail(reading, "published")
    if not text:
        raise CommandError("Nothing says when this was published: give --published.")
    try:
        return parse(text)
    except EdtfError as error:
        raise CommandError(f"--published {text}: {error}") from error


def _detail(reading: PageReading, name: str) -> str:
    detail = reading.details.get(name)
    return detail.value if detail else ""


def lines(trial: TrialJson) -> Iterator[str]:
    """A trial as lines to read: details, what is left out, and each sentence with its proposals."""
    yield f"published {trial['published']}, language {trial['language']}"
    if not trial["is_read"]:
        yield "Only dates are read in this language."
    for name, detail in trial["details"].items():
        yield f"{name}: {detail['value']}"
    if trial["missing"]:
        yield f"sentences missing: {trial['missing']}"
    for line in trial["left_out"]:
        yield f"left out ({line['reason']}): {line['words']}"
    for sentence in trial["sentences"]:
        yield ""
        yield f"{sentence['number']} [{sentence['start']}:{sentence['end']}] {sentence['text']}"
        yield from _proposals(sentence)


def _proposals(said: SentenceJson) -> Iterator[str]:
    for date in said["dates"]:
        yield _line("date", f"{date['edtf']} ({date['in_words']})", date, date["reason"])
    for country in said["countries"]:
        yield _line("country", country["country"], country)
        yield f"      role: {country['role']} ({_standing(country['role_sureness'])})"
    for kind in said["kinds"]:
        yield _line("kind", kind["kind"], kind)
    for figure in said["figures"]:
        yield _line("figure", _figure_in_words(figure), figure)
    for place in said["places"]:
        yield _line("place", place["words"], place)
    for saying in said["sayings"]:
        yield from _saying(saying)


def _saying(saying: SayingJson) -> Iterator[str]:
    speaker, addressee = saying["speaker"], saying["addressee"]
    if speaker:
        yield _line("speaker", f"{speaker['name']} ({speaker['kind']})", speaker)
    else:
        yield f"    speaker: not named here (“{saying['speaker_words']}”)"
    yield _line("  act", saying["act"]["act"], saying["act"])
    if addressee:
        yield _line("  addressee", addressee["name"], addressee)
    for quotation in saying["quotations"]:
        yield f"      quotation: “{quotation['words']}”"


def _line(label: str, value: str, found: ProposalJson, reason: str = "") -> str:
    standing = _standing(found["sureness"])
    because = f"{reason}; {standing}" if reason else standing
    return f"    {label}: {value}, from “{found['words']}” ({because})"


def _standing(sureness: SurenessJson) -> str:
    filled_in = "filled in" if sureness["filled_in"] else "offered"
    right, found = sureness["right"], sureness["found"]
    measured = f"right in {right} of {found}" if found else "not measured"
    return f"{sureness['pattern']}; {filled_in}, {measured}"


def _figure_in_words(figure: FigureJson) -> str:
    bounds = {name: figure[name] for name in ("low", "best", "high")}
    known = " ".join(f"{name} {value}" for name, value in bounds.items() if value is not None)
    return f"{known} {figure['measure']}".strip()
