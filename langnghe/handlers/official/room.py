"""The officials' tables of acts: what a press, a state or a word leads to. Filled by the other modules here."""

from functools import partial

from langnghe.handlers.common import desk
from langnghe.handlers.common.acts import Answers, Presses

presses = Presses()
#: By state: what a message means that comes there.
answers = Answers()
words = Answers()

#: A press "verb:<ticket id>:…", and what a message means at a step about a ticket.
ticket_press = partial(desk.ticket_press, presses)
ticket_step = partial(desk.ticket_step, answers)
