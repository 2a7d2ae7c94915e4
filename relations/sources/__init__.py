"""What was printed: the stored articles, their sentences, and how a quotation finds its place."""
