"""Keyboards as the server checks them, and as a person sees them."""

from dataclasses import dataclass
from typing import Any

from tests.standin.errors import bad

# What may stand on an inline button beside its text: exactly one of these.
_ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay", "disabled",
)  # fmt: skip
_INLINE_BUTTONS = 100


@dataclass(frozen=True, slots=True)
class Button:
    """One button on a screen. `data` of an inline one; a reply-keyboard one sends `text` or what `asks` says."""

    text: str
    data: str | None = None
    url: str | None = None
    inline: bool = True
    asks: str | None = None  # "contact" or "location"


def check(markup: dict[str, Any]) -> None:
    """Refuse what api.telegram.org refuses: empty texts, data over 64 bytes, a button without an action."""
    rows = markup.get("inline_keyboard")
    if rows is None:
        for row in markup.get("keyboard", ()):
            for button in row:
                if not (button if isinstance(button, str) else button["text"]).strip():
                    raise bad("Can't parse keyboard button: Text must be non-empty")
        return
    count = 0
    for row in rows:
        for button in row:
            count += 1
            _check_inline(button)
    if count > _INLINE_BUTTONS:
        raise bad("reply markup is too long")


def _check_inline(button: dict[str, Any]) -> None:
    data = button.get("callback_data")
    if data is not None:
        size = len(data.encode())
        if size > 64:
            raise bad("BUTTON_DATA_INVALID")
        if size == 0:
            data = None
    if data is None and not any(
        button.get(action) is not None for action in _ACTIONS if action != "callback_data"
    ):
        raise bad("Can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if not button["text"].strip():
        raise bad("Can't parse inline keyboard button: Text must be non-empty")
    url = button.get("url")
    if url is not None and not url.startswith(("http://", "https://", "tg://", "ton://")) and "." not in url:
        raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def rows(markup: dict[str, Any] | None) -> list[list[Button]]:
    """The keyboard as rows of buttons; empty for none, for a removal and for a forced reply."""
    if not markup:
        return []
    if "inline_keyboard" in markup:
        return [
            [Button(b["text"], b.get("callback_data"), b.get("url")) for b in row]
            for row in markup["inline_keyboard"]
        ]
    return [[_reply_button(b) for b in row] for row in markup.get("keyboard", ())]


def _reply_button(button: str | dict[str, Any]) -> Button:
    if isinstance(button, str):
        return Button(button, inline=False)
    asks = next((what for what in ("contact", "location") if button.get(f"request_{what}")), None)
    return Button(button["text"], inline=False, asks=asks)
