"""The tables that admins send (`handlers.common.tables`), in their rooms."""

from langnghe.handlers.admin.room import answers, files, presses
from langnghe.handlers.common import tables
from langnghe.handlers.common.tables import SHOWN, VALUE, give

__all__ = ["SHOWN", "VALUE", "Table", "give"]


class Table(tables.Table):
    """A room of the admins in which a table is asked for."""

    __slots__ = ()

    def open(self) -> None:
        """Register what the room listens to."""
        files.on(self.state)(self.file_sent)
        answers.on(self.state)(self.typed)
        presses.on(self.look)(self.look_again)
