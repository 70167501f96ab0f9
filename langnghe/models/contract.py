"""The contract between messengers and the office: what comes in, what goes out, what a channel can do.

Every channel (Telegram, Zalo, web chat) translates its own messages into `Inbound` and sends `Outbound`.
Nothing above or below a channel knows any messenger's words.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NewType

#: Text in which only <b> <i> <u> <code> and <a href="https://…"> are marks and everything else is escaped
#: (&lt; &gt; &amp; &quot;). Made by `langnghe.locales`; what people wrote is always escaped into it.
Marked = NewType("Marked", str)

#: In which languages the office speaks, the first one first.
LANGUAGES = ("vi", "en")


class InputKind(StrEnum):
    TEXT = "text"
    CHOICE = "choice"
    PHOTO = "photo"
    VOICE = "voice"
    VIDEO = "video"
    FILE = "file"
    LOCATION = "location"
    CONTACT = "contact"
    START = "start"
    #: The person blocked or left the channel; nothing is answered.
    LEFT = "left"
    #: Where the bot stands in a group or channel has changed; nothing is answered there (`Inbound.group`).
    GROUP = "group"
    #: A sticker, a poll, a protected message: the person is told what we can take.
    UNSUPPORTED = "unsupported"


class MediaKind(StrEnum):
    PHOTO = "photo"
    VOICE = "voice"
    VIDEO = "video"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Media:
    """Something sent along.

    `ref` is what the channel needs to fetch it later (a Telegram file_id, a Zalo URL); `attachment_id` is set
    instead when the bytes are in the store already (web chat). Size in bytes, 0 when not told.
    """

    kind: MediaKind
    ref: str = ""
    name: str = ""
    mime: str = ""
    size: int = 0
    attachment_id: int | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """WGS 84 degrees."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Group:
    """What has changed about a group or channel that the bot is in, or was. What is said there is never in it."""

    title: str = ""
    """NFC; "" when not told."""
    one_way: bool = False
    """Only its owners write there (a Telegram channel)."""
    present: bool | None = None
    """Whether the bot is in it; None when this change is not about that."""
    may_write: bool = False
    """Where it is present: whether it may write there."""
    joined: bool = False
    """It was not in it before."""
    by: str = ""
    """Who did it, as the channel names persons; "" where they are hidden. Their name is `Inbound.display_name`."""
    moved_to: str = ""
    """The group goes by this id from now on."""


@dataclass(frozen=True, slots=True)
class Inbound:
    """One event from a person. `event_id` is unique within its channel, `external_id` names the person.

    Of an event about a group (`InputKind.GROUP`) `external_id` names the group, so that its events stay in order.
    """

    channel: str
    event_id: str
    external_id: str
    kind: InputKind
    text: str = ""
    """NFC. The text, a caption, or the payload of a start link."""
    choice: str = ""
    """The token of the pressed choice. Anyone can forge one: authority is checked in the handler."""
    media: tuple[Media, ...] = ()
    point: Point | None = None
    phone: str = ""
    display_name: str = ""
    language: str = ""
    message_ref: str = ""
    """The channel's id of the message whose choice was pressed."""
    press_ref: str = ""
    """The channel's id of the press itself, where a press wants its own answer (Telegram)."""
    group: Group | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A button. With `url` it opens a link, otherwise pressing it sends `token` (at most 64 bytes)."""

    label: str
    token: str = ""
    url: str = ""

    def to_json(self) -> dict[str, str]:
        return {"label": self.label, "url": self.url} if self.url else {"label": self.label, "token": self.token}


class Expects(StrEnum):
    """What a message waits for; on a channel without buttons it decides whether "2" is a choice or a text."""

    ANYTHING = "anything"
    CHOICE = "choice"
    TEXT = "text"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Outbound:
    """One message to one person, in no messenger's words."""

    text: Marked
    choices: tuple[tuple[Choice, ...], ...] = ()
    attachment_id: int | None = None
    expects: Expects = Expects.ANYTHING
    place_label: str = ""
    """The words of a channel's own button for sharing a place, where one is asked for and there are no choices."""
    replaces: str = ""
    """`message_ref` of the menu this answers; a channel that can edit puts this message in its place."""
    press_ref: str = ""
    only_in_place: bool = False
    """It is worth nothing but in the place of `replaces`: where that cannot be, or not at once, it is let go."""

    def to_json(self) -> dict[str, Any]:
        """The smallest dict from which `from_json` makes the same message."""
        # By hand: dataclasses.asdict copies deeply and costs more than writing the row.
        data: dict[str, Any] = {"text": self.text}
        if self.choices:
            data["choices"] = [[choice.to_json() for choice in row] for row in self.choices]
        if self.attachment_id is not None:
            data["attachment_id"] = self.attachment_id
        if self.expects is not Expects.ANYTHING:
            data["expects"] = self.expects
        if self.replaces:
            data["replaces"] = self.replaces
        if self.press_ref:
            data["press_ref"] = self.press_ref
        if self.only_in_place:
            data["only_in_place"] = True
        return data

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Outbound":
        rows = tuple(tuple(Choice(**choice) for choice in row) for row in data.get("choices", ()))
        return cls(**{**data, "choices": rows, "expects": Expects(data.get("expects", "anything"))})

    def without_reply(self) -> "Outbound":
        """The same message as a fresh one, for another channel than the one that was pressed on."""
        return replace(self, replaces="", press_ref="", only_in_place=False)


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a channel can do. `limit` counts the characters of one message after marks are taken off.

    `inbox`: what is said there is delivered by being written to the transcript, which the browser reads.
    """

    inbox: bool = False

    buttons: bool = True
    edit: bool = True
    files: bool = True
    limit: int = 4096
    caption_limit: int = 1024


class Priority(StrEnum):
    """Which message overtakes which when a channel is at its limit."""

    ANSWER = "0-answer"
    NOTICE = "1-notice"
    BROADCAST = "2-broadcast"


class SendOutcome(StrEnum):
    SENT = "sent"
    RETRY = "retry"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    MISCONFIGURED = "misconfigured"
    #: The request left, the answer never came: it may or may not have been delivered.
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SendResult:
    """What became of one attempt. `retry_after` in seconds; `whole_channel` when the limit is everybody's.

    `moved_to`: nothing was sent, the group goes by this id now; to be sent again there.
    """

    outcome: SendOutcome
    message_ref: str = ""
    reason: str = ""
    retry_after: float = 0.0
    whole_channel: bool = False
    out_of_reach: bool = False
    """The messenger was not reached: it says nothing about this message, and is no failed attempt at it."""
    moved_to: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """An outbox row, or one receiver of a broadcast, on its way: what a channel needs to send it.

    `identity_id` is the conversation: a person's identity, or a group (`GroupChat`) by its id below zero.
    """

    id: int
    identity_id: int
    channel: str
    external_id: str
    outbound: Outbound
    attempts: int = 0
    priority: Priority = Priority.ANSWER
    attachment: "StoredFile | None" = None
    broadcast_id: int | None = None
    """Set where `id` is one of `broadcast_delivery`, not of the outbox."""
    resend: bool = True
    """Whether it is sent again when the answer was lost: a double is better than none."""
    doubtful: bool = False
    """An earlier attempt may have arrived."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A checked file of the store. `path` is relative to the file store's root."""

    attachment_id: int
    kind: MediaKind
    path: str
    name: str
    mime: str
    size: int
    sha256: str
    token: str
    """The unguessable part of its address on the web: /f/<token>."""
    channel: str = ""
    channel_ref: str = ""
    """With which `channel` can send it again without uploading (Telegram file_id)."""
