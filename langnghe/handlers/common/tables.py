"""A table sent as a file or typed, whatever it is about: read, every fault named, shown before it is written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.talk import Talk
from langnghe.models.contract import Choice, Expects, Marked
from langnghe.services import attachments, text_files
from langnghe.services.refusals import Invalid, NotFound

#: Faults named at once, and characters of a faulty value: the next look names the rest.
MOST_FAULTS = 30
VALUE = 40
#: Lines shown before they are written.
SHOWN = 20
#: Characters of a table that is typed; more comes as a file.
LONGEST_TYPED = 4_000


def give(talk: Talk, name: str, table: str, first: Marked) -> None:
    """A table as a file of this name, under `first`. Raises `Invalid("file-not-there")` if it cannot be kept."""
    made = text_files.make(talk.work, talk.speaker.person_id, name, table)
    if made is None:
        raise Invalid("file-not-there")
    talk.say_marked(first)
    talk.say_marked(Marked(""), attachment_id=made)


@dataclass(frozen=True, slots=True)
class Table:
    """A room in which a table is asked for.

    state: where the conversation waits for it; look: the verb that looks again for a file on its way;
    ask: puts the question; show: reads the text and says what it would do, or its faults; form: where the
    conversation remembers what was sent.
    """

    state: str
    look: str
    ask: Callable[[Talk], None]
    show: Callable[[Talk, str], None]
    way_out: Callable[[Talk], list[Choice]]
    form: str = "admin"

    def begin(self, talk: Talk, **what: Any) -> None:
        """Wait for the table, remembering what was sent of it."""
        talk.go(self.state, **{self.form: what})

    def file_sent(self, talk: Talk) -> None:
        """Take a file. It is looked at now when it is in the store, otherwise as soon as it has come."""
        sent = attachments.enter(talk.work, talk.speaker.person_id, talk.event)
        if not sent:
            self.ask(talk)
            return
        self.begin(talk, file=sent[-1])
        self._look(talk)

    def typed(self, talk: Talk) -> None:
        """Take a table that was typed."""
        text = talk.event.text
        if len(text) > LONGEST_TYPED:
            talk.say("a-cal-table-as-file", choices=[self.way_out(talk)], expects=Expects.TEXT)
            return
        self.begin(talk, text=text)
        self._look(talk)

    def look_again(self, talk: Talk, args: Args) -> None:
        """The file should be there by now: "<look>:<attachment>"."""
        self.begin(talk, file=number(args))
        self._look(talk)

    def _look(self, talk: Talk) -> None:
        text = self._sent(talk)
        if text is None:
            again = [talk.button("btn-a-cal-look", self.look, talk.data[self.form]["file"])]
            talk.say("a-cal-file-comes", choices=[again, self.way_out(talk)], expects=Expects.CHOICE)
            return
        self.show(talk, text)

    def say_faults(self, talk: Talk, faults: Sequence[Any], words: Callable[[Talk, Any], Marked]) -> None:
        """Name what is wrong with the table, each fault in the `words` of its room, and wait for another one."""
        said = [
            talk.texts("a-cal-faults", count=len(faults)),
            *(words(talk, fault) for fault in faults[:MOST_FAULTS]),
            *([talk.texts("a-cal-faults-more", count=more)] if (more := len(faults) - MOST_FAULTS) > 0 else []),
            "",
            talk.texts("a-cal-faults-next"),
        ]
        self.begin(talk)
        talk.say_marked(Marked("\n".join(said)), choices=[self.way_out(talk)], expects=Expects.TEXT)

    def to_write(self, talk: Talk) -> str:
        """The table that was shown. `NotFound` when there is none any more: the button was old."""
        text = self._sent(talk)
        if text is None:
            raise NotFound("button-old")
        return text

    def _sent(self, talk: Talk) -> str | None:
        """The table that was sent; None while its file is on the way. `NotFound` when there is none."""
        filled = talk.data.get(self.form, {})
        if "text" in filled:
            return str(filled["text"])
        if "file" not in filled:
            raise NotFound("button-old")
        return text_files.read(talk.work, talk.speaker.person_id, int(filled["file"]))
