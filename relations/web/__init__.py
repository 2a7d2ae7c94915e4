"""The same answer in different clothes: pages, fragments of pages, JSON."""
