"""From how many receivers on a second person has to approve an announcement."""

from langnghe.handlers.admin.room import answers, ask_text, begin, home, leave, presses
from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.talk import Talk
from langnghe.services.broadcast import approval_size

TYPED = "admin.announcement_size"


@presses.on("a.size")
def ask(talk: Talk, _args: Args) -> None:
    begin(talk, TYPED)
    ask_text(talk, "a-size-ask", size=approval_size.now(talk.work))


@answers.on(TYPED)
def typed(talk: Talk) -> None:
    size = approval_size.put(talk.work, talk.speaker.person_id, talk.event.text)
    leave(talk)
    talk.say("a-size-set", choices=[[talk.button("btn-b-list", "b.list"), *home(talk)]], size=size)
