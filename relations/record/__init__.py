"""What the editors hold to be the case, and the checks that find what is wrong with it."""
