"""English words: who acts in the news, what they do and say, what only looks like a country."""
