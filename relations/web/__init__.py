"""The public views: one answer as a page, as a fragment of it, or as JSON."""
