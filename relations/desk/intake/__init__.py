"""Taking in an article: pasted or uploaded, put right, stored, and looked at again later."""
