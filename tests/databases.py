"""The sample office's databases that serve one test of a process after the other.

To make a database, to connect to it and to compile every statement for its engine takes longer than most stories.
So the engines are the same for all tests, and each test has what they lead to as it was made.
"""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import event

from langnghe.bot.store import Store, open_store

#: Makes a copy of every table and of every sequence's place, and the function that brings them back. A table is
#: only written when it differs. Nothing is truncated: that would cost new files and every connection's plans.
KEEP = """
CREATE SCHEMA kept;
DO $do$
DECLARE
    name text;
    back text := '';
BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('CREATE TABLE kept.%1$I AS TABLE public.%1$I', name);
        back := back || format($sql$
            IF EXISTS (TABLE public.%1$I EXCEPT TABLE kept.%1$I)
                OR (SELECT count(*) FROM public.%1$I) <> (SELECT count(*) FROM kept.%1$I)
            THEN
                DELETE FROM public.%1$I;
                INSERT INTO public.%1$I TABLE kept.%1$I;
            END IF;
        $sql$, name);
    END LOOP;
    FOR name IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' LOOP
        EXECUTE format('CREATE TABLE kept.%1$I AS SELECT last_value, is_called FROM public.%1$I', name);
        back := back || format(
            'PERFORM setval(%1$L, last_value, is_called) FROM kept.%2$I;', 'public.' || quote_ident(name), name
        );
    END LOOP;
    back := 'BEGIN ' || back || 'END';
    EXECUTE format('CREATE FUNCTION kept.put_back() RETURNS void LANGUAGE plpgsql AS %L', back);
END
$do$;
"""


class SqliteOffice:
    """A new file for each test, always the same engines: what they have compiled is kept, no connection is."""

    def __init__(self, template: Path) -> None:
        self._template = template
        self._store = open_store(f"sqlite:///{template}")
        for engine in (self._store.writer, self._store.reader):
            event.listen(engine, "do_connect", self._to_the_file)

    def put_back(self, folder: Path) -> Store:
        """The store on a copy of the template."""
        self._store.close()
        self._file = folder / "langnghe.db"
        folder.mkdir(exist_ok=True)
        shutil.copyfile(self._template, self._file)
        return replace(self._store, url=self._store.url.set(database=str(self._file)))

    def close(self) -> None:
        self._store.close()

    def _to_the_file(self, _dialect: Any, _record: Any, where: list[str], _how: dict[str, Any]) -> None:
        where[0] = str(self._file)


class PostgresOffice:
    """One database; its connections stay open from test to test, with all that they have prepared."""

    def __init__(self, address: str) -> None:
        self._store = open_store(address)
        # Tables are emptied in any order, so their references are not looked at; and a test that has left a
        # transaction open is found, not waited for.
        settings = "-c session_replication_role=replica -c lock_timeout=10s"
        self._connection = psycopg.connect(address, autocommit=True, options=settings)
        self._connection.execute(KEEP)

    def put_back(self) -> Store:
        """The store on the database as it was made."""
        self._connection.execute("SELECT kept.put_back()")
        return self._store

    def close(self) -> None:
        self._connection.close()
        self._store.close()
