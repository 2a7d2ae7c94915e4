"""Asking: from an address to a selection, and from a selection to what the public may see."""
