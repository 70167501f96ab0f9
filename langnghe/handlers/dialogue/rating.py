"""How it was: who came to a session says so in two presses, with words if they like."""

from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.talk import Rows, Talk, token
from langnghe.handlers.dialogue import after_form as form
from langnghe.handlers.dialogue.after_form import Filled
from langnghe.handlers.dialogue.room import denounced, presses, public_offers
from langnghe.services.dialogue import minutes, ratings
from langnghe.services.dialogue.life import View

WORDS = "dialogue.rate.words"


def offer(talk: Talk, view: View) -> Rows:
    """Under a session's card, for who was there."""
    held = minutes.written_up(view.dialogue.state)
    if not held or not ratings.was_there(talk.work, talk.speaker.person_id, view.dialogue.id):
        return []
    return [[talk.button("btn-d-rate", "d.rate", view.dialogue.id)]]


public_offers.append(offer)


@presses.on("d.rate")
def rate(talk: Talk, args: Args) -> None:
    """Ask how it was: "d.rate:<session>"; or take the answer: "d.rate:<session>:<score>"."""
    dialogue_id, person = number(args), talk.speaker.person_id
    if len(args) == 1:
        given = ratings.ratable(talk.work, person, dialogue_id)
        scores = [
            [talk.button(f"d-rate-{score}", "d.rate", dialogue_id, score)] for score in reversed(ratings.SCORES)
        ]
        back = [talk.button("btn-d-com-card", "d.open", dialogue_id)]
        talk.say("d-rate-again" if given else "d-rate-ask", choices=[*scores, back], score=given)
        return
    first = ratings.rate(talk.work, person, dialogue_id, number(args, 1))
    rows = [
        [talk.button("btn-d-rate-words", "d.ratew", dialogue_id)],
        [talk.button("btn-d-com-card", "d.open", dialogue_id), talk.button("btn-menu", "m.menu")],
    ]
    talk.say("d-rate-thanks" if first else "d-rate-changed", choices=rows, score=number(args, 1))


@presses.on("d.ratew")
def ask_words(talk: Talk, args: Args) -> None:
    """Words beside the score: "d.ratew:<session>"."""
    dialogue_id = number(args)
    ratings.ratable(talk.work, talk.speaker.person_id, dialogue_id)
    form.begin(talk, WORDS, token("d.open", dialogue_id), dialogue=dialogue_id)
    form.ask(talk, "d-rate-words")


@form.step(WORDS)
def words_written(talk: Talk, filled: Filled) -> None:
    if denounced(talk):
        form.leave(talk)
        return
    ratings.comment(talk.work, talk.speaker.person_id, filled["dialogue"], talk.event.text)
    form.leave(talk)
    rows = [[talk.button("btn-d-com-card", "d.open", filled["dialogue"]), talk.button("btn-menu", "m.menu")]]
    talk.say("d-rate-words-kept", choices=rows)
