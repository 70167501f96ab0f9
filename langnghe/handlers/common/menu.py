"""The menu, help, language and stopping: the same words for everybody, at any time.

Words without a slash ("menu", "trợ giúp", "hủy") count only while no free text is asked for: there they are
somebody's answer. What every announcement promises ("ngừng tin") counts everywhere, when it is all that is said.
"""

from typing import Any

from langnghe.handlers.common.acts import Answers, Args, Presses, pressed
from langnghe.handlers.common.talk import Rows, Talk
from langnghe.models import RoleKind
from langnghe.models.contract import LANGUAGES, Choice, Inbound, InputKind
from langnghe.services import authority, profile
from langnghe.services.broadcast import rights
from langnghe.services.dialogue import promise_lists
from langnghe.services.folding import fold, spell

#: Where a conversation remembers what a citizen is writing.
DRAFT = "draft"
LONGEST_WORD = 40

words = Answers()
#: Words that count also where free text is asked for.
everywhere = Answers()
presses = Presses()


#: Around a word as people copy it from what they were told: quotation marks and full stops.
_AROUND = " .!«»“”„‘’\"'"


def promised_word(event: Inbound) -> str:
    """The whole message, folded and without what stands around it; "" for more than a word or two."""
    if event.kind is not InputKind.TEXT or len(event.text) > LONGEST_WORD:
        return ""
    said = event.text.strip(_AROUND)
    # Folded it would be "dừng tin", and it says "do not believe it", "it is true".
    return "" if spell(said) in {"đừng tin", "đúng tin"} else fold(said)


def word_of(event: Inbound, talk: Talk) -> str:
    """The command or bare word that was typed, folded and without its slash; "" for anything else."""
    if event.kind is not InputKind.TEXT or len(event.text) > LONGEST_WORD:
        return ""
    said = fold(event.text)
    if not said.startswith("/"):
        return said if talk.speaker.menu_numbers else ""
    # Telegram appends the bot's name in groups and from suggestions: "/menu@lang_nghe_bot".
    command, _, rest = said[1:].partition(" ")
    return f"{command.partition('@')[0]} {rest}".strip()


def take(talk: Talk) -> bool:
    """One of the words, or a press on a button of the menu."""
    if talk.event.kind is InputKind.CHOICE:
        return talk.event.choice.startswith("m.") and _press(talk)
    act = everywhere.get(promised_word(talk.event)) or words.get(word_of(talk.event, talk))
    if act is None:
        return False
    act(talk)
    return True


def _press(talk: Talk) -> bool:
    if not pressed(presses, talk):
        show(talk, "button-old")
    return True


# The menu -----------------------------------------------------------------------------------------------------


@words.on("menu", "thuc don", "bat dau lai", "trang dau")
def menu_word(talk: Talk) -> None:
    show(talk)


@presses.on("m.menu")
def menu_press(talk: Talk, _args: Args) -> None:
    show(talk)


def show(talk: Talk, key: str = "menu", **params: Any) -> None:
    """The menu of what this person can do, under the message `key`."""
    talk.speaker.state = None
    talk.say(key, choices=rows(talk), **params)


def rows(talk: Talk) -> Rows:
    """The menu's choices: an official's work first, then what every citizen can do."""
    own = [[talk.button("btn-draft-continue", "c.card")]] if DRAFT in talk.data else []
    return [
        *_official_rows(talk),
        *own,
        [talk.button("btn-new", "c.new"), talk.button("btn-mine", "c.mine")],
        *_last_rows(talk),
    ]


def _last_rows(talk: Talk) -> Rows:
    """Officials have more before these: theirs are behind the list of sessions that they keep, and behind help."""
    find = talk.button("btn-find", "c.find")
    if talk.speaker.official:
        return [[find, talk.button("btn-help", "m.help")]]
    return [
        [find, _petitions(talk)],
        [talk.button("btn-d-list", "d.list")],
        [talk.button("btn-help", "m.help"), talk.button("btn-language", "m.language")],
    ]


def _petitions(talk: Talk) -> Choice:
    return talk.button("btn-petitions", "c.petitions")


def _official_rows(talk: Talk) -> Rows:
    if not talk.speaker.official:
        return []
    roles = {post.role for post in authority.posts(talk.work, talk.speaker.person_id)}
    found: list[list[Choice]] = []
    if roles.intersection((*authority.DESK, *authority.OVER)):
        found.append([talk.button("btn-work-list", "o.list"), talk.button("btn-work-search", "o.search")])
    if RoleKind.HEAD in roles:
        found.append([talk.button("btn-approvals", "l.approvals"), talk.button("btn-moves", "l.moves")])
        found.append([talk.button("btn-backlog", "l.backlog"), talk.button("btn-plans", "l.plans")])
    if roles.intersection((RoleKind.HEAD, *authority.DIALOGUES)):
        found.append([talk.button("btn-g-list", "g.list")])
    elif promise_lists.owes(talk.work, talk.speaker.person_id):
        found.append([talk.button("btn-g-com", "g.com")])
    if roles.intersection((*rights.ANNOUNCERS, RoleKind.ADMIN)):
        found.append([talk.button("btn-b-list", "b.list")])
    if RoleKind.SUPERVISOR in roles:
        found.append([talk.button("btn-g-behind", "g.behind"), talk.button("btn-g-kept", "g.kept")])
    if RoleKind.ADMIN in roles:
        found.append([talk.button("btn-admin", "a.menu")])
    return found


# Help, language -----------------------------------------------------------------------------------------------


@words.on("trogiup", "tro giup", "help", "huong dan", "giup")
def help_word(talk: Talk) -> None:
    rows = [
        [talk.button("btn-d-list", "d.list"), *([_petitions(talk)] if talk.speaker.official else [])],
        [talk.button("btn-b-settings", "b.q"), talk.button("btn-language", "m.language")],
    ]
    talk.say("help", choices=[*rows, [talk.button("btn-menu", "m.menu")]], office=talk.work.office.name)


@presses.on("m.help")
def help_press(talk: Talk, _args: Args) -> None:
    help_word(talk)


@words.on("ngonngu", "ngon ngu", "language")
def language_word(talk: Talk) -> None:
    talk.say(
        "language-ask",
        choices=[[talk.button(f"language-{each}", "m.speak", each)] for each in LANGUAGES],
    )


@presses.on("m.language")
def language_press(talk: Talk, _args: Args) -> None:
    language_word(talk)


@words.on("ngonngu vi", "ngon ngu vi", "language vi", "tieng viet", "vietnamese")
def vietnamese_word(talk: Talk) -> None:
    _speak(talk, "vi")


@words.on("ngonngu en", "ngon ngu en", "language en", "english", "tieng anh")
def english_word(talk: Talk) -> None:
    _speak(talk, "en")


@presses.on("m.speak")
def speak_press(talk: Talk, args: Args) -> None:
    _speak(talk, args[0] if args and args[0] in LANGUAGES else "vi")


def _speak(talk: Talk, language: str) -> None:
    profile.speak(talk.work, talk.speaker.person_id, language)
    talk.speaker.language = language
    show(talk, "language-set")


# Stopping -----------------------------------------------------------------------------------------------------


@words.on("huy", "cancel", "thoi", "dung lai", "stop")
def cancel_word(talk: Talk) -> None:
    """Leave the question that is open. What was being written stays until it is dropped on purpose."""
    if DRAFT in talk.data:
        talk.speaker.state = None
        talk.say(
            "cancelled-draft",
            choices=[
                [talk.button("btn-draft-continue", "c.card")],
                [talk.button("btn-draft-drop", "c.drop", _draft_id(talk)), talk.button("btn-menu", "m.menu")],
            ],
        )
        return
    show(talk, "cancelled" if talk.speaker.state else "nothing-to-cancel")


@presses.on("m.cancel")
def cancel_press(talk: Talk, _args: Args) -> None:
    cancel_word(talk)


def _draft_id(talk: Talk) -> str:
    return str(talk.data[DRAFT].get("id", ""))
