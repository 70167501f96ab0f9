"""The citizen's tables of acts: what a press, a state or a word leads to. Filled by the modules of this folder."""

from collections.abc import Callable
from dataclasses import replace

from langnghe.handlers.citizen import draft as drafts
from langnghe.handlers.citizen import receipt, status
from langnghe.handlers.citizen.draft import Draft
from langnghe.handlers.common.acts import Answers, Args, Presses, number
from langnghe.handlers.common.talk import Talk
from langnghe.services.refusals import Forbidden, NotFound, Refusal

presses = Presses()
#: By state: what a message means that comes there.
answers = Answers()
#: By command or bare word.
words = Answers()

DraftAct = Callable[[Talk, Draft, Args], None]
TicketAct = Callable[[Talk, int, Args], None]


def draft_press(*verbs: str) -> Callable[[DraftAct], DraftAct]:
    """A press on a draft's card: "verb:<draft id>:…". One that was sent or dropped since is told so."""

    def register(act: DraftAct) -> DraftAct:
        @presses.on(*verbs)
        def checked(talk: Talk, args: Args) -> None:
            draft = drafts.current(talk)
            if draft is None or not args or args[0] != draft.id:
                receipt.instead_of_draft(talk, args[0] if args else "")
                return
            act(talk, draft, args[1:])

        return act

    return register


def keep_pressed(talk: Talk) -> None:
    """What was pressed on stays in the chat: a receipt, an answer, a notice people may want to read again."""
    talk.event = replace(talk.event, message_ref="")


def ticket_press(*verbs: str, keeps: bool = False) -> Callable[[TicketAct], TicketAct]:
    """A press on a ticket's card: "verb:<ticket id>:…". A no that is about the ticket comes with a fresh card.

    `keeps`: the pressed message is not replaced by what follows. The verbs of `services.following` check
    everything before they write, so nothing was done when they refuse.
    """

    def register(act: TicketAct) -> TicketAct:
        @presses.on(*verbs)
        def checked(talk: Talk, args: Args) -> None:
            ticket_id = number(args)
            if keeps:
                keep_pressed(talk)
            try:
                act(talk, ticket_id, args[1:])
            except (Forbidden, NotFound):
                raise
            except Refusal as no:
                status.show(talk, ticket_id, talk.texts.of(no.key, no.params))

        return act

    return register
