"""Lists answered from columns in memory say what the tables hold."""
