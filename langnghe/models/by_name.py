"""PostgreSQL keeps a prepared statement under a name; here it is run by that name, past the driver's cursor.

A cursor of psycopg waits for the server in several steps and takes Python's lock anew after each. While other
threads compute, that is the greater part of what a statement costs. libpq's own call waits once, outside of the
lock (docs/decisions/0014). Values become text and values again by psycopg's adapters, those of the connection.
"""

import re
from collections.abc import Sequence
from itertools import count
from typing import Any

from psycopg import Connection, abc
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus, TransactionStatus
from psycopg.pq.abc import PGresult

_PARAMETER = re.compile(r"%\((\w+)\)s")
_numbers = count(1)


class Answer:
    """What the server said to one statement; the attributes that are asked of it are called as a cursor's."""

    __slots__ = ("_adapters", "_result")

    def __init__(self, result: PGresult, adapters: abc.Transformer) -> None:
        self._result = result
        self._adapters = adapters

    @property
    def rowcount(self) -> int:
        return self._result.command_tuples or 0

    @property
    def description(self) -> list[tuple[str, int]]:
        """Of each column a name and the number of its type."""
        result = self._result
        return [("", result.ftype(place)) for place in range(result.nfields)]

    def fetchall(self) -> Sequence[tuple[Any, ...]]:
        self._adapters.set_pgresult(self._result)
        return self._adapters.load_rows(0, self._result.ntuples, tuple)


class Told:
    """What one connection's server has been told to keep."""

    __slots__ = ("_adapters", "_connection", "_names")

    def __init__(self, connection: Connection[Any]) -> None:
        self._connection = connection
        self._adapters: abc.Transformer = Transformer(connection)
        self._names: set[bytes] = set()

    def begin(self) -> bool:
        """Begin the transaction where none is under way; False where all must go the driver's way.

        The driver must not prepare any statement itself: after a rollback it lets the server forget all, ours too.
        """
        connection = self._connection
        if connection.prepare_threshold is not None:
            return False
        if connection.pgconn.transaction_status == TransactionStatus.IDLE:
            if (
                connection.autocommit
                or connection.isolation_level is not None
                or connection.deferrable is not None
            ):
                return False
            self._check(connection.pgconn.exec_(b"BEGIN READ ONLY" if connection.read_only else b"BEGIN"))
        return True

    def run(self, named: "Named", params: dict[str, Any]) -> Answer:
        """Run it in the transaction under way, kept by the server at its first time. Raises `psycopg.Error`."""
        server, adapters = self._connection.pgconn, self._adapters
        values = adapters.dump_sequence([params[name] for name in named.order], named.formats)
        if named.name not in self._names:
            # Without types: the server takes those of the columns.
            self._check(server.prepare(named.name, named.sql))
            self._names.add(named.name)
        # Of psycopg's types this one forgets that a value may be None.
        result = server.exec_prepared(named.name, values)  # type: ignore[arg-type]
        return Answer(self._check(result), adapters)

    def _check(self, result: PGresult) -> PGresult:
        if result.status not in {ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK}:
            raise error_from_result(result, encoding=self._connection.info.encoding)
        return result


class Named:
    """A statement with a name, its parameters by number as the server wants them."""

    __slots__ = ("formats", "name", "order", "sql")

    def __init__(self, sql: str) -> None:
        """`sql` as the driver's cursor takes it, with "%(name)s" for each parameter."""
        places = {name: place for place, name in enumerate(dict.fromkeys(_PARAMETER.findall(sql)), start=1)}
        numbered = _PARAMETER.sub(lambda found: f"${places[found[1]]}", sql).replace("%%", "%")
        self.name = f"langnghe_{next(_numbers)}".encode()
        self.sql = numbered.encode()
        self.order = tuple(places)
        self.formats = [PyFormat.TEXT] * len(places)
