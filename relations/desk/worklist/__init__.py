"""What waits for an editor, as far as the record can tell: asked, listed, and told in words."""
