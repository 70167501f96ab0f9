"""Direct dialogues: sessions with their history and clocks, seats, questions, promises, news, requests; new roles."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

OLD_ROLES = ("intake", "officer", "head", "admin", "supervisor")
NEW_ROLES = ("dialogue_admin", "secretary")
ROLE_TABLES = ("role_grant", "invitation")
OLD_ACTS = (
    "submit", "correct", "accept", "assign", "ask", "reply", "add", "note", "propose", "approve", "return", "answer",
    "refuse", "transfer", "urge", "withdraw", "rate", "reopen", "close", "unreachable", "resume", "remind", "escalate",
    "extend_ask", "extend", "extend_no", "recompute", "send_back", "decide", "inform", "complex", "consult", "opine",
    "consult_end", "plan", "step_done", "to_leader", "instruct",
)  # fmt: skip
NEW_ACT = "dialogue"
ACT_COLUMNS = (("ticket_event", "act"), ("ticket_clock", "stopped_by"), ("overdue_episode", "ended_by"))

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def _let_roles(words: Sequence[str]) -> None:
    """Let the columns of roles hold these words."""
    listed = ", ".join(f"'{word}'" for word in words)
    for table in ROLE_TABLES:
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_constraint(op.f(f"ck_{table}_role"), type_="check")
            batch_op.create_check_constraint(op.f(f"ck_{table}_role"), sa.text(f"role IN ({listed})"))


def _let_acts(words: Sequence[str]) -> None:
    """Let the columns of acts on tickets hold these words."""
    listed = ", ".join(f"'{word}'" for word in words)
    for table, column in ACT_COLUMNS:
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_constraint(op.f(f"ck_{table}_{column}"), type_="check")
            batch_op.create_check_constraint(op.f(f"ck_{table}_{column}"), sa.text(f"{column} IN ({listed})"))


def upgrade() -> None:
    _let_roles((*OLD_ROLES, *NEW_ROLES))
    _let_acts((*OLD_ACTS, NEW_ACT))
    op.create_table(
        "dialogue_rule",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("level", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(length=8), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dialogue_rule")),
        sa.UniqueConstraint(
            "kind", "what", "level", "valid_from", name=op.f("uq_dialogue_rule_kind_what_level_valid_from")
        ),
    )
    op.create_table(
        "voters",
        sa.Column("area_code", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reached_at", AT, nullable=True),
        sa.ForeignKeyConstraint(["area_code"], ["area.code"], name=op.f("fk_voters_area_code_area")),
        sa.PrimaryKeyConstraint("area_code", name=op.f("pk_voters")),
    )
    op.create_table(
        "dialogue",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("token", sa.String(length=22), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("conference", "reception", name="kind", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "submitted",
                "approved",
                "announced",
                "postponed",
                "held",
                "published",
                "closed",
                "cancelled",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("body_code", sa.String(length=48), nullable=False),
        sa.Column("area_code", sa.String(length=16), nullable=False),
        sa.Column("host_id", NUMBER, nullable=True),
        sa.Column("substitute", sa.String(length=120), nullable=False),
        sa.Column("substitute_reason", sa.Text(), nullable=False),
        sa.Column("co_hosts", sa.String(length=300), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("basis", sa.String(length=300), nullable=False),
        sa.Column("field_code", sa.String(length=32), nullable=True),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("online_url", sa.String(length=300), nullable=False),
        sa.Column("starts_at", AT, nullable=True),
        sa.Column("ends_at", AT, nullable=True),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("turns", sa.Integer(), nullable=True),
        sa.Column("seats_taken", sa.Integer(), nullable=False),
        sa.Column("turns_taken", sa.Integer(), nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.Column("register_until", AT, nullable=True),
        sa.Column("ask_until", AT, nullable=True),
        sa.Column("reminders", JSON, nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("announced_at", AT, nullable=True),
        sa.Column("urgent_reason", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("held_at", AT, nullable=True),
        sa.Column("came", sa.Integer(), nullable=True),
        sa.Column("minutes", sa.Text(), nullable=False),
        sa.Column("conclusion", sa.Text(), nullable=False),
        sa.Column("published_at", AT, nullable=True),
        sa.Column("made_by", NUMBER, nullable=False),
        sa.Column("made_at", AT, nullable=False),
        sa.Column("approved_by", NUMBER, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["approved_by"], ["person.id"], name=op.f("fk_dialogue_approved_by_person")),
        sa.ForeignKeyConstraint(["area_code"], ["area.code"], name=op.f("fk_dialogue_area_code_area")),
        sa.ForeignKeyConstraint(["body_code"], ["body.code"], name=op.f("fk_dialogue_body_code_body")),
        sa.ForeignKeyConstraint(["field_code"], ["field.code"], name=op.f("fk_dialogue_field_code_field")),
        sa.ForeignKeyConstraint(["host_id"], ["person.id"], name=op.f("fk_dialogue_host_id_person")),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_dialogue_made_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dialogue")),
        sa.UniqueConstraint("token", name=op.f("uq_dialogue_token")),
    )
    op.create_index("ix_dialogue_area_code", "dialogue", ["area_code", "state", "starts_at"], unique=False)
    op.create_index("ix_dialogue_body_code", "dialogue", ["body_code", "starts_at"], unique=False)
    op.create_index("ix_dialogue_starts_at", "dialogue", ["state", "starts_at"], unique=False)
    op.create_table(
        "topic_follow",
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("field_code", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["field_code"], ["field.code"], name=op.f("fk_topic_follow_field_code_field")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_topic_follow_person_id_person")),
        sa.PrimaryKeyConstraint("person_id", "field_code", name=op.f("pk_topic_follow")),
    )
    op.create_index("ix_topic_follow_field_code", "topic_follow", ["field_code", "person_id"], unique=False)
    op.create_table(
        "case_dialogue",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("ticket_id", NUMBER, nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "invited", "held", "cancelled", name="state", native_enum=False, create_constraint=True, length=24
            ),
            nullable=False,
        ),
        sa.Column("starts_at", AT, nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("invited_at", AT, nullable=False),
        sa.Column("urgent_reason", sa.Text(), nullable=False),
        sa.Column("made_by", NUMBER, nullable=False),
        sa.Column("held_at", AT, nullable=True),
        sa.Column("agreed", sa.Text(), nullable=False),
        sa.Column("disagreed", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_case_dialogue_made_by_person")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_case_dialogue_ticket_id_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_dialogue")),
        sa.UniqueConstraint("ticket_id", "round", name=op.f("uq_case_dialogue_ticket_id_round")),
    )
    op.create_table(
        "commitment",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("dialogue_id", NUMBER, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("done_means", sa.Text(), nullable=False),
        sa.Column("body_code", sa.String(length=48), nullable=False),
        sa.Column("owner_id", NUMBER, nullable=True),
        sa.Column("promised_by", NUMBER, nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "kept",
                "broken",
                "replaced",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("replaced_by", NUMBER, nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_at", AT, nullable=False),
        sa.CheckConstraint(
            "(state = 'replaced') = (replaced_by IS NOT NULL)", name=op.f("ck_commitment_replaced_by_something")
        ),
        sa.ForeignKeyConstraint(["body_code"], ["body.code"], name=op.f("fk_commitment_body_code_body")),
        sa.ForeignKeyConstraint(["dialogue_id"], ["dialogue.id"], name=op.f("fk_commitment_dialogue_id_dialogue")),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_commitment_owner_id_person")),
        sa.ForeignKeyConstraint(["promised_by"], ["person.id"], name=op.f("fk_commitment_promised_by_person")),
        sa.ForeignKeyConstraint(
            ["replaced_by"], ["commitment.id"], name=op.f("fk_commitment_replaced_by_commitment")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment")),
        sa.UniqueConstraint("dialogue_id", "seq", name=op.f("uq_commitment_dialogue_id_seq")),
    )
    op.create_index("ix_commitment_owner_body", "commitment", ["body_code", "state", "due_on"], unique=False)
    op.create_index(op.f("ix_commitment_promised_by"), "commitment", ["promised_by"], unique=False)
    op.create_table(
        "dialogue_clock",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("dialogue_id", NUMBER, nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "announce",
                "hold",
                "result",
                "commitment",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("started_at", AT, nullable=False),
        sa.Column("due_at", AT, nullable=False),
        sa.Column("next_at", AT, nullable=True),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("stopped_at", AT, nullable=True),
        sa.Column(
            "stopped_by",
            sa.Enum(
                "draft",
                "edit",
                "submit",
                "return",
                "approve",
                "announce",
                "move",
                "postpone",
                "cancel",
                "substitute",
                "hold",
                "minutes",
                "promise",
                "publish",
                "close",
                "remind",
                "escalate",
                name="stopped_by",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("source", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dialogue_id"], ["dialogue.id"], name=op.f("fk_dialogue_clock_dialogue_id_dialogue")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dialogue_clock")),
        sa.UniqueConstraint(
            "dialogue_id",
            "kind",
            "item",
            "started_at",
            name=op.f("uq_dialogue_clock_dialogue_id_kind_item_started_at"),
        ),
    )
    op.create_index(
        "ix_dialogue_clock_next",
        "dialogue_clock",
        ["next_at"],
        unique=False,
        sqlite_where=sa.text("stopped_at IS NULL"),
        postgresql_where=sa.text("stopped_at IS NULL"),
    )
    op.create_table(
        "dialogue_event",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("dialogue_id", NUMBER, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column(
            "act",
            sa.Enum(
                "draft",
                "edit",
                "submit",
                "return",
                "approve",
                "announce",
                "move",
                "postpone",
                "cancel",
                "substitute",
                "hold",
                "minutes",
                "promise",
                "publish",
                "close",
                "remind",
                "escalate",
                name="act",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("at", AT, nullable=False),
        sa.Column("actor_id", NUMBER, nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "submitted",
                "approved",
                "announced",
                "postponed",
                "held",
                "published",
                "closed",
                "cancelled",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("data", JSON, nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["person.id"], name=op.f("fk_dialogue_event_actor_id_person")),
        sa.ForeignKeyConstraint(
            ["dialogue_id"], ["dialogue.id"], name=op.f("fk_dialogue_event_dialogue_id_dialogue")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dialogue_event")),
        sa.UniqueConstraint("dialogue_id", "seq", name=op.f("uq_dialogue_event_dialogue_id_seq")),
    )
    op.create_table(
        "dialogue_news",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("dialogue_id", NUMBER, nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "announced",
                "moved",
                "postponed",
                "cancelled",
                "reminder",
                "concluded",
                "rate",
                "promise",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "audience",
            sa.Enum(
                "area",
                "told",
                "coming",
                "present",
                "promise",
                name="audience",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("made_at", AT, nullable=False),
        sa.Column("due_at", AT, nullable=False),
        sa.Column("last_person_id", sa.Integer(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.Column("again", JSON, nullable=True),
        sa.Column("done_at", AT, nullable=True),
        sa.ForeignKeyConstraint(
            ["dialogue_id"], ["dialogue.id"], name=op.f("fk_dialogue_news_dialogue_id_dialogue")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dialogue_news")),
        sa.UniqueConstraint(
            "dialogue_id", "kind", "item", "sequence", name=op.f("uq_dialogue_news_dialogue_id_kind_item_sequence")
        ),
    )
    op.create_index(
        "ix_dialogue_news_due",
        "dialogue_news",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("done_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL"),
    )
    op.create_table(
        "dialogue_question",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("dialogue_id", NUMBER, nullable=False),
        sa.Column("asker_id", NUMBER, nullable=False),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("typed_by", NUMBER, nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "merged",
                "answered",
                "written",
                "ticket",
                "withdrawn",
                "guided",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("merged_into", NUMBER, nullable=True),
        sa.Column("body_code", sa.String(length=48), nullable=True),
        sa.Column("prepared", sa.Text(), nullable=False),
        sa.Column("prepared_by", NUMBER, nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("supports", sa.Integer(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("ticket_id", NUMBER, nullable=True),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("made_at", AT, nullable=False),
        sa.Column("ended_at", AT, nullable=True),
        sa.ForeignKeyConstraint(["asker_id"], ["person.id"], name=op.f("fk_dialogue_question_asker_id_person")),
        sa.ForeignKeyConstraint(["body_code"], ["body.code"], name=op.f("fk_dialogue_question_body_code_body")),
        sa.ForeignKeyConstraint(
            ["dialogue_id"], ["dialogue.id"], name=op.f("fk_dialogue_question_dialogue_id_dialogue")
        ),
        sa.ForeignKeyConstraint(
            ["merged_into"],
            ["dialogue_question.id"],
            name=op.f("fk_dialogue_question_merged_into_dialogue_question"),
        ),
        sa.ForeignKeyConstraint(
            ["prepared_by"], ["person.id"], name=op.f("fk_dialogue_question_prepared_by_person")
        ),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_dialogue_question_ticket_id_ticket")),
        sa.ForeignKeyConstraint(["typed_by"], ["person.id"], name=op.f("fk_dialogue_question_typed_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dialogue_question")),
    )
    op.create_index(op.f("ix_dialogue_question_asker_id"), "dialogue_question", ["asker_id"], unique=False)
    op.create_index(op.f("ix_dialogue_question_body_code"), "dialogue_question", ["body_code"], unique=False)
    op.create_index(
        "ix_dialogue_question_dialogue_id", "dialogue_question", ["dialogue_id", "state", "position"], unique=False
    )
    op.create_index(op.f("ix_dialogue_question_merged_into"), "dialogue_question", ["merged_into"], unique=False)
    op.create_table(
        "dialogue_rating",
        sa.Column("dialogue_id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.ForeignKeyConstraint(
            ["dialogue_id"], ["dialogue.id"], name=op.f("fk_dialogue_rating_dialogue_id_dialogue")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_dialogue_rating_person_id_person")),
        sa.PrimaryKeyConstraint("dialogue_id", "person_id", name=op.f("pk_dialogue_rating")),
    )
    op.create_table(
        "dialogue_request",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("area_code", sa.String(length=16), nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("made_at", AT, nullable=False),
        sa.Column("ended_at", AT, nullable=True),
        sa.Column("dialogue_id", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["area_code"], ["area.code"], name=op.f("fk_dialogue_request_area_code_area")),
        sa.ForeignKeyConstraint(
            ["dialogue_id"], ["dialogue.id"], name=op.f("fk_dialogue_request_dialogue_id_dialogue")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_dialogue_request_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dialogue_request")),
    )
    op.create_index(
        "uq_dialogue_request_person",
        "dialogue_request",
        ["area_code", "person_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "dialogue_seat",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("dialogue_id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER, nullable=True),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "wish",
            sa.Enum("attend", "speak", name="wish", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "seated",
                "waiting",
                "offered",
                "cancelled",
                "lapsed",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("group_size", sa.Integer(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("interpreter", sa.Boolean(), nullable=False),
        sa.Column("wheelchair", sa.Boolean(), nullable=False),
        sa.Column("online", sa.Boolean(), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("offer_until", AT, nullable=True),
        sa.Column("made_at", AT, nullable=False),
        sa.Column("came_at", AT, nullable=True),
        sa.Column("checked_by", NUMBER, nullable=True),
        sa.Column("ended_at", AT, nullable=True),
        sa.ForeignKeyConstraint(["checked_by"], ["person.id"], name=op.f("fk_dialogue_seat_checked_by_person")),
        sa.ForeignKeyConstraint(
            ["dialogue_id"], ["dialogue.id"], name=op.f("fk_dialogue_seat_dialogue_id_dialogue")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_dialogue_seat_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dialogue_seat")),
        sa.UniqueConstraint("code", name=op.f("uq_dialogue_seat_code")),
        sa.UniqueConstraint("dialogue_id", "number", name=op.f("uq_dialogue_seat_dialogue_id_number")),
    )
    op.create_index(
        "ix_dialogue_seat_offer",
        "dialogue_seat",
        ["offer_until"],
        unique=False,
        sqlite_where=sa.text("state = 'offered'"),
        postgresql_where=sa.text("state = 'offered'"),
    )
    op.create_index(op.f("ix_dialogue_seat_person_id"), "dialogue_seat", ["person_id"], unique=False)
    op.create_index("ix_dialogue_seat_state", "dialogue_seat", ["dialogue_id", "state", "number"], unique=False)
    op.create_index(
        "uq_dialogue_seat_person",
        "dialogue_seat",
        ["dialogue_id", "person_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "dialogue_told",
        sa.Column("dialogue_id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.Column("remind", sa.Boolean(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dialogue_id"], ["dialogue.id"], name=op.f("fk_dialogue_told_dialogue_id_dialogue")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_dialogue_told_person_id_person")),
        sa.PrimaryKeyConstraint("dialogue_id", "person_id", name=op.f("pk_dialogue_told")),
    )
    op.create_table(
        "dialogue_mute",
        sa.Column("person_id", NUMBER, nullable=False, autoincrement=False),
        sa.Column("at", AT, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_dialogue_mute_person_id_person")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_dialogue_mute")),
    )
    op.create_table(
        "dialogue_file",
        sa.Column("dialogue_id", NUMBER, nullable=False),
        sa.Column("what", sa.String(length=8), nullable=False),
        sa.Column("fingerprint", sa.String(length=16), nullable=False),
        sa.Column("attachment_id", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"], name=op.f("fk_dialogue_file_attachment_id_attachment")
        ),
        sa.ForeignKeyConstraint(
            ["dialogue_id"], ["dialogue.id"], name=op.f("fk_dialogue_file_dialogue_id_dialogue")
        ),
        sa.PrimaryKeyConstraint("dialogue_id", "what", "fingerprint", name=op.f("pk_dialogue_file")),
    )
    # The people of an area in the order of their ids: how news about a session walks through them.
    op.create_index("ix_person_area_code", "person", ["area_code", "id"], unique=False)
    op.create_table(
        "case_party",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("case_dialogue_id", NUMBER, nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("role", sa.String(length=120), nullable=False),
        sa.Column("person_id", NUMBER, nullable=True),
        sa.Column("coming", sa.Boolean(), nullable=True),
        sa.Column("present", sa.Boolean(), nullable=True),
        sa.Column("absence_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_dialogue_id"], ["case_dialogue.id"], name=op.f("fk_case_party_case_dialogue_id_case_dialogue")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_case_party_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_party")),
    )
    op.create_index(op.f("ix_case_party_case_dialogue_id"), "case_party", ["case_dialogue_id"], unique=False)
    op.create_table(
        "commitment_follow",
        sa.Column("commitment_id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_commitment_follow_commitment_id_commitment")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_commitment_follow_person_id_person")),
        sa.PrimaryKeyConstraint("commitment_id", "person_id", name=op.f("pk_commitment_follow")),
    )
    op.create_table(
        "commitment_note",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("commitment_id", NUMBER, nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.Column("actor_id", NUMBER, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["person.id"], name=op.f("fk_commitment_note_actor_id_person")),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_commitment_note_commitment_id_commitment")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment_note")),
    )
    op.create_index(op.f("ix_commitment_note_commitment_id"), "commitment_note", ["commitment_id"], unique=False)
    op.create_table(
        "dialogue_question_support",
        sa.Column("question_id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_dialogue_question_support_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["dialogue_question.id"],
            name=op.f("fk_dialogue_question_support_question_id_dialogue_question"),
        ),
        sa.PrimaryKeyConstraint("question_id", "person_id", name=op.f("pk_dialogue_question_support")),
    )
    op.create_table(
        "dialogue_question_file",
        sa.Column("question_id", NUMBER, nullable=False),
        sa.Column("attachment_id", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"], name=op.f("fk_dialogue_question_file_attachment_id_attachment")
        ),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["dialogue_question.id"],
            name=op.f("fk_dialogue_question_file_question_id_dialogue_question"),
        ),
        sa.PrimaryKeyConstraint("question_id", "attachment_id", name=op.f("pk_dialogue_question_file")),
    )
    op.create_table(
        "dialogue_minutes_file",
        sa.Column("dialogue_id", NUMBER, nullable=False),
        sa.Column("attachment_id", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"], name=op.f("fk_dialogue_minutes_file_attachment_id_attachment")
        ),
        sa.ForeignKeyConstraint(
            ["dialogue_id"], ["dialogue.id"], name=op.f("fk_dialogue_minutes_file_dialogue_id_dialogue")
        ),
        sa.PrimaryKeyConstraint("dialogue_id", "attachment_id", name=op.f("pk_dialogue_minutes_file")),
    )


def downgrade() -> None:
    op.drop_table("dialogue_minutes_file")
    op.drop_table("dialogue_question_file")
    op.drop_table("dialogue_question_support")
    op.drop_table("commitment_note")
    op.drop_table("commitment_follow")
    op.drop_table("case_party")
    op.drop_index("ix_person_area_code", "person")
    op.drop_table("dialogue_file")
    op.drop_table("dialogue_mute")
    op.drop_table("dialogue_told")
    op.drop_table("dialogue_seat")
    op.drop_table("dialogue_request")
    op.drop_table("dialogue_rating")
    op.drop_table("dialogue_question")
    op.drop_table("dialogue_news")
    op.drop_table("dialogue_event")
    op.drop_table("dialogue_clock")
    op.drop_table("commitment")
    op.drop_table("case_dialogue")
    op.drop_table("topic_follow")
    op.drop_table("dialogue")
    op.drop_table("voters")
    op.drop_table("dialogue_rule")
    roles = ", ".join(f"'{role}'" for role in NEW_ROLES)
    for table in ROLE_TABLES:
        op.execute(f"DELETE FROM {table} WHERE role IN ({roles})")
    _let_roles(OLD_ROLES)
    # What the older program does not know: a dialogue in a ticket's history, or as what stopped a clock.
    op.execute(f"DELETE FROM ticket_event WHERE act = '{NEW_ACT}'")
    op.execute(f"UPDATE ticket_clock SET stopped_by = 'inform' WHERE stopped_by = '{NEW_ACT}'")
    op.execute(f"UPDATE overdue_episode SET ended_by = 'inform' WHERE ended_by = '{NEW_ACT}'")
    _let_acts(OLD_ACTS)
