import type postgres from "postgres";

/** Indexes of tables that grow, made while writes go on (M12). A migration cannot: it is one transaction. */
const indexes = {
  mail_by_acceptance: "on mail (accepted_at) where accepted_at is not null",
  mail_unknown: "on mail (id) where state = 'unknown'",
  mail_event_of_mail: "on mail_event (mail_id)",
  mail_event_received: "on mail_event (received_at)",
};

/**
 * Makes what is missing, and makes anew what a crash has left unfinished; `sql` has one connection. Another session that is at it
 * already is not waited for: PostgreSQL would wait for that wait.
 */
export async function buildIndexes(sql: postgres.Sql): Promise<void> {
  const [lock] = await sql<
    { isOurs: boolean }[]
  >`select pg_try_advisory_lock(hashtext('afterword/indexes')) as "isOurs"`;
  if (!lock?.isOurs) {
    return;
  }
  try {
    for (const [name, definition] of Object.entries(indexes)) {
      const [found] = await sql<{ isValid: boolean }[]>`
        select indisvalid as "isValid" from pg_index where indexrelid = to_regclass(${name})`;
      if (!found?.isValid) {
        await sql.unsafe(`drop index concurrently if exists ${name}`);
        await sql.unsafe(`create index concurrently ${name} ${definition}`);
      }
    }
  } finally {
    await sql`select pg_advisory_unlock(hashtext('afterword/indexes'))`;
  }
}
