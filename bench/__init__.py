"""The benchmark: an invented record of any size, what is asked of it, and what that costs."""
