"""The settings of the plain Django views that the site is measured against."""

from relations.settings import *  # noqa: F403

ROOT_URLCONF = "bench.plain"
MIDDLEWARE = []
