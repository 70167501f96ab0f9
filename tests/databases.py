"""The sample office's databases that serve one test of a process after the other.

To make a database, to connect to it and to compile every statement for its engine takes longer than most stories.
So there is one of each kind, with one store, and before each test it is put back to how it was made.
"""

import shutil
from pathlib import Path

import psycopg

from langnghe.bot.store import open_store

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
    """One file; everything it kept is overwritten by the template."""

    def __init__(self, template: Path, file: Path) -> None:
        self._template, self._file = template, file
        self.store = open_store(f"sqlite:///{file}")

    def put_back(self) -> None:
        self.store.close()
        for beside in ("-wal", "-shm"):
            self._file.with_name(self._file.name + beside).unlink(missing_ok=True)
        shutil.copyfile(self._template, self._file)


class PostgresOffice:
    """One database; its connections stay open from test to test, with all that they have prepared."""

    def __init__(self, address: str) -> None:
        self.store = open_store(address)
        # Tables are emptied in any order, so their references are not looked at; and a test that has left a
        # transaction open is found, not waited for.
        settings = "-c session_replication_role=replica -c lock_timeout=10s"
        self._connection = psycopg.connect(address, autocommit=True, options=settings)
        self._connection.execute(KEEP)

    def put_back(self) -> None:
        self._connection.execute("SELECT kept.put_back()")

    def close(self) -> None:
        self._connection.close()
        self.store.close()
