"""From the sentences of a source to drafts of events and statements, with proposals."""
