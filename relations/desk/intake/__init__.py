"""Taking in an article: pasted or uploaded, corrected, stored, and revisited later."""
