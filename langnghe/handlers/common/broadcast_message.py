"""A broadcast in the words and on the channel of its receivers: one message, whatever the channel can do."""

from langnghe.handlers.common.files_out import carried
from langnghe.handlers.common.talk import Rows, token
from langnghe.locales.fit import fit
from langnghe.locales.marked import escape
from langnghe.locales.texts import Texts
from langnghe.models.contract import Capabilities, Choice, Marked, Outbound
from langnghe.services.work import Announcement, Work

#: What the button sends by which somebody says that they want no more announcements.
OFF = "b.off"


def message(work: Work, texts: Texts, said: Announcement, able: Capabilities, *, group: bool = False) -> Outbound:
    """The announcement as this channel carries it. Raises ValueError where it does not fit into one message.

    It opens no menu: who is in the middle of something else goes on with it. Where there are no buttons, a word
    does what the button does.
    """
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
    fitted = fit(carried(work, texts, whole, able), able, texts).messages
    if len(fitted) != 1:
        raise ValueError("a broadcast of more than one message")
    return fitted[0]


def _head(texts: Texts, said: Announcement) -> Marked:
    kind = said.relation or ("urgent" if said.urgent else "plain")
    return texts("broadcast-head", kind=kind, body=said.body)
