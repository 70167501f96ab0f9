"""Tracking codes (mã tra cứu): short, readable aloud, with a check character against slips."""

import secrets

#: 31 characters, none of which is taken for another: no 0 O, 1 I L.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 8


def new_code() -> str:
    """A fresh code such as "K7M2-9QXP": seven random characters and one that checks them."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return _shown(body + _check(body))


def read_code(typed: str) -> str | None:
    """The code in what a person typed, in any case and spacing; None when it cannot be one.

    The check character finds any single wrong character and any two that were swapped.
    """
    if len(typed) > 3 * LENGTH:
        return None
    bare = "".join(character for character in typed.upper() if character.isalnum())
    if len(bare) != LENGTH or any(character not in ALPHABET for character in bare):
        return None
    return _shown(bare) if _check(bare[:-1]) == bare[-1] else None


def looks_like_code(typed: str) -> bool:
    """Eight letters and digits with a digit among them: meant as a code, even with a slip in it."""
    bare = "".join(character for character in typed if character.isalnum())
    return (
        len(bare) == LENGTH
        and len(typed.strip()) <= LENGTH + 1
        and bare.isascii()
        and any(character.isdigit() for character in bare)
    )


def _check(body: str) -> str:
    total = sum((place + 1) * ALPHABET.index(character) for place, character in enumerate(body))
    return ALPHABET[total % len(ALPHABET)]


def _shown(bare: str) -> str:
    return f"{bare[:4]}-{bare[4:]}"
