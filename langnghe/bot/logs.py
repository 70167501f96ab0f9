"""structlog set up: events with ids, never a text, a name or a phone number."""

import logging
import sys

import structlog

from langnghe.bot.config import LogSection


def configure(settings: LogSection) -> None:
    """Log to stderr, as JSON lines or readable on a console."""
    level = logging.getLevelNamesMapping()[settings.level.upper()]
    console = settings.format == "console"
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
            if console
            else structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=True,
    )
    # Libraries say only what went wrong: their chatter could name people.
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s")
    for chatty in ("aiohttp.access", "apscheduler"):
        logging.getLogger(chatty).setLevel(logging.ERROR)
