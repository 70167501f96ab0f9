"""Handling an event again that our own fault had kept from being handled."""

from dataclasses import replace

from langnghe.handlers.common.talk import Talk, typed_choice
from langnghe.models.contract import Inbound, InputKind
from langnghe.services import people
from langnghe.services.broadcast import groups


def replay(talk: Talk, event: Inbound) -> None:
    """Run the event through every conversation as its own person's, in the transaction of `talk`.

    What it raises undoes the asker's step too, so that the event stays where it was kept.
    """
    if not people.first_time(talk.work, event):
        return
    if event.kind is InputKind.GROUP:
        groups.changed(talk.work, event)
        return
    speaker = people.recognise(talk.work, event)
    if chosen := typed_choice(event, speaker):
        event = replace(event, kind=InputKind.CHOICE, choice=chosen)
    other = talk.with_another(speaker, event)
    other.converse(other)
    people.save_conversation(talk.work, speaker)
