"""A broadcast in the words and on the channel of its receivers: one message, whatever the channel can do."""

from langnghe.handlers.common.files_out import carried
from langnghe.handlers.common.talk import Rows, token
from langnghe.locales.fit import fit
from langnghe.locales.marked import escape, length
from langnghe.locales.texts import Texts
from langnghe.models.contract import Capabilities, Choice, Marked, Outbound
from langnghe.services.work import Announcement, Work

#: What the button sends by which somebody says that they want no more announcements.
OFF = "b.off"


class TooLong(ValueError):
    """It would be more than one message there, by `over` characters."""

    def __init__(self, over: int) -> None:
        super().__init__(f"{over} characters more than one message")
        self.over = over


def message(work: Work, texts: Texts, said: Announcement, able: Capabilities, *, group: bool = False) -> Outbound:
    """The announcement as this channel carries it. Raises `TooLong` where it does not fit into one message.

    It opens no menu: who is in the middle of something else goes on with it. Where there are no buttons, a word
    does what the button does.
    """
    whole = _whole(work, texts, said, able, group=group)
    limit = able.caption_limit if whole.attachment_id is not None else able.limit
    if (over := length(whole.text) - limit) > 0:
        raise TooLong(over)
    return fit(whole, able, texts).messages[0]


def _whole(work: Work, texts: Texts, said: Announcement, able: Capabilities, *, group: bool) -> Outbound:
    parts = [_head(texts, said), said.text]
    rows: Rows = [[Choice(label, url=url)] for label, url in said.links]
    if not able.buttons:
        parts += [Marked(f"{escape(label)}: {escape(url)}") for label, url in said.links]
        rows = []
    if not group:
        if able.buttons:
            rows = [*rows, [Choice(texts.label("btn-b-off"), token(OFF, said.broadcast_id))]]
        else:
            parts.append(texts("broadcast-off-word"))
    whole = Outbound(
        Marked("\n\n".join(filter(None, parts))),
        choices=tuple(tuple(row) for row in rows),
        attachment_id=said.attachment_id,
    )
    return carried(work, texts, whole, able)


def _head(texts: Texts, said: Announcement) -> Marked:
    kind = said.relation or ("urgent" if said.urgent else "plain")
    return texts("broadcast-head", kind=kind, body=said.body)
