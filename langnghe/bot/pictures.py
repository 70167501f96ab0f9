"""Pictures as we keep them: upright, no larger than needed, and without what a camera hides in them.

A phone writes the place where a picture was taken into the picture. Who reports a broken lamp has not agreed to
that (Law 91/2025/QH15), so every picture is painted anew as a plain JPEG.
"""

import io
import struct

# The readers of the formats we take; each registers itself. Pillow knows dozens more, which nobody needs here.
from PIL import (
    AvifImagePlugin,
    GifImagePlugin,
    Image,
    ImageOps,
    JpegImagePlugin,
    PngImagePlugin,
    WebPImagePlugin,
)

LONGEST_SIDE = 2560
#: Of a JPEG, which can be read at a fraction of its size; and of anything that must be unfolded whole. Either
#: takes some 200 MB at most while it lasts.
MOST_PIXELS_JPEG = 120_000_000
MOST_PIXELS = 20_000_000
_QUALITY = 88
_FORMATS = tuple(
    reader.format
    for reader in (
        JpegImagePlugin.JpegImageFile,
        PngImagePlugin.PngImageFile,
        WebPImagePlugin.WebPImageFile,
        GifImagePlugin.GifImageFile,
        AvifImagePlugin.AvifImageFile,
    )
)
_SCALABLE = frozenset(("RGB", "RGBA", "L", "LA", "CMYK"))
#: What Pillow's readers raise over a broken file.
_BROKEN = (
    OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, OverflowError, struct.error,
    Image.DecompressionBombError, Image.DecompressionBombWarning,
)  # fmt: skip

# Pillow's own guard sees the size before anything is unfolded; ours, which is stricter, follows at once.
Image.MAX_IMAGE_PIXELS = MOST_PIXELS_JPEG


class UnusablePicture(Exception):
    """It cannot be read to its end, or would unfold to more than a camera takes."""


def repainted(body: bytes) -> bytes:
    """The picture as JPEG, its long side at most 2,560 pixels. Of a moving one, the first moment.

    Raises `UnusablePicture`.
    """
    try:
        with Image.open(io.BytesIO(body), formats=_FORMATS) as picture:
            _refuse_bombs(picture)
            return _jpeg(_upright(_shrunk(picture)))
    except _BROKEN as error:
        raise UnusablePicture(type(error).__name__) from None


def _refuse_bombs(picture: Image.Image) -> None:
    # MPO is a JPEG with a second picture behind it, as some phones make it. Of a progressive one all parts stand
    # in memory at once, whatever size is asked for.
    in_parts = picture.format in {"JPEG", "MPO"} and not picture.info.get("progressive")
    if picture.width * picture.height > (MOST_PIXELS_JPEG if in_parts else MOST_PIXELS):
        raise UnusablePicture("too many pixels")


def _shrunk(picture: Image.Image) -> Image.Image:
    """Small enough, before anything is done that copies it."""
    picture.draft(None, (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is then never unfolded to its full size
    if picture.mode.startswith("I"):
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")  # 16 bits of grey
    elif picture.mode not in _SCALABLE:
        picture = picture.convert("RGBA")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return picture


def _upright(picture: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(picture)
    except _BROKEN:
        return picture  # what the camera says about itself is broken, the picture is not


def _jpeg(picture: Image.Image) -> bytes:
    """On white paper: a fresh picture carries nothing over but its colours."""
    paper = Image.new("RGB", picture.size, "white")
    if picture.has_transparency_data:
        seen = picture.convert("RGBA")
        paper.paste(seen, mask=seen.getchannel("A"))
    else:
        paper.paste(picture.convert("RGB"))
    written = io.BytesIO()
    paper.save(written, "JPEG", quality=_QUALITY)
    return written.getvalue()
