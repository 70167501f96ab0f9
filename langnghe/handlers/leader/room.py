"""The heads' tables of acts: what a press or a state leads to. Filled by the other modules here."""

from langnghe.handlers.common.acts import Answers, Presses

presses = Presses()
#: By state: what a message means that comes there.
answers = Answers()
