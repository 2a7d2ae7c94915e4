"""The grammar under ``speech``: the words that report speech, and who speaks to whom."""
