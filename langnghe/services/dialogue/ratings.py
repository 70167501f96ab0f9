"""How a session was, by who came: one to five, with words if they like. Who keeps it reads no names."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select

from langnghe.models import Dialogue, DialogueRating, Seat
from langnghe.services.dialogue import life, minutes, posts, transitions
from langnghe.services.folding import nfc
from langnghe.services.handling import written
from langnghe.services.paging import Page, page_start
from langnghe.services.refusals import Forbidden, Invalid, NotFound, Stale
from langnghe.services.work import Work

SCORES = range(1, 6)
LONGEST = 1_000
#: For so long a rating may be changed.
CHANGEABLE = timedelta(days=7)
#: Words on one page.
PAGE = 5


@dataclass(frozen=True, slots=True)
class Ratings:
    """All ratings of a session; `by_score[0]` is how many gave one, `by_score[4]` how many gave five."""

    by_score: tuple[int, ...]
    words: Page[str]

    @property
    def count(self) -> int:
        return sum(self.by_score)

    @property
    def mean(self) -> float | None:
        """To one decimal; None where nobody rated."""
        total = sum(score * many for score, many in zip(SCORES, self.by_score, strict=True))
        return round(total / self.count, 1) if self.count else None


def ratable(work: Work, person_id: int, dialogue_id: int) -> int:
    """The score the person gave, 0 for none yet. Raises as `rate`."""
    _must_be_held(work, dialogue_id)
    if not was_there(work, person_id, dialogue_id):
        raise Forbidden("d-rate-not-there")
    given = work.session.get(DialogueRating, (dialogue_id, person_id))
    if given is None:
        return 0
    if work.now > given.at + CHANGEABLE:
        raise Stale("d-rate-over", until=given.at + CHANGEABLE)
    return given.score


def rate(work: Work, person_id: int, dialogue_id: int, score: int) -> bool:
    """Rate a session the person came to; True when it is the first time. Within a week it may be changed.

    Raises `NotFound`, `Forbidden("d-rate-not-there")`, `Stale("d-rate-early")`, `Stale("d-rate-over")`,
    `Invalid("d-rate-score")`.
    """
    if score not in SCORES:
        raise Invalid("d-rate-score")
    life.for_change(work, dialogue_id)  # two presses at once wait for each other
    before = ratable(work, person_id, dialogue_id)
    given = work.session.get(DialogueRating, (dialogue_id, person_id))
    if given is None:
        given = DialogueRating(dialogue_id=dialogue_id, person_id=person_id, score=score, at=work.now)
        work.session.add(given)
    given.score = score
    work.session.flush()
    return not before


def comment(work: Work, person_id: int, dialogue_id: int, words: str) -> None:
    """Put words to the rating, in place of those it had. Raises as `rate`, and where none was given yet."""
    said = written(nfc(words), LONGEST)
    life.for_change(work, dialogue_id)
    if not ratable(work, person_id, dialogue_id):
        raise Invalid("d-rate-score")
    given = work.session.get_one(DialogueRating, (dialogue_id, person_id))
    given.text = said
    work.session.flush()


def was_there(work: Work, person_id: int, dialogue_id: int) -> bool:
    """Whether the person was checked in."""
    asked = select(Seat.id).where(
        Seat.dialogue_id == dialogue_id, Seat.person_id == person_id, Seat.came_at.is_not(None)
    )
    return work.session.scalar(asked.limit(1)) is not None


def of(work: Work, person_id: int, dialogue_id: int, offset: int = 0) -> Ratings:
    """What people thought of it, for who keeps it; the words in an order that tells nothing of who came when.

    Raises `Forbidden`, `NotFound`.
    """
    posts.keeper(work, person_id, life.view(work, dialogue_id).dialogue.body_code)
    about = DialogueRating.dialogue_id == dialogue_id
    counted = select(DialogueRating.score, func.count()).where(about).group_by(DialogueRating.score)
    by_score: dict[int, int] = dict(work.session.execute(counted).all())
    worded = (about, DialogueRating.text != "")
    total = work.session.scalar(select(func.count()).select_from(DialogueRating).where(*worded)) or 0
    start = page_start(total, offset, PAGE)
    words = work.session.scalars(
        select(DialogueRating.text)
        .where(*worded)
        .order_by(DialogueRating.score, DialogueRating.text)
        .offset(start)
        .limit(PAGE)
    )
    return Ratings(tuple(by_score.get(score, 0) for score in SCORES), Page(tuple(words), start, total))


def _must_be_held(work: Work, dialogue_id: int) -> None:
    state = work.session.scalar(select(Dialogue.state).where(Dialogue.id == dialogue_id))
    if state is None or state in transitions.INTERNAL:
        raise NotFound("dialogue-not-found")
    if not minutes.written_up(state):
        raise Stale("d-rate-early")
