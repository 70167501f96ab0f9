"""Clocks that pause, remind and escalate, and the overdue episodes."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

OLD_ACTS = (
    "submit", "correct", "accept", "assign", "ask", "reply", "add", "note", "propose", "approve", "return", "answer",
    "refuse", "transfer", "urge", "withdraw", "rate", "reopen", "close", "unreachable",
)  # fmt: skip
ACTS = (*OLD_ACTS, "resume", "remind", "escalate", "recompute")


def _let(table: str, column: str, acts: Sequence[str]) -> None:
    """Let the column hold these acts."""
    check = op.f(f"ck_{table}_{column}")
    words = ", ".join(f"'{act}'" for act in acts)
    with op.batch_alter_table(table) as batch_op:
        batch_op.drop_constraint(check, type_="check")
        batch_op.create_check_constraint(check, sa.text(f"{column} IN ({words})"))


def upgrade() -> None:
    _let("ticket_event", "act", ACTS)
    _let("ticket_clock", "stopped_by", ACTS)
    op.drop_index("ix_ticket_clock_due", "ticket_clock")
    op.add_column("ticket_clock", sa.Column("next_at", sa.DateTime(timezone=True), nullable=True))
    # Running clocks of before are looked at at once.
    op.execute("UPDATE ticket_clock SET next_at = started_at WHERE stopped_at IS NULL")
    op.create_index(
        "ix_ticket_clock_next",
        "ticket_clock",
        ["next_at", "due_at"],
        sqlite_where=sa.text("stopped_at IS NULL"),
        postgresql_where=sa.text("stopped_at IS NULL"),
    )
    op.create_table(
        "ticket_pause",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("clock_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("limit_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["clock_id"], ["ticket_clock.id"], name=op.f("fk_ticket_pause_clock_id_ticket_clock")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_pause")),
    )
    op.create_index(op.f("ix_ticket_pause_clock_id"), "ticket_pause", ["clock_id"])
    _overdue_episodes()


def _overdue_episodes() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    table = "overdue_episode"
    op.create_table(
        table,
        sa.Column("id", number, nullable=False),
        sa.Column("ticket_id", number, nullable=False),
        sa.Column("clock_id", number, nullable=False),
        sa.Column("body_code", sa.String(length=48), nullable=False),
        sa.Column("officer_id", number, nullable=True),
        sa.Column("head_id", number, nullable=True),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "ended_by",
            sa.Enum(*ACTS, name="ended_by", native_enum=False, create_constraint=True, length=24),
            nullable=True,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f(f"fk_{table}_ticket_id_ticket")),
        sa.ForeignKeyConstraint(["clock_id"], ["ticket_clock.id"], name=op.f(f"fk_{table}_clock_id_ticket_clock")),
        sa.ForeignKeyConstraint(["body_code"], ["body.code"], name=op.f(f"fk_{table}_body_code_body")),
        sa.ForeignKeyConstraint(["officer_id"], ["person.id"], name=op.f(f"fk_{table}_officer_id_person")),
        sa.ForeignKeyConstraint(["head_id"], ["person.id"], name=op.f(f"fk_{table}_head_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("clock_id", name=op.f(f"uq_{table}_clock_id")),
    )
    op.create_index(op.f(f"ix_{table}_ticket_id"), table, ["ticket_id"])
    op.create_index(op.f(f"ix_{table}_body_code"), table, ["body_code"])


def downgrade() -> None:
    op.drop_table("overdue_episode")
    op.drop_table("ticket_pause")
    op.drop_index("ix_ticket_clock_next", "ticket_clock")
    with op.batch_alter_table("ticket_clock") as batch_op:
        batch_op.drop_column("next_at")
    op.create_index(
        "ix_ticket_clock_due",
        "ticket_clock",
        ["due_at"],
        sqlite_where=sa.text("stopped_at IS NULL AND paused_at IS NULL"),
        postgresql_where=sa.text("stopped_at IS NULL AND paused_at IS NULL"),
    )
    # Lines of history that the older program does not know.
    op.execute("DELETE FROM ticket_event WHERE act IN ('resume', 'remind', 'escalate', 'recompute')")
    _let("ticket_clock", "stopped_by", OLD_ACTS)
    _let("ticket_event", "act", OLD_ACTS)
