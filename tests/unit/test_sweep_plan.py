"""The sweep's question on PostgreSQL reads what has come, not every clock, whatever the statistics make of it."""

from datetime import timedelta

from langnghe.bot.store import open_store
from langnghe.services import reminding
from tests.conftest import NewDatabase
from tests.house import FRIDAY

#: Half are running and come later; half were stopped, as `clocks.stop_by` leaves them.
CLOCKS = """
    INSERT INTO ticket_clock
        (ticket_id, kind, item, started_at, span, due_at, stopped_at, next_at, level, rule, source)
    SELECT n, 'settle', 0, '2026-11-01', '10wd', '2026-12-01', CASE WHEN n %% 2 = 0 THEN DATE '2026-11-02' END,
        CASE WHEN n %% 2 = 1 THEN DATE '2026-11-30' END, 0, '', ''
    FROM generate_series(1, 20000) AS n
"""


def test_the_sweep_reads_by_index(new_database: NewDatabase) -> None:
    store = open_store(new_database("postgresql"))
    try:
        with store.writer.connect() as connection:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
            connection.exec_driver_sql(CLOCKS)
            connection.exec_driver_sql("ANALYZE ticket_clock")
            asked = reminding._COME._for(connection.dialect)
            params = asked.bound({"now": FRIDAY + timedelta(hours=1), "most": reminding.BATCH})
            cursor = connection.connection.cursor()
            cursor.execute(f"EXPLAIN {asked.sql}", params)
            plan = "\n".join(line for (line,) in cursor.fetchall())
    finally:
        store.close()
    assert "ix_ticket_clock_next" in plan
    assert "Seq Scan" not in plan
