"""The conversations joined: who is asked first matters."""

from functools import cache

from langnghe.handlers.admin import router as admin
from langnghe.handlers.citizen import router as citizen
from langnghe.handlers.common.joining import router as joining
from langnghe.handlers.common.menu import router as menu
from langnghe.handlers.common.router import InboundRouter
from langnghe.handlers.common.start import router as start
from langnghe.handlers.leader import router as leader
from langnghe.handlers.official import router as official


@cache
def root_router() -> InboundRouter:
    """All conversations. Invitations before the start page; officials' acts before the citizen's free text.

    Made once: aiogram lets a router have one parent only, and ours hold no state.
    """
    root = InboundRouter("root")
    root.include_routers(joining, start, menu, admin, leader, official, citizen)
    return root
