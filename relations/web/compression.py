"""How answers are compressed."""

import gzip
import sys
from collections.abc import Callable
from functools import partial

import brotli
from django_http_compression.middleware import Coding, HttpCompressionMiddleware, best_coding

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

# For what is compressed once: a tenth smaller than what the middleware compresses each time, for a
# millisecond or two more.
_COMPRESS: dict[Coding, Callable[[bytes], bytes]] = {
    "zstd": partial(zstd.compress, level=9),
    "br": partial(brotli.compress, quality=6),
    "gzip": partial(gzip.compress, compresslevel=9, mtime=0),
}


def coding_for(accepted: str) -> Coding:
    """The encoding of what is compressed once, by the header `Accept-Encoding`: brotli where it is
    taken, since zstd makes a twentieth more of a page."""
    but_zstd = ",".join(each for each in accepted.split(",") if "zstd" not in each)
    return "br" if best_coding(but_zstd) == "br" else best_coding(accepted)


def compressed(body: bytes, content_type: str, coding: Coding) -> bytes | None:
    """A body in an encoding; None where that makes nothing smaller."""
    is_text = HttpCompressionMiddleware.content_type_re.match(content_type)
    if coding == "identity" or not is_text:
        return None
    smaller = _COMPRESS[coding](body)
    return smaller if len(smaller) < len(body) else None
