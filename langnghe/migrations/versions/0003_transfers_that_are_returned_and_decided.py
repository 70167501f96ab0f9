"""Transfers that are returned and decided: no ticket is passed round."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

OLD_ACTS = (
    "submit", "correct", "accept", "assign", "ask", "reply", "add", "note", "propose", "approve", "return", "answer",
    "refuse", "transfer", "urge", "withdraw", "rate", "reopen", "close", "unreachable", "resume", "remind",
    "escalate", "recompute",
)  # fmt: skip
ACTS = (*OLD_ACTS, "send_back", "decide")
COLUMNS = (("ticket_event", "act"), ("ticket_clock", "stopped_by"), ("overdue_episode", "ended_by"))
#: As in services/data/deadline_rules.csv: an office that is set up already gets the new step's rule too.
RETURN_SOURCE = (
    "Mặc định của phần mềm, gợi ý: trong một ngày làm việc phải tiếp nhận hoặc trả lại nơi chuyển; "
    "không có thời hạn thống nhất toàn quốc"
)


def _let(table: str, column: str, acts: Sequence[str]) -> None:
    """Let the column hold these acts."""
    check = op.f(f"ck_{table}_{column}")
    words = ", ".join(f"'{act}'" for act in acts)
    with op.batch_alter_table(table) as batch_op:
        batch_op.drop_constraint(check, type_="check")
        batch_op.create_check_constraint(check, sa.text(f"{column} IN ({words})"))


def upgrade() -> None:
    for table, column in COLUMNS:
        _let(table, column, ACTS)
    _transfers()
    op.execute(
        sa.text(
            "INSERT INTO deadline_rule (step, kind, field_code, priority, span, source, valid_from) "
            "SELECT 'return', '', '', '', '8 H', :source, '2025-07-01' "
            "WHERE EXISTS (SELECT 1 FROM deadline_rule WHERE step = 'accept') "
            "AND NOT EXISTS (SELECT 1 FROM deadline_rule WHERE step = 'return')"
        ).bindparams(source=RETURN_SOURCE)
    )


def _transfers() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    instant = sa.DateTime(timezone=True)
    table = "ticket_transfer"
    refers = {
        "ticket_id": "ticket.id",
        "from_body": "body.code",
        "to_body": "body.code",
        "by_person": "person.id",
        "returned_by": "person.id",
        "umpire_body": "body.code",
        "decided_by": "person.id",
        "decided_body": "body.code",
    }
    op.create_table(
        table,
        sa.Column("id", number, nullable=False),
        sa.Column("ticket_id", number, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("from_body", sa.String(length=48), nullable=False),
        sa.Column("to_body", sa.String(length=48), nullable=False),
        sa.Column("reason_code", sa.String(length=24), nullable=False),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("by_person", number, nullable=False),
        sa.Column("at", instant, nullable=False),
        sa.Column("held_since", instant, nullable=False),
        sa.Column("held_days", sa.Integer(), nullable=False),
        sa.Column("return_until", instant, nullable=True),
        sa.Column("taken_at", instant, nullable=True),
        sa.Column("returned_at", instant, nullable=True),
        sa.Column("returned_by", number, nullable=True),
        sa.Column("return_code", sa.String(length=24), nullable=False),
        sa.Column("return_note", sa.Text(), nullable=False),
        sa.Column("return_days", sa.Integer(), nullable=False),
        sa.Column("umpire_body", sa.String(length=48), nullable=True),
        sa.Column("umpire_since", instant, nullable=True),
        sa.Column("decided_at", instant, nullable=True),
        sa.Column("decided_by", number, nullable=True),
        sa.Column("decided_body", sa.String(length=48), nullable=True),
        sa.Column("decide_days", sa.Integer(), nullable=False),
        sa.Column("ended_at", instant, nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [column], [target], name=op.f(f"fk_{table}_{column}_{target.partition('.')[0]}")
            )
            for column, target in refers.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("ticket_id", "seq", name=op.f(f"uq_{table}_ticket_id_seq")),
    )
    op.create_index(
        "ix_ticket_transfer_open",
        table,
        ["ticket_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index("ix_ticket_transfer_from", table, ["from_body", "at"])
    op.create_index("ix_ticket_transfer_to", table, ["to_body", "at"])
    op.create_index("ix_ticket_transfer_returned", table, ["to_body", "returned_at"])
    op.create_index("ix_ticket_transfer_decided", table, ["decided_body", "decided_at"])


def downgrade() -> None:
    op.drop_table("ticket_transfer")
    op.execute("DELETE FROM deadline_rule WHERE step = 'return'")
    # Acts that the older program does not know: they become what it calls the same move.
    op.execute("UPDATE ticket_event SET act = 'transfer' WHERE act IN ('send_back', 'decide')")
    op.execute("UPDATE ticket_clock SET stopped_by = 'transfer' WHERE stopped_by IN ('send_back', 'decide')")
    op.execute("UPDATE overdue_episode SET ended_by = 'transfer' WHERE ended_by IN ('send_back', 'decide')")
    for table, column in reversed(COLUMNS):
        _let(table, column, OLD_ACTS)
