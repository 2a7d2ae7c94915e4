"""Nothing that an editor typed is lost: not to a second editor, nor to the end of a session."""
