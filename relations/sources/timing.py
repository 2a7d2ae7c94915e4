"""A line in the log for each intake that keeps an editor waiting."""

import logging
import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

logger = logging.getLogger(__name__)

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

SLOW = 1.0
"""In seconds: what takes no longer is not logged."""


def logged_if_slow(step: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """Log the name of a step of an intake and its seconds where it is slow, even if it fails."""

    @wraps(step)
    def timed(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Result:
        begun = time.monotonic()
        try:
            return step(*args, **kwargs)
        finally:
            seconds = time.monotonic() - begun
            if seconds > SLOW:
                logger.warning("action=%s seconds=%.1f", step.__name__, seconds)

    return timed
