"""From a notice to words: who is told, on which channel, with which card."""

from dataclasses import dataclass, replace
from datetime import datetime

from langnghe.handlers.common import (
    broadcast_message,
    citizen_card,
    dialogue_notice,
    group_card,
    head_digest,
    official_notice,
)
from langnghe.handlers.common.files_out import carried
from langnghe.handlers.common.talk import Rows
from langnghe.locales.fit import fit
from langnghe.locales.texts import AllTexts, Texts
from langnghe.models.contract import Choice, Expects, Marked, Outbound
from langnghe.services import outbox, people, tickets
from langnghe.services.work import Announcement, Notice, Undelivered, Work

#: What a notice without a ticket offers to do next: label and token.
_NEXT = {
    "tet-unconfirmed": ("btn-a-calendar", "a.cal"),
    "calendar-recomputed": ("btn-a-cal-moved", "a.calm"),
    "rules-recomputed": ("btn-a-rule-moved", "a.drm"),
    "g-behind-head": ("btn-g-plan", "g.plan"),
    "g-behind-desk": ("btn-g-plan", "g.plan"),
    "g-behind-watch": ("btn-g-behind", "g.behind"),
    "g-asked-enough": ("btn-g-asked", "g.asked"),
}


@dataclass(frozen=True, slots=True)
class Worded:
    """A notice in words, with the choices that are lawful now and a file that belongs to it."""

    text: Marked
    choices: Rows = ()
    attachment_ids: tuple[int, ...] = ()


class Composer:
    """Puts notices into words and into the outbox, in the transaction of what caused them.

    Keys that begin with "o-" are for officials, with "c-" for citizens; both come with the ticket's card.
    Any other key is a message of its own.
    """

    def __init__(self, all_texts: AllTexts) -> None:
        self._all_texts = all_texts

    def compose(self, work: Work, notice: Notice) -> None:
        recipient = outbox.recipient_of(work, notice.person_id)
        if recipient is None:
            if notice.waiting_person_id is not None:
                self.compose(work, Notice("o-unreachable", notice.waiting_person_id, notice.ticket_id))
            return
        worded = self._worded(work, notice, self._all_texts[recipient.language])
        rows = tuple(tuple(row) for row in worded.choices if row)
        first, *further = worded.attachment_ids or (notice.attachment_id,)
        message = Outbound(
            text=worded.text,
            choices=rows,
            attachment_id=first,
            expects=Expects.CHOICE if rows else Expects.ANYTHING,
        )
        self._enqueue(
            work,
            recipient,
            message,
            tuple(Outbound(Marked(""), attachment_id=each) for each in further),
            Undelivered(notice.person_id, message, notice.priority, notice.ticket_id, notice.waiting_person_id),
            work.office.awake(work.now) if notice.patient else None,
            bulk=notice.bulk,
        )

    def say_elsewhere(self, work: Work, said: Undelivered) -> bool:
        recipient = outbox.recipient_of(work, said.person_id)
        if recipient is None:
            return False
        self._enqueue(work, recipient, said.outbound, (), said)
        return True

    def announce(
        self, work: Work, said: Announcement, channel: str, language: str, *, group: bool = False
    ) -> Outbound:
        able = work.office.channels[channel]
        return broadcast_message.message(work, self._all_texts[language], said, able, group=group)

    def _enqueue(
        self,
        work: Work,
        recipient: outbox.Recipient,
        message: Outbound,
        before: tuple[Outbound, ...],
        about: Undelivered,
        not_before: datetime | None = None,
        *,
        bulk: bool = False,
    ) -> None:
        able = work.office.channels[recipient.channel]
        if message.choices and not able.buttons and not recipient.numbers:
            # The person is in the middle of a free text: numbers would be taken for it. The code in the text
            # opens the card again.
            message = replace(message, choices=(), expects=Expects.ANYTHING)
        texts = self._all_texts[recipient.language]
        fitted = fit(carried(work, texts, message, able), able, texts)
        before = tuple(carried(work, texts, each, able) for each in before)
        if message.choices and recipient.numbers:
            people.set_menu(work, recipient.identity_id, fitted.menu)
        outbox.enqueue(
            work,
            recipient,
            (*before, *fitted.messages),
            about.priority,
            ticket_id=about.ticket_id,
            waiting_person_id=about.waiting_person_id,
            not_before=not_before,
            bulk=bulk,
        )

    def _worded(self, work: Work, notice: Notice, texts: Texts) -> Worded:
        if notice.key == "digest":
            return Worded(*head_digest.words(texts, notice.params["digest"]))
        if "dialogue" in notice.params:
            return Worded(*dialogue_notice.words(texts, notice))
        if "group" in notice.params:
            return Worded(*group_card.notice(texts, notice))
        if notice.ticket_id is None:
            label, verb = _NEXT.get(notice.key, ("", ""))
            choices = [[Choice(texts.label(label), verb)]] if verb else []
            return Worded(texts.of(notice.key, notice.params), choices)
        ticket = tickets.view(work, notice.ticket_id)
        if notice.key.startswith("o-"):
            return Worded(*official_notice.notice(work, texts, notice, ticket))
        return Worded(*citizen_card.notice(work, texts, notice, ticket))
