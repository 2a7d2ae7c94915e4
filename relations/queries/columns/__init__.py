"""The index of all that is published, column by column in the memory of a worker."""
