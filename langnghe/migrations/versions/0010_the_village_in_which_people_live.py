"""In which village of their commune people live, where they have said it."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    name = op.f("fk_person_village_code_area")
    # Within the column: SQLite would otherwise copy the whole table for the reference.
    op.add_column(
        "person",
        sa.Column("village_code", sa.String(length=16), sa.ForeignKey("area.code", name=name), nullable=True),
        inline_references=True,
    )
    op.create_index("ix_person_village_code", "person", ["village_code", "id"])


def downgrade() -> None:
    op.drop_index("ix_person_village_code", "person")
    with op.batch_alter_table("person") as batch_op:
        batch_op.drop_column("village_code")
