"""The history of a session in words, newest first: who did what, and when."""

from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Rows, Talk, marked
from langnghe.handlers.common.turning import offset_of, turns
from langnghe.handlers.dialogue import organising_form as form
from langnghe.handlers.dialogue import organising_words as words
from langnghe.locales.marked import shorten
from langnghe.models import DialogueAct
from langnghe.models.contract import Marked
from langnghe.services.dialogue import history
from langnghe.services.dialogue.history import Line
from langnghe.services.dialogue.life import View

#: Characters of a reason in the list.
REASON = 150


def offer(talk: Talk, view: View) -> Rows:
    return [[talk.button("btn-g-history", "g.history", view.dialogue.id)]]


@form.press("g.history")
def show(talk: Talk, dialogue_id: int, args: Args) -> None:
    """One page: "g.history:<id>[:<offset>]"."""
    page = history.lines(talk.work, talk.speaker.person_id, dialogue_id, offset_of(args))
    form.leave(talk)
    text = "\n".join(
        [talk.texts("g-history-title", count=page.total), *(_line(talk, each) for each in page.items)]
    )
    back = [talk.button("btn-g-card", "g.look", dialogue_id)]
    talk.say_marked(Marked(text), choices=[turns(talk, page, "g.history", dialogue_id, size=history.PAGE), back])


def _line(talk: Talk, each: Line) -> Marked:
    return talk.texts(
        "g-history-line",
        at=each.at,
        who=each.who,
        named=yes(each.who),
        did=marked(_did(talk, each)),
        text=shorten(" ".join(each.text.split()), REASON),
        texted=yes(each.text),
    )


def _did(talk: Talk, each: Line) -> Marked:
    data = each.data
    if each.act is DialogueAct.EDIT:
        what = talk.texts.label(f"g-what-{data['what']}")
        return talk.texts("g-did-edit", what=what, value=words.recorded(talk.texts, data))
    if each.act is DialogueAct.MOVE:
        # A session may be moved to another day, to another place, or both.
        new = [words.instants(data["when"])] if data.get("when") else []
        new += [str(data[name]) for name in ("place", "online") if data.get(name)]
        return talk.texts("g-did-move", new="; ".join(new), known=yes(new))
    if each.act is DialogueAct.SUBSTITUTE:
        return talk.texts("g-did-substitute", name=data.get("name", ""), named=yes(data.get("name")))
    if each.act is DialogueAct.HOLD:
        name = data.get("name", "")
        return talk.texts("g-did-hold", name=name, named=yes(name), came=data.get("came", 0))
    return talk.texts(f"g-did-{each.act}")
