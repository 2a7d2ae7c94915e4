"""Two pairs of eyes: sending for review, judging, publishing, and who did what when."""
