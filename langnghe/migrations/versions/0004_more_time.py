"""More time: asked for by the officer, decided by the head."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

OLD_ACTS = (
    "submit", "correct", "accept", "assign", "ask", "reply", "add", "note", "propose", "approve", "return", "answer",
    "refuse", "transfer", "urge", "withdraw", "rate", "reopen", "close", "unreachable", "resume", "remind", "escalate",
    "recompute", "send_back", "decide",
)  # fmt: skip
ACTS = (*OLD_ACTS, "extend_ask", "extend", "extend_no")
COLUMNS = (("ticket_event", "act"), ("ticket_clock", "stopped_by"), ("overdue_episode", "ended_by"))


def _let(acts: Sequence[str]) -> None:
    """Let the columns of acts hold these."""
    words = ", ".join(f"'{act}'" for act in acts)
    for table, column in COLUMNS:
        check = op.f(f"ck_{table}_{column}")
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_constraint(check, type_="check")
            batch_op.create_check_constraint(check, sa.text(f"{column} IN ({words})"))


def upgrade() -> None:
    _let(ACTS)
    op.add_column("ticket_clock", sa.Column("extended_to", sa.Date(), nullable=True))
    op.add_column("ticket_clock", sa.Column("extended_at", sa.DateTime(timezone=True), nullable=True))
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    table = "ticket_extension"
    op.create_table(
        table,
        sa.Column("id", number, nullable=False),
        sa.Column("ticket_id", number, nullable=False),
        sa.Column("clock_id", number, nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_by", number, nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", number, nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("granted", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f(f"fk_{table}_ticket_id_ticket")),
        sa.ForeignKeyConstraint(["clock_id"], ["ticket_clock.id"], name=op.f(f"fk_{table}_clock_id_ticket_clock")),
        sa.ForeignKeyConstraint(["asked_by"], ["person.id"], name=op.f(f"fk_{table}_asked_by_person")),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"], name=op.f(f"fk_{table}_decided_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_ticket_id"), table, ["ticket_id"])
    op.create_index(op.f(f"ix_{table}_clock_id"), table, ["clock_id"])


def downgrade() -> None:
    op.drop_table("ticket_extension")
    with op.batch_alter_table("ticket_clock") as batch_op:
        batch_op.drop_column("extended_at")
        batch_op.drop_column("extended_to")
    # Lines of history that the older program does not know.
    op.execute("DELETE FROM ticket_event WHERE act IN ('extend_ask', 'extend', 'extend_no')")
    _let(OLD_ACTS)
