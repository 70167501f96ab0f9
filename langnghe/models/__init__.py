"""The tables, their enums and CHECKs, and the contract with the channels."""

from langnghe.models.base import Base, table
from langnghe.models.messages import FailedEvent, InboundEvent, OutboxMessage, OutboxState, WebMessage
from langnghe.models.offices import (
    Area,
    Body,
    CalendarDay,
    DeadlineRule,
    Field,
    Level,
    OfficeSetting,
    RoutingRule,
)
from langnghe.models.people import (
    Conversation,
    DigestSent,
    Identity,
    Invitation,
    Person,
    ResumeCode,
    RoleGrant,
    RoleKind,
    WebSession,
    WrongCode,
)
from langnghe.models.prepared import Prepared, insert_into
from langnghe.models.tickets import (
    Act,
    Attachment,
    AttachmentState,
    ClockKind,
    Escalation,
    OverdueEpisode,
    Rating,
    StepOrigin,
    Ticket,
    TicketClock,
    TicketEvent,
    TicketExtension,
    TicketKind,
    TicketOpinion,
    TicketPause,
    TicketPriority,
    TicketState,
    TicketStep,
    TicketSubmission,
    TicketTransfer,
)

__all__ = [
    "Act", "Area", "Attachment", "AttachmentState", "Base", "Body", "CalendarDay", "ClockKind", "Conversation",
    "DeadlineRule", "DigestSent", "Escalation", "FailedEvent", "Field", "Identity", "InboundEvent", "Invitation",
    "Level", "OfficeSetting", "OutboxMessage", "OutboxState", "OverdueEpisode", "Person", "Prepared", "Rating",
    "ResumeCode", "RoleGrant", "RoleKind", "RoutingRule", "StepOrigin", "Ticket", "TicketClock", "TicketEvent",
    "TicketExtension", "TicketKind", "TicketOpinion", "TicketPause", "TicketPriority", "TicketState",
    "TicketStep", "TicketSubmission", "TicketTransfer", "WebMessage", "WebSession", "WrongCode", "insert_into",
    "table",
]  # fmt: skip
