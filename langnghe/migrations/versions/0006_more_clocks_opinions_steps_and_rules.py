"""Clocks of steps and opinions, what they are about, rules for remote and complex matters, and supervisors."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

OLD_ACTS = (
    "submit", "correct", "accept", "assign", "ask", "reply", "add", "note", "propose", "approve", "return", "answer",
    "refuse", "transfer", "urge", "withdraw", "rate", "reopen", "close", "unreachable", "resume", "remind", "escalate",
    "extend_ask", "extend", "extend_no", "recompute", "send_back", "decide",
)  # fmt: skip
NEW_ACTS = (
    "inform", "complex", "consult", "opine", "consult_end", "plan", "step_done", "to_leader", "instruct",
)  # fmt: skip
OLD_CLOCKS = ("accept", "settle")
NEW_CLOCKS = ("classify", "first_answer", "step", "opinion")
OLD_ROLES = ("intake", "officer", "head", "admin")
ACT_COLUMNS = (("ticket_event", "act"), ("ticket_clock", "stopped_by"), ("overdue_episode", "ended_by"))
ROLE_TABLES = ("role_grant", "invitation")
RULE_KEY = ("step", "kind", "field_code", "priority")
OLD_RULE_UNIQUE = "uq_deadline_rule_step_kind_field_code_priority_valid_from"
RULE_UNIQUE = "uq_deadline_rule_key"
OLD_CLOCK_UNIQUE = "uq_ticket_clock_ticket_id_kind_started_at"
CLOCK_UNIQUE = "uq_ticket_clock_ticket_id_kind_item_started_at"
#: For offices that were set up before: without a rule nothing could be taken in any more. As in the set-up's data.
RULES = (
    ("classify", "", "1 WD"),
    ("first_answer", "", "5 WD"),
    ("first_answer", "urgent", "1 WD"),
    ("opinion", "", "3 WD"),
    ("opinion", "urgent", "1 WD"),
)
AGE_INDEXES = (
    ("ix_ticket_age_by_body", ["body_code", "state", "received_at"]),
    ("ix_ticket_age", ["state", "received_at"]),
)
SUGGESTION = "Mặc định của phần mềm, gợi ý; không có thời hạn thống nhất toàn quốc"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT = sa.DateTime(timezone=True)


def _let(table: str, column: str, words: Sequence[str]) -> None:
    """Let the column hold these words."""
    check = op.f(f"ck_{table}_{column}")
    listed = ", ".join(f"'{word}'" for word in words)
    with op.batch_alter_table(table) as batch_op:
        batch_op.drop_constraint(check, type_="check")
        batch_op.create_check_constraint(check, sa.text(f"{column} IN ({listed})"))


def upgrade() -> None:
    for table, column in ACT_COLUMNS:
        _let(table, column, (*OLD_ACTS, *NEW_ACTS))
    for table in ROLE_TABLES:
        _let(table, "role", (*OLD_ROLES, "supervisor"))
    _let("ticket_clock", "kind", (*OLD_CLOCKS, *NEW_CLOCKS))
    with op.batch_alter_table("ticket_clock") as batch_op:
        batch_op.add_column(sa.Column("item", sa.BigInteger(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("body_code", sa.String(length=48), nullable=True))
        batch_op.create_foreign_key(op.f("fk_ticket_clock_body_code_body"), "body", ["body_code"], ["code"])
        batch_op.drop_constraint(OLD_CLOCK_UNIQUE, type_="unique")
        batch_op.create_unique_constraint(op.f(CLOCK_UNIQUE), ["ticket_id", "kind", "item", "started_at"])
    with op.batch_alter_table("ticket_clock") as batch_op:
        batch_op.alter_column("item", server_default=None)
    with op.batch_alter_table("ticket") as batch_op:
        batch_op.add_column(sa.Column("complex", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("ticket") as batch_op:
        batch_op.alter_column("complex", server_default=None)
    with op.batch_alter_table("deadline_rule") as batch_op:
        batch_op.add_column(sa.Column("remote", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("complex", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("made_by", NUMBER, nullable=True))
        batch_op.add_column(sa.Column("made_at", AT, nullable=True))
        batch_op.create_foreign_key(op.f("fk_deadline_rule_made_by_person"), "person", ["made_by"], ["id"])
        batch_op.drop_constraint(OLD_RULE_UNIQUE, type_="unique")
        batch_op.create_unique_constraint(op.f(RULE_UNIQUE), [*RULE_KEY, "remote", "complex", "valid_from"])
    with op.batch_alter_table("deadline_rule") as batch_op:
        batch_op.alter_column("remote", server_default=None)
        batch_op.alter_column("complex", server_default=None)
    _rules()
    _opinions()
    _steps()
    _submissions()
    where = sa.text("closed_at IS NULL")
    for name, columns in AGE_INDEXES:
        op.create_index(name, "ticket", columns, sqlite_where=where, postgresql_where=where)


def _rules() -> None:
    rule = sa.table(
        "deadline_rule", sa.column("step"), sa.column("kind"), sa.column("field_code"), sa.column("priority"),
        sa.column("remote", sa.Boolean()), sa.column("complex", sa.Boolean()), sa.column("span"),
        sa.column("source"), sa.column("valid_from", sa.Date()),
    )  # fmt: skip
    begin = op.get_bind().execute(sa.select(sa.func.min(rule.c.valid_from))).scalar()
    if begin is None:
        return
    for step, priority, span in RULES:
        op.execute(
            rule.insert().values(
                step=step, kind="", field_code="", priority=priority, remote=False, complex=False, span=span,
                source=SUGGESTION, valid_from=begin,
            )
        )  # fmt: skip


def _opinions() -> None:
    table = "ticket_opinion"
    op.create_table(
        table,
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("ticket_id", NUMBER, nullable=False),
        sa.Column("body_code", sa.String(length=48), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("asked_by", NUMBER, nullable=False),
        sa.Column("asked_body", sa.String(length=48), nullable=False),
        sa.Column("asked_at", AT, nullable=False),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.Column("given_by", NUMBER, nullable=True),
        sa.Column("given_at", AT, nullable=True),
        sa.Column("ended_at", AT, nullable=True),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f(f"fk_{table}_ticket_id_ticket")),
        sa.ForeignKeyConstraint(["body_code"], ["body.code"], name=op.f(f"fk_{table}_body_code_body")),
        sa.ForeignKeyConstraint(["asked_body"], ["body.code"], name=op.f(f"fk_{table}_asked_body_body")),
        sa.ForeignKeyConstraint(["asked_by"], ["person.id"], name=op.f(f"fk_{table}_asked_by_person")),
        sa.ForeignKeyConstraint(["given_by"], ["person.id"], name=op.f(f"fk_{table}_given_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_ticket_id"), table, ["ticket_id"])
    _waiting(table)


def _steps() -> None:
    table = "ticket_step"
    origin = sa.Enum("plan", "instruction", name="origin", native_enum=False, create_constraint=True, length=24)
    op.create_table(
        table,
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("ticket_id", NUMBER, nullable=False),
        sa.Column("origin", origin, nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("body_code", sa.String(length=48), nullable=False),
        sa.Column("owner_id", NUMBER, nullable=True),
        sa.Column("set_by", NUMBER, nullable=False),
        sa.Column("set_at", AT, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("done_by", NUMBER, nullable=True),
        sa.Column("done_at", AT, nullable=True),
        sa.Column("ended_at", AT, nullable=True),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f(f"fk_{table}_ticket_id_ticket")),
        sa.ForeignKeyConstraint(["body_code"], ["body.code"], name=op.f(f"fk_{table}_body_code_body")),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f(f"fk_{table}_owner_id_person")),
        sa.ForeignKeyConstraint(["set_by"], ["person.id"], name=op.f(f"fk_{table}_set_by_person")),
        sa.ForeignKeyConstraint(["done_by"], ["person.id"], name=op.f(f"fk_{table}_done_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_ticket_id"), table, ["ticket_id"])
    where = sa.text("ended_at IS NULL")
    op.create_index(
        "ix_ticket_step_open", table, ["body_code", "last_day"], sqlite_where=where, postgresql_where=where
    )


def _submissions() -> None:
    table = "ticket_submission"
    op.create_table(
        table,
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("ticket_id", NUMBER, nullable=False),
        sa.Column("body_code", sa.String(length=48), nullable=False),
        sa.Column("proposal", sa.Text(), nullable=False),
        sa.Column("by_person", NUMBER, nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.Column("instruction", sa.Text(), nullable=False),
        sa.Column("instructed_by", NUMBER, nullable=True),
        sa.Column("instructed_at", AT, nullable=True),
        sa.Column("ended_at", AT, nullable=True),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f(f"fk_{table}_ticket_id_ticket")),
        sa.ForeignKeyConstraint(["body_code"], ["body.code"], name=op.f(f"fk_{table}_body_code_body")),
        sa.ForeignKeyConstraint(["by_person"], ["person.id"], name=op.f(f"fk_{table}_by_person_person")),
        sa.ForeignKeyConstraint(["instructed_by"], ["person.id"], name=op.f(f"fk_{table}_instructed_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_ticket_id"), table, ["ticket_id"])
    _waiting(table)


def _waiting(table: str) -> None:
    """What lies with a body and is not ended."""
    where = sa.text("ended_at IS NULL")
    op.create_index(f"ix_{table}_waiting", table, ["body_code"], sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    for name, _ in AGE_INDEXES:
        op.drop_index(name, table_name="ticket")
    for table in ("ticket_submission", "ticket_step", "ticket_opinion"):
        op.drop_table(table)
    # What the older program does not know: rules of its own for such matters, clocks, history, grants.
    words = ", ".join(f"'{clock}'" for clock in NEW_CLOCKS)
    op.execute(f"DELETE FROM deadline_rule WHERE remote OR complex OR step IN ({words})")
    with op.batch_alter_table("deadline_rule") as batch_op:
        batch_op.drop_constraint(RULE_UNIQUE, type_="unique")
        batch_op.drop_constraint("fk_deadline_rule_made_by_person", type_="foreignkey")
        for column in ("made_at", "made_by", "complex", "remote"):
            batch_op.drop_column(column)
        batch_op.create_unique_constraint(op.f(OLD_RULE_UNIQUE), [*RULE_KEY, "valid_from"])
    with op.batch_alter_table("ticket") as batch_op:
        batch_op.drop_column("complex")
    op.execute(
        f"DELETE FROM overdue_episode WHERE clock_id IN (SELECT id FROM ticket_clock WHERE kind IN ({words}))"
    )
    op.execute(f"DELETE FROM ticket_clock WHERE kind IN ({words})")
    with op.batch_alter_table("ticket_clock") as batch_op:
        batch_op.drop_constraint(CLOCK_UNIQUE, type_="unique")
        batch_op.drop_constraint("fk_ticket_clock_body_code_body", type_="foreignkey")
        batch_op.drop_column("body_code")
        batch_op.drop_column("item")
        batch_op.create_unique_constraint(op.f(OLD_CLOCK_UNIQUE), ["ticket_id", "kind", "started_at"])
    _let("ticket_clock", "kind", OLD_CLOCKS)
    for table in ROLE_TABLES:
        op.execute(f"DELETE FROM {table} WHERE role = 'supervisor'")
        _let(table, "role", OLD_ROLES)
    acts = ", ".join(f"'{act}'" for act in NEW_ACTS)
    op.execute(f"DELETE FROM ticket_event WHERE act IN ({acts})")
    for table, column in ACT_COLUMNS:
        _let(table, column, OLD_ACTS)
