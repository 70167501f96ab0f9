"""The words the chat page needs while running, handed to it as data: its scripts hold none."""

from langnghe.locales.texts import Texts

#: Keys of web.ftl without "web-js-". A name in braces stays in the text, and the script puts the value there.
SCRIPT_WORDS = (
    "answering", "banner-lost", "banner-offline", "banner-polling", "chosen", "code-ask", "code-copied",
    "code-copy", "code-life", "contact-bad-phone", "count-unread", "day", "device-here", "device-other",
    "devices-ended", "devices-none", "failed", "file-audio", "file-gone", "file-late", "file-open",
    "file-photo", "file-refused", "file-too-large", "file-video", "file-waiting", "from-office", "from-you",
    "gone", "location-denied", "location-looking", "location-none", "location-sent", "location-unsafe",
    "newest", "no-network", "open-anew", "photo-ready", "place-now", "read-on", "record-denied",
    "record-ready", "recording", "remove", "send-wait", "sending", "text-too-long", "try-later", "waiting",
)  # fmt: skip


def script_words(texts: Texts) -> dict[str, str]:
    """Every word of the script, by name."""
    return {name: texts.label(f"web-js-{name}", **_HOLES) for name in SCRIPT_WORDS}


_HOLES = {name: f"{{{name}}}" for name in ("label", "limit", "name", "number", "seconds", "size", "time")}
