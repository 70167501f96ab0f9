"""Announcements to everybody: what is said, receivers listed, deliveries; groups of villages; people's quiet hours."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_index(
        "ix_overdue_episode_open",
        "overdue_episode",
        ["clock_id"],
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "channel_pace",
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("rate", sa.Double(), nullable=False),
        sa.Column("paused_until", AT, nullable=True),
        sa.Column("learned_at", AT, nullable=False),
        sa.PrimaryKeyConstraint("channel", name=op.f("pk_channel_pace")),
    )
    op.create_table(
        "broadcast_mute",
        sa.Column("person_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.Column("urgent_too", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_broadcast_mute_person_id_person")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_broadcast_mute")),
    )
    op.create_table(
        "group_chat",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("external_id", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("one_way", sa.Boolean(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("new", "used", "left", name="state", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column("area_code", sa.String(length=16), nullable=True),
        sa.Column("added_by", NUMBER, nullable=True),
        sa.Column("added_by_name", sa.String(length=120), nullable=False),
        sa.Column("used_by", NUMBER, nullable=True),
        sa.Column("changed_at", AT, nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["added_by"], ["person.id"], name=op.f("fk_group_chat_added_by_person")),
        sa.ForeignKeyConstraint(["area_code"], ["area.code"], name=op.f("fk_group_chat_area_code_area")),
        sa.ForeignKeyConstraint(["used_by"], ["person.id"], name=op.f("fk_group_chat_used_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_chat")),
        sa.UniqueConstraint("channel", "external_id", name=op.f("uq_group_chat_channel_external_id")),
    )
    op.create_index(op.f("ix_group_chat_area_code"), "group_chat", ["area_code"])
    op.create_table(
        "broadcast",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "waiting",
                "scheduled",
                "sending",
                "paused",
                "stopped",
                "done",
                "dropped",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_by", NUMBER, nullable=False),
        sa.Column("made_at", AT, nullable=False),
        sa.Column("body_code", sa.String(length=48), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("attachment_id", NUMBER, nullable=True),
        sa.Column("links", JSON, nullable=False),
        sa.Column("audience", JSON, nullable=False),
        sa.Column("send_at", AT, nullable=True),
        sa.Column(
            "repeat",
            sa.Enum(
                "once",
                "daily",
                "weekly",
                "monthly",
                name="repeat",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("repeat_until", sa.Date(), nullable=True),
        sa.Column("repeat_day", sa.Integer(), nullable=True),
        sa.Column("series_id", NUMBER, nullable=True),
        sa.Column("expires_at", AT, nullable=True),
        sa.Column("expires_hours", sa.Integer(), nullable=True),
        sa.Column("about_id", NUMBER, nullable=True),
        sa.Column(
            "relation",
            sa.Enum(
                "correction", "cancellation", name="relation", native_enum=False, create_constraint=True, length=24
            ),
            nullable=True,
        ),
        sa.Column("counted", JSON, nullable=False),
        sa.Column("approved_by", NUMBER, nullable=True),
        sa.Column("approved_at", AT, nullable=True),
        sa.Column("started_at", AT, nullable=True),
        sa.Column("finished_at", AT, nullable=True),
        sa.Column("frozen_top", NUMBER, nullable=False),
        sa.Column("frozen_to", NUMBER, nullable=False),
        sa.Column("frozen_at", AT, nullable=True),
        sa.Column("report_attachment_id", NUMBER, nullable=True),
        sa.CheckConstraint("(about_id IS NULL) = (relation IS NULL)", name=op.f("ck_broadcast_about")),
        sa.ForeignKeyConstraint(["about_id"], ["broadcast.id"], name=op.f("fk_broadcast_about_id_broadcast")),
        sa.ForeignKeyConstraint(["approved_by"], ["person.id"], name=op.f("fk_broadcast_approved_by_person")),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"], name=op.f("fk_broadcast_attachment_id_attachment")
        ),
        sa.ForeignKeyConstraint(["body_code"], ["body.code"], name=op.f("fk_broadcast_body_code_body")),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_broadcast_made_by_person")),
        sa.ForeignKeyConstraint(
            ["report_attachment_id"], ["attachment.id"], name=op.f("fk_broadcast_report_attachment_id_attachment")
        ),
        sa.ForeignKeyConstraint(["series_id"], ["broadcast.id"], name=op.f("fk_broadcast_series_id_broadcast")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcast")),
    )
    op.create_index(op.f("ix_broadcast_about_id"), "broadcast", ["about_id"])
    op.create_index(
        "ix_broadcast_active",
        "broadcast",
        ["state", "send_at"],
        sqlite_where=sa.text("state IN ('scheduled', 'sending', 'paused')"),
        postgresql_where=sa.text("state IN ('scheduled', 'sending', 'paused')"),
    )
    op.create_index(op.f("ix_broadcast_body_code"), "broadcast", ["body_code"])
    op.create_index(op.f("ix_broadcast_made_by"), "broadcast", ["made_by"])
    op.create_index(op.f("ix_broadcast_series_id"), "broadcast", ["series_id"])
    op.create_table(
        "broadcast_chunk",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("broadcast_id", NUMBER, nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("ids", sa.LargeBinary(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["broadcast_id"], ["broadcast.id"], name=op.f("fk_broadcast_chunk_broadcast_id_broadcast")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcast_chunk")),
    )
    op.create_index("ix_broadcast_chunk_broadcast_id", "broadcast_chunk", ["broadcast_id", "channel", "id"])
    op.create_table(
        "broadcast_delivery",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("broadcast_id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER, nullable=True),
        sa.Column("identity_id", NUMBER, nullable=True),
        sa.Column("group_id", NUMBER, nullable=True),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "pending",
                "sent",
                "unsure",
                "unreachable",
                "refused",
                "gave_up",
                "muted",
                "expired",
                "stopped",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("not_before", AT, nullable=False),
        sa.Column("leased_until", AT, nullable=True),
        sa.Column("leased_by", sa.Integer(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("ended_at", AT, nullable=True),
        sa.Column("message_ref", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.CheckConstraint(
            "(person_id IS NULL) <> (group_id IS NULL)", name=op.f("ck_broadcast_delivery_receiver")
        ),
        sa.CheckConstraint(
            "(person_id IS NULL) = (identity_id IS NULL)", name=op.f("ck_broadcast_delivery_identity")
        ),
        sa.ForeignKeyConstraint(
            ["broadcast_id"], ["broadcast.id"], name=op.f("fk_broadcast_delivery_broadcast_id_broadcast")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["group_chat.id"], name=op.f("fk_broadcast_delivery_group_id_group_chat")
        ),
        sa.ForeignKeyConstraint(
            ["identity_id"], ["identity.id"], name=op.f("fk_broadcast_delivery_identity_id_identity")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_broadcast_delivery_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcast_delivery")),
        sa.UniqueConstraint(
            "broadcast_id", "person_id", name=op.f("uq_broadcast_delivery_broadcast_id_person_id")
        ),
    )
    op.create_index(
        "ix_broadcast_delivery_pending",
        "broadcast_delivery",
        ["broadcast_id", "channel", "not_before"],
        sqlite_where=sa.text("outcome = 'pending'"),
        postgresql_where=sa.text("outcome = 'pending'"),
    )
    op.create_index(
        "uq_broadcast_delivery_group",
        "broadcast_delivery",
        ["broadcast_id", "group_id"],
        unique=True,
        sqlite_where=sa.text("group_id IS NOT NULL"),
        postgresql_where=sa.text("group_id IS NOT NULL"),
    )
    op.create_table(
        "broadcast_event",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("broadcast_id", NUMBER, nullable=False),
        sa.Column(
            "act",
            sa.Enum(
                "write",
                "ask",
                "return",
                "approve",
                "start",
                "pause",
                "resume",
                "stop",
                "expire",
                "finish",
                "drop",
                "resend",
                name="act",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("person_id", NUMBER, nullable=True),
        sa.Column("at", AT, nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["broadcast_id"], ["broadcast.id"], name=op.f("fk_broadcast_event_broadcast_id_broadcast")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_broadcast_event_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcast_event")),
    )
    op.create_index(op.f("ix_broadcast_event_broadcast_id"), "broadcast_event", ["broadcast_id"])
    op.create_table(
        "broadcast_tally",
        sa.Column("broadcast_id", NUMBER, nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "pending",
                "sent",
                "unsure",
                "unreachable",
                "refused",
                "gave_up",
                "muted",
                "expired",
                "stopped",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("changed_at", AT, nullable=True),
        sa.ForeignKeyConstraint(
            ["broadcast_id"], ["broadcast.id"], name=op.f("fk_broadcast_tally_broadcast_id_broadcast")
        ),
        sa.PrimaryKeyConstraint("broadcast_id", "channel", "outcome", name=op.f("pk_broadcast_tally")),
    )
    op.create_table(
        "broadcast_watch",
        sa.Column("broadcast_id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("identity_id", NUMBER, nullable=False),
        sa.Column("message_ref", sa.String(length=64), nullable=False),
        sa.Column("row_id", NUMBER, nullable=True),
        sa.Column("next_at", AT, nullable=False),
        sa.Column("shown", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["broadcast_id"], ["broadcast.id"], name=op.f("fk_broadcast_watch_broadcast_id_broadcast")
        ),
        sa.ForeignKeyConstraint(
            ["identity_id"], ["identity.id"], name=op.f("fk_broadcast_watch_identity_id_identity")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_broadcast_watch_person_id_person")),
        sa.PrimaryKeyConstraint("broadcast_id", "person_id", name=op.f("pk_broadcast_watch")),
    )
    op.add_column("person", sa.Column("quiet_from", sa.Time(), nullable=True))
    op.add_column("person", sa.Column("quiet_until", sa.Time(), nullable=True))


def downgrade() -> None:
    op.drop_index("ix_overdue_episode_open", "overdue_episode")
    op.drop_column("person", "quiet_until")
    op.drop_column("person", "quiet_from")
    op.drop_table("broadcast_watch")
    op.drop_table("broadcast_tally")
    op.drop_index(op.f("ix_broadcast_event_broadcast_id"), "broadcast_event")
    op.drop_table("broadcast_event")
    op.drop_index("uq_broadcast_delivery_group", "broadcast_delivery")
    op.drop_index("ix_broadcast_delivery_pending", "broadcast_delivery")
    op.drop_table("broadcast_delivery")
    op.drop_index("ix_broadcast_chunk_broadcast_id", "broadcast_chunk")
    op.drop_table("broadcast_chunk")
    op.drop_index(op.f("ix_broadcast_series_id"), "broadcast")
    op.drop_index(op.f("ix_broadcast_made_by"), "broadcast")
    op.drop_index(op.f("ix_broadcast_body_code"), "broadcast")
    op.drop_index("ix_broadcast_active", "broadcast")
    op.drop_index(op.f("ix_broadcast_about_id"), "broadcast")
    op.drop_table("broadcast")
    op.drop_index(op.f("ix_group_chat_area_code"), "group_chat")
    op.drop_table("group_chat")
    op.drop_table("broadcast_mute")
    op.drop_table("channel_pace")
