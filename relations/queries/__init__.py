"""The readers' questions: from an address to a selection, and from a selection to its answer."""
