"""Which clocks that ran out lie before the heads of which bodies."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "escalation",
        sa.Column("clock_id", number, autoincrement=False, nullable=False),
        sa.Column("body_code", sa.String(length=48), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["clock_id"], ["ticket_clock.id"], name=op.f("fk_escalation_clock_id_ticket_clock")
        ),
        sa.ForeignKeyConstraint(["body_code"], ["body.code"], name=op.f("fk_escalation_body_code_body")),
        sa.PrimaryKeyConstraint("clock_id", "body_code", name=op.f("pk_escalation")),
    )
    op.create_index(op.f("ix_escalation_body_code"), "escalation", ["body_code"])


def downgrade() -> None:
    op.drop_index(op.f("ix_escalation_body_code"), "escalation")
    op.drop_table("escalation")
