"""What the keys of a configuration mean together, and whether the place it names exists."""

from collections.abc import Mapping
from typing import Any

from pydantic import SecretStr

from langnghe.bot.config_mistakes import Mistake
from langnghe.services import served_place
from langnghe.services.refusals import NotFound

BOT_API = "https://api.telegram.org"


def together(merged: Mapping[str, Any], wrong: set[str]) -> list[Mistake]:
    """Mistakes that no single key shows. A check is left out while a key it reads is wrong by itself."""

    def value(key: str) -> str:
        section, _, name = key.partition(".")
        held = merged.get(section)
        given = held.get(name) if isinstance(held, dict) else None
        given = given.get_secret_value() if isinstance(given, SecretStr) else given
        return "" if given is None else str(given)

    def sound(*keys: str) -> bool:
        return not wrong.intersection(keys) and not wrong.intersection(key.partition(".")[0] for key in keys)

    found: list[Mistake] = []
    if sound("office.province", "office.commune"):
        found += _place(value("office.province"), value("office.commune"))
    webhook = value("telegram.mode") == "webhook"
    if webhook and sound("telegram.webhook_secret") and not value("telegram.webhook_secret"):
        found.append(Mistake("telegram.webhook_secret", '""', "config-expects-webhook-secret"))
    public_url, api_base = value("http.public_url"), value("telegram.api_base") or BOT_API
    reachable = public_url.startswith("https://") or api_base != BOT_API
    if webhook and sound("http.public_url", "telegram.api_base") and not reachable:
        found.append(Mistake("http.public_url", repr(public_url), "config-expects-https"))
    if (
        sound("telegram.token", "webchat.enabled")
        and not value("telegram.token")
        and value("webchat.enabled").lower() in {"false", "0", "no", "off"}
    ):
        found.append(Mistake("webchat.enabled", "false", "config-expects-a-channel"))
    return found


def _place(province: str, commune: str) -> list[Mistake]:
    if bool(province) == bool(commune):
        both = f'province = "{province}", commune = "{commune}"' if province else '""'
        return [Mistake("office.province", both, "config-expects-one-place")]
    key, typed = ("province", province) if province else ("commune", commune)
    try:
        if province:
            served_place.province(province)
            return []
        found = served_place.commune(commune)
        nearest = f"{found.code} {found.name}"
        if found.code == commune:
            return []
    except NotFound as no:
        nearest = str(no.params["nearest"])
    return [Mistake(f"office.{key}", f'"{typed}"', f"config-expects-{key}", {"nearest": nearest})]
