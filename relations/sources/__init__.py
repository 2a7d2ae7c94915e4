"""What was printed: stored articles, their sentences, and how a quotation is found in them."""
