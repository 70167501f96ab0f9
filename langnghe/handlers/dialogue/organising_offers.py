"""What is offered under the card of a session that is kept: what comes next, and all else behind one button."""

from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.talk import Rows, Talk
from langnghe.handlers.dialogue import approving, calling_off, history, holding, organising
from langnghe.handlers.dialogue import organising_form as form
from langnghe.handlers.dialogue.organising_form import approver_offers
from langnghe.handlers.dialogue.room import kept_list_offers, kept_offers, offered
from langnghe.services.dialogue import life, posts
from langnghe.services.dialogue.life import View

#: Seldom needed: a card has room for the acts of every module.
_SELDOM = (organising.seldom, calling_off.seldom, holding.seldom, history.offer)


def _other(talk: Talk, view: View) -> Rows:
    if not posts.organises(talk.work, talk.speaker.person_id, view.dialogue.body_code):
        return history.offer(talk, view)
    return [[talk.button("btn-g-other", "g.other", view.dialogue.id)]]


kept_list_offers.append(organising.list_offer)
kept_offers.extend((approving.offer, organising.offer, calling_off.offer, holding.offer, _other))
approver_offers.extend((approving.offer, history.offer))


@form.press("g.other")
def other(talk: Talk, dialogue_id: int, _args: Args) -> None:
    """What is seldom done with a session."""
    form.leave(talk)
    view = life.view(talk.work, dialogue_id)
    posts.organiser(talk.work, talk.speaker.person_id, view.dialogue.body_code)
    back = [talk.button("btn-g-card", "g.open", dialogue_id)]
    talk.say("g-other", choices=[*offered(talk, view, _SELDOM), back], title=view.dialogue.title)
