"""The grammar under ``figures``: numbers, their bounds, and what they count."""
