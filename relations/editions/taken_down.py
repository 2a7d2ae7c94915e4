"""Events that were published and are no longer to be read: withdrawn, or suppressed as a whole."""

from django.db.models import Index, Q

TAKEN_DOWN = Q(superseded_at=None) & (Q(withdrawn=True) | Q(suppressed_whole=True))
"""Says so of an edition of such an event: the newest."""

# They are few and left out of many questions, and the rows of editions are long.
TAKEN_DOWN_INDEX = Index(fields=["event"], condition=TAKEN_DOWN, name="edition_taken_down")
