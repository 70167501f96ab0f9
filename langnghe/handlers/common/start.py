"""The first page: who runs this, what is kept, who sees it, and the free choice to go on.

Shown before anything is taken in (Law 91/2025/QH15 Art. 9: informed, voluntary, no default, no misleading choice).
"""

from typing import Any

from langnghe.handlers.common import menu
from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.talk import Rows, Talk
from langnghe.models.contract import InputKind
from langnghe.services.dialogue import passes, public_page

#: The start payload that opens a ticket: this and its tracking code.
TICKET_PAYLOAD = "t_"
#: Payloads that other rooms open.
ELSEWHERE = (TICKET_PAYLOAD, passes.PAYLOAD, public_page.START)


WORDS = frozenset({"start", "bat dau", "xin chao", "chao", "hello", "hi", "alo"})


def take(talk: Talk) -> bool:
    """/start, or the words of it; not with a payload that another room opens."""
    if talk.event.kind is InputKind.START:
        begins = not talk.event.text.startswith(ELSEWHERE)
    else:
        begins = menu.word_of(talk.event, talk) in WORDS
    if begins:
        welcome(talk)
    return begins


def welcome(talk: Talk) -> None:
    speaker = talk.speaker
    if speaker.official or speaker.consented:
        menu.show(talk, "welcome-back", office=talk.work.office.name)
        return
    ask_consent(talk, "welcome")


def ask_consent(talk: Talk, key: str) -> None:
    """Show the notice under `key` ("welcome", or shorter where something was sent already) and wait."""
    talk.speaker.state = "citizen.consent"
    talk.say(key, choices=_choices(talk), **_about(talk))


def _choices(talk: Talk) -> Rows:
    return [
        [talk.button("btn-agree", "c.agree")],
        [talk.button("btn-decline", "c.decline"), talk.button("btn-terms", "m.terms")],
    ]


def _about(talk: Talk) -> dict[str, Any]:
    channel = talk.speaker.channel
    return {"office": talk.work.office.name, "messenger": channel.partition("_")[0]}


@menu.words.on("dieukhoan", "dieu khoan", "terms", "du lieu", "quyen rieng tu")
def terms_word(talk: Talk) -> None:
    if talk.speaker.consented:
        rows: Rows = [[talk.button("btn-consent-take-back", "c.takeback")], [talk.button("btn-menu", "m.menu")]]
    else:
        talk.speaker.state = "citizen.consent"
        rows = [[talk.button("btn-agree", "c.agree")], [talk.button("btn-decline", "c.decline")]]
    talk.say("terms", choices=rows, **_about(talk), contact=talk.work.office.contact)


@menu.presses.on("m.terms")
def terms_press(talk: Talk, _args: Args) -> None:
    terms_word(talk)
