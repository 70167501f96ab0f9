"""The private sessions of the web chat: who a browser is, and taking a conversation up on another device.

A visitor gives no name and no password: whoever holds the cookie's token is the person. Only hashes of tokens
and codes are kept, so a copy of the store lets nobody in.
"""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update

from langnghe.models import Identity, Person, ResumeCode, WebSession
from langnghe.models.contract import Outbound
from langnghe.services import outbox
from langnghe.services.people import enter_identity
from langnghe.services.refusals import Invalid
from langnghe.services.work import Work

CHANNEL = "webchat"

#: No 0 O, 1 I, 2 Z, 5 S, 8 B: a code is read aloud and typed by hand. 8 of 25 letters are 37 bits.
CODE_LETTERS = "ACDEFGHJKLMNPQRTUVWXY3467"
CODE_LENGTH = 8
CODE_LIFE = timedelta(minutes=15)
#: "Last seen" of a session need not be truer than this; writing it at every request would cost a commit each.
SEEN_STEP = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Visitor:
    """The person behind a browser's session. `session` is the hash of its token."""

    session: str
    identity_id: int
    person_id: int
    external_id: str
    language: str
    seen_at: datetime

    def due_for_touch(self, now: datetime) -> bool:
        """Whether the session's sliding expiry should be moved on."""
        return now - self.seen_at >= SEEN_STEP


@dataclass(frozen=True, slots=True)
class SessionSeen:
    """One browser in which a conversation is open."""

    here: bool
    created_at: datetime
    last_seen_at: datetime


@dataclass(frozen=True, slots=True)
class OneTimeCode:
    """A resume code as it is shown, "ABCD-EFGH", and when it stops working."""

    shown: str
    expires_at: datetime


def hashed(secret: str) -> str:
    """What is kept of a token or a code."""
    return hashlib.sha256(secret.encode()).hexdigest()


def open_private(work: Work, language: str) -> str:
    """A session for somebody never seen before: a person, an identity, a session. Gives the cookie's token."""
    person = Person(
        name="",
        phone="",
        language="en" if language == "en" else "vi",
        consent_version="",
        created_at=work.now,
    )
    work.session.add(person)
    work.session.flush()
    return open_for(work, enter_identity(work, person.id, CHANNEL, secrets.token_urlsafe(18)))


def open_for(work: Work, identity_id: int) -> str:
    """One more session on an identity of the web chat. Gives the cookie's token."""
    token = secrets.token_urlsafe(32)
    work.session.add(
        WebSession(token_hash=hashed(token), identity_id=identity_id, created_at=work.now, last_seen_at=work.now)
    )
    work.session.flush()
    return token


def visitor_of(work: Work, session: str, life: timedelta) -> Visitor | None:
    """The visitor of a session (the hash of its token); None when there is none, or unused for `life`."""
    row = work.session.execute(
        select(
            WebSession.identity_id,
            WebSession.last_seen_at,
            Identity.person_id,
            Identity.external_id,
            Person.language,
        )
        .join(Identity, Identity.id == WebSession.identity_id)
        .join(Person, Person.id == Identity.person_id)
        .where(WebSession.token_hash == session, WebSession.last_seen_at > work.now - life)
    ).one_or_none()
    if row is None:
        return None
    return Visitor(session, row.identity_id, row.person_id, row.external_id, row.language, row.last_seen_at)


def touch(work: Work, session: str) -> None:
    """The session is in use: its expiry slides on."""
    work.session.execute(update(WebSession).where(WebSession.token_hash == session).values(last_seen_at=work.now))


def end(work: Work, session: str) -> None:
    """End this session; its browser knows nothing any more."""
    work.session.execute(delete(WebSession).where(WebSession.token_hash == session))


def open_sessions(work: Work, visitor: Visitor, life: timedelta) -> tuple[SessionSeen, ...]:
    """Where the visitor's conversation is open, the one used last first."""
    rows = work.session.execute(
        select(WebSession.token_hash, WebSession.created_at, WebSession.last_seen_at)
        .where(WebSession.identity_id == visitor.identity_id, WebSession.last_seen_at > work.now - life)
        .order_by(WebSession.last_seen_at.desc(), WebSession.token_hash)
    )
    return tuple(SessionSeen(row.token_hash == visitor.session, row.created_at, row.last_seen_at) for row in rows)


def end_others(work: Work, visitor: Visitor) -> int:
    """End every session of the conversation but this one, and every code that could open another; how many."""
    work.session.execute(delete(ResumeCode).where(ResumeCode.identity_id == visitor.identity_id))
    ended = work.session.execute(
        delete(WebSession)
        .where(WebSession.identity_id == visitor.identity_id, WebSession.token_hash != visitor.session)
        .returning(WebSession.token_hash)
    )
    work.web_said.add(visitor.identity_id)  # so that the ended browsers notice at once
    return len(ended.all())


def make_code(work: Work, identity_id: int) -> OneTimeCode:
    """A one-time code that opens this conversation on another device; an earlier one stops working."""
    work.session.execute(delete(ResumeCode).where(ResumeCode.identity_id == identity_id))
    code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
    expires_at = work.now + CODE_LIFE
    work.session.add(ResumeCode(code_hash=hashed(code), identity_id=identity_id, expires_at=expires_at))
    work.session.flush()
    half = CODE_LENGTH // 2
    return OneTimeCode(f"{code[:half]}-{code[half:]}", expires_at)


def redeem_code(work: Work, typed: str, leaving: str | None, told: Mapping[str, Outbound]) -> str:
    """Open the code's conversation in this browser. Gives the new cookie's token.

    `leaving` is the session the browser had until now; it ends. `told`, by language, is said in the
    conversation, so that a person whose code was taken by somebody else sees it.
    Raises `Invalid` for a code that is wrong, used, or too old: which of them, nobody is told.
    """
    code = "".join(letter for letter in typed.upper() if letter.isalnum())
    row = work.session.execute(
        # One conditional statement: two devices with one code at the same moment are one device.
        update(ResumeCode)
        .where(
            ResumeCode.code_hash == hashed(code),
            ResumeCode.used_at.is_(None),
            ResumeCode.expires_at > work.now,
        )
        .values(used_at=work.now)
        .returning(ResumeCode.identity_id)
    ).one_or_none()
    if row is None:
        raise Invalid("web-code-wrong")
    if leaving:
        end(work, leaving)
    token = open_for(work, row.identity_id)
    _tell(work, row.identity_id, told)
    return token


def _tell(work: Work, identity_id: int, told: Mapping[str, Outbound]) -> None:
    row = work.session.execute(
        select(Identity.person_id, Identity.external_id, Person.language)
        .join(Person, Person.id == Identity.person_id)
        .where(Identity.id == identity_id)
    ).one()
    here = outbox.Recipient(identity_id, row.person_id, CHANNEL, row.external_id, row.language)
    outbox.enqueue(work, here, [told.get(row.language) or told["vi"]])


def sweep(work: Work, life: timedelta) -> int:
    """Take away sessions left unused for `life` and codes that stopped working; how many sessions."""
    work.session.execute(delete(ResumeCode).where(ResumeCode.expires_at <= work.now))
    ended = work.session.execute(
        delete(WebSession).where(WebSession.last_seen_at <= work.now - life).returning(WebSession.token_hash)
    )
    return len(ended.all())
