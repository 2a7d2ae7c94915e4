"""What a sentence of English news says by its words alone, as proposals for an editor.

Nothing here decides anything: each finding names the words that it comes from, and where the
words leave something open, nothing is found. No Django.
"""
