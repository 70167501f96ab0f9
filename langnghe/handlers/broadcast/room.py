"""The tables of acts about announcements: what a press, a state or a word leads to. Filled by the modules here."""

from langnghe.handlers.common.acts import Answers, Presses

presses = Presses()
#: By state ("broadcast.…"): what a message means that comes there.
answers = Answers()
words = Answers()
