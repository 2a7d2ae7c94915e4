"""Looks at the whole site from outside: pictures, validity, speed. Not run by the tests."""
