"""Statements that run with every event: compiled once, then run on the driver's own cursor.

SQLAlchemy looks a statement up, binds it and wraps its result anew at each execution. In a process that answers
people this costs several times what the database needs (docs/decisions/0009). A `Prepared` statement is written
with SQLAlchemy, typed by its columns and run within the connection's transaction like any other; only the way from
the call to the driver is short. Objects of a session are not flushed before it.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import BindParameter, ColumnElement, Connection, Delete, Insert, Select, Update, bindparam, insert
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import visitors

from langnghe.models.base import Base, table

if TYPE_CHECKING:
    from langnghe.models.by_name import Named, Told

Statement = Select[*tuple[Any, ...]] | Insert | Update | Delete
Processor = Callable[[Any], Any]


class Prepared:
    """One statement with named parameters (`bindparam`). Rows have the selected columns as attributes.

    Every parameter without a value of its own must be given at each call; lists (`in_`) must be written out in the
    statement. Raises `sqlalchemy.exc.DBAPIError` like any execution, without the values.
    """

    __slots__ = ("_compiled", "_statement")

    def __init__(self, statement: Statement) -> None:
        self._statement = statement
        self._compiled: dict[str, _Compiled] = {}

    def all(self, connection: Connection, /, **params: Any) -> list[Any]:
        compiled = self._for(connection.dialect)
        return compiled.rows(_run(connection, compiled, compiled.bound(params)))

    def first(self, connection: Connection, /, **params: Any) -> Any | None:
        """The first row, None when there is none."""
        rows = self.all(connection, **params)
        return rows[0] if rows else None

    def one(self, connection: Connection, /, **params: Any) -> Any:
        """The only row. Raises LookupError when there is none."""
        rows = self.all(connection, **params)
        if not rows:
            raise LookupError("no row")
        return rows[0]

    def scalar(self, connection: Connection, /, **params: Any) -> Any:
        """The first column of the first row, None when there is none."""
        row = self.first(connection, **params)
        return None if row is None else row[0]

    def run(self, connection: Connection, /, **params: Any) -> int:
        """For a statement without rows: how many it touched."""
        compiled = self._for(connection.dialect)
        return int(_run(connection, compiled, compiled.bound(params)).rowcount)

    def run_many(self, connection: Connection, rows: Iterable[dict[str, Any]]) -> None:
        """The same statement with each of these parameters."""
        compiled = self._for(connection.dialect)
        for row in rows:
            _run(connection, compiled, compiled.bound(row))

    def _for(self, dialect: Dialect) -> "_Compiled":
        found = self._compiled.get(dialect.name)
        if found is None:
            found = self._compiled[dialect.name] = _compile(self._statement, dialect)
        return found


def insert_into(model: type[Base], *returning: str, without: Sequence[str] = ("id",)) -> Prepared:
    """An INSERT of one row of the model, every column a parameter of its name, giving back `returning`."""
    columns = table(model).c
    given: dict[str, Any] = {
        column.name: bindparam(column.name) for column in columns if column.name not in without
    }
    statement = insert(table(model)).values(given)
    return Prepared(statement.returning(*(columns[name] for name in returning)) if returning else statement)


# Compiled -----------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Compiled:
    """A statement in a database's words, with what turns values into the driver's and back."""

    sql: str
    dialect: Dialect
    defaults: dict[str, Any]
    """Parameters with a value of their own, in the driver's form."""
    processors: dict[str, Processor]
    order: tuple[str, ...] | None
    """Where the driver wants parameters by position."""
    columns: Sequence[ColumnElement[Any]]
    row: Callable[[Iterable[Any]], Any]
    named: "Named | None" = None
    """How PostgreSQL knows it."""
    results: tuple[tuple[int, Processor], ...] | None = None
    """By place; known with the first result, because some hang on the driver's type of the column."""

    def bound(self, params: dict[str, Any]) -> Any:
        for name, process in self.processors.items():
            if name in params:
                params[name] = process(params[name])
        if self.order is None:
            return self.defaults | params
        defaults = self.defaults
        return [params[name] if name in params else defaults[name] for name in self.order]

    def rows(self, cursor: Any) -> list[Any]:
        fetched = cursor.fetchall()
        if self.results is None:
            self.results = self._results(cursor.description)
        if not self.results:
            return [self.row(row) for row in fetched]
        made = []
        for row in fetched:
            values = list(row)
            for place, process in self.results:
                values[place] = process(values[place])
            made.append(self.row(values))
        return made

    def _results(self, description: Sequence[Any]) -> tuple[tuple[int, Processor], ...]:
        found = []
        for place, (column, told) in enumerate(zip(self.columns, description, strict=True)):
            process = column.type.dialect_impl(self.dialect).result_processor(self.dialect, told[1])
            if process is not None:
                found.append((place, process))
        return tuple(found)


def _compile(statement: Statement, dialect: Dialect) -> _Compiled:
    compiled = visitors.cloned_traverse(statement, {}, {"bindparam": _write_out}).compile(dialect=dialect)
    required = {name for bind, name in compiled.bind_names.items() if bind.required}
    written_out = compiled.construct_expanded_state(dict.fromkeys(required))
    processors = {
        name: process
        for bind, name in compiled.bind_names.items()
        if (process := bind.type.dialect_impl(dialect).bind_processor(dialect)) is not None
    }
    processors.update(written_out.processors)
    defaults = {
        name: processors[name](value) if name in processors else value
        for name, value in written_out.parameters.items()
        if name not in required
    }
    columns = list(statement.exported_columns)
    row = namedtuple("Row", [column.key for column in columns], rename=True)  # type: ignore[misc]  # noqa: PYI024
    return _Compiled(
        sql=written_out.statement,
        dialect=dialect,
        defaults=defaults,
        processors={name: process for name, process in processors.items() if name in required},
        order=tuple(written_out.positiontup) if written_out.positiontup is not None else None,
        columns=columns,
        row=row._make,
        named=_named(written_out.statement) if dialect.name == "postgresql" else None,
    )


def _write_out(bind: BindParameter[Any]) -> None:
    """A value that the statement has itself is written into it.

    The planner then knows it: only so it can use an index of some rows alone, and SQLite does not make its plan
    anew at each execution, which it does where another value might allow such an index.
    """
    if bind.unique and not bind.required:
        bind.literal_execute = True


def _named(sql: str) -> "Named":
    # Its libraries are PostgreSQL's alone.
    from langnghe.models.by_name import Named

    return Named(sql)


def _run(connection: Connection, compiled: _Compiled, params: Any) -> Any:
    """The driver's cursor after it, or what answers as one."""
    cursor = None
    try:
        if compiled.named is not None and (told := _told(connection)).begin():
            return told.run(compiled.named, params)
        cursor = connection.connection.cursor()
        cursor.execute(compiled.sql, params)
    except connection.dialect.loaded_dbapi.Error as error:
        raise _as_sqlalchemy_says(connection, compiled.sql, error, cursor) from error
    return cursor


def _told(connection: Connection) -> "Told":
    """What the server of this connection keeps; it is forgotten with the connection."""
    driver = connection.connection
    found: Told | None = driver.info.get("told")
    return driver.info.setdefault("told", _nothing_told(driver.dbapi_connection)) if found is None else found


def _nothing_told(driver: Any) -> "Told":
    from langnghe.models.by_name import Told

    return Told(driver)


def _as_sqlalchemy_says(connection: Connection, sql: str, error: Any, cursor: Any) -> Exception:
    """The driver's error as every other execution raises it, and the connection given up when it is lost."""
    dialect = connection.dialect
    lost = dialect.is_disconnect(error, connection.connection.dbapi_connection, cursor)
    if lost:
        connection.invalidate(error)
    said: Exception = DBAPIError.instance(
        sql,
        None,
        error,
        dialect.loaded_dbapi.Error,
        hide_parameters=True,
        connection_invalidated=lost,
        dialect=dialect,
    )
    return said
