"""The state of a change form: what was stored in each field when its page was made.

It is read from the forms of the page, so it covers what an editor can see and change there, and
nothing else: only changes to that are conflicts.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2s

from django.core import signing
from django.forms import BoundField
from django.http import QueryDict
from django.utils import timezone

from relations.desk.unsaved.field_values import normalized, stored_values
from relations.desk.unsaved.page_forms import PageForms, fields_of, key_of

BEGUN = "_begun"
"""The field of a change form with the state from which its editor began."""

MAIN = ""
"""The key of the row itself; that of a row beneath it is `key_of` its inline and its number."""


@dataclass(frozen=True, slots=True)
class FormState:
    """A digest of each field that an editor may change, by the key of its row, at one moment.

    One token for the whole page would tell that something has changed. A digest of each field also
    tells who has changed it; whole values would tell no more, and double the page.
    """

    at: datetime
    digests: dict[str, dict[str, str]]

    @classmethod
    def now(cls, forms: PageForms) -> "FormState":
        digests = {MAIN: _digests(forms.form)}
        for inline in forms.inlines:
            if inline.has_change_permission:
                for form in inline.formset.initial_forms:
                    key = key_of(inline, form.instance.pk)
                    digests[key] = _digests(fields_of(inline, form))
        return cls(timezone.now(), digests)

    @classmethod
    def sent(cls, typed: QueryDict, field: str = BEGUN) -> "FormState":
        """The state that a form has sent. If it sent none that we have signed, one that nothing
        stored is equal to. A form that was opened later on the page has sent its own besides."""
        sent = sorted(
            filter(None, map(cls._loaded, typed.getlist(field))), key=lambda each: each.at
        )
        if not sent:
            return cls(timezone.now(), {})
        return cls(sent[0].at, {key: of for each in sent for key, of in each.digests.items()})

    @classmethod
    def _loaded(cls, token: str) -> "FormState | None":
        try:
            at, digests = signing.loads(token, salt=__name__)
        except signing.BadSignature:
            return None
        return cls(datetime.fromisoformat(at), digests)

    def only(self, key: str) -> "FormState":
        """That of one row alone."""
        return FormState(self.at, {key: self.digests[key]} if key in self.digests else {})

    def dumped(self) -> str:
        return signing.dumps([self.at.isoformat(), self.digests], salt=__name__, compress=True)

    def holds(self, key: str, field: str, values: list[str]) -> bool:
        """Whether these are the values that were stored then."""
        return self.digests.get(key, {}).get(field) == _digest(values)


def _digests(fields: Iterable[BoundField]) -> dict[str, str]:
    return {field.name: _digest(stored_values(field)) for field in fields}


def _digest(values: list[str]) -> str:
    return blake2s(json.dumps(normalized(values)).encode(), digest_size=6).hexdigest()
