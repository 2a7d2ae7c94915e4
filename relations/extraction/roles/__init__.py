"""The grammar under ``country_roles``: clauses, and who does what to whom in them."""
