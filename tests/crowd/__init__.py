"""A crowd of invented events of every kind, to see how the site bears it."""
