import postgres from "postgres";
import type { Journal } from "./journal";

/** What the driver of a group's connections asks. */
export interface Given {
  journal: Journal;
  /** Product time in milliseconds. */
  now: () => number;
  /** The server's socket, if it has one. */
  socket: string | null;
}

/** Connections of one role, of which the product sees the first as its pool. */
export interface Wire {
  sql: postgres.Sql;
  close: () => Promise<void>;
}

/**
 * The driver that the product uses, with the same statements in the same order, but fewer trips: each text is prepared once, `begin`
 * goes out together with what follows it and tells the product's time, and what triggers say comes back with the answers. No
 * statement of a transaction is skipped, and none goes out before its turn.
 */
export async function openWire(url: string, { journal, now, socket }: Given): Promise<Wire> {
  const onnotice = ({ message }: postgres.Notice) => journal.hear(message ?? "");
  const pool = postgres(url, {
    max: 2,
    idle_timeout: 0,
    max_lifetime: null,
    onnotice,
    ...(socket && { path: socket }),
  });
  const main = telling(await pool.reserve(), now);
  // For a statement outside of the transaction that is open.
  const aside = telling(await pool.reserve(), now);
  let isOpen = false;
  const plain = () => (isOpen ? aside : main).inTime();

  async function begin<T>(work: (tx: postgres.ReservedSql) => Promise<T>): Promise<T> {
    if (isOpen)
      throw new Error("Two transactions of one role at once: the simulation does one thing at a time.");
    isOpen = true;
    journal.begin();
    try {
      const begun = main.sql.unsafe(`begin; set local simulation.now = '${now()}'`).execute();
      const [result] = await Promise.all([work(main.sql), begun]);
      const { command } = await main.sql.unsafe("commit");
      if (command !== "COMMIT") throw new Error("A statement failed in a transaction, and nobody said so.");
      journal.commit();
      return result;
    } catch (error) {
      await main.sql.unsafe("rollback");
      journal.rollback();
      throw error;
    } finally {
      isOpen = false;
    }
  }

  const facade = Object.assign(
    (strings: TemplateStringsArray, ...values: never[]) => plain()(strings, ...values),
    { options: pool.options, unsafe: (...args: Unsafe) => plain().unsafe(...args), begin },
  );
  return {
    // All that the product and Drizzle ask of a pool.
    sql: facade as unknown as postgres.Sql,
    async close() {
      main.sql.release();
      aside.sql.release();
      await pool.end({ timeout: 1 });
    },
  };
}

type Unsafe = Parameters<postgres.Sql["unsafe"]>;

/** One connection whose statements are prepared, and that is told the time when it is another by now. */
function telling(sql: postgres.ReservedSql, now: () => number) {
  const { unsafe } = sql;
  const prepared = (text: Unsafe[0], values: Unsafe[1] = [], options: Unsafe[2] = {}) =>
    unsafe(text, values, values.length > 0 ? { ...options, prepare: true } : options);
  sql.unsafe = prepared as typeof unsafe;
  let toldAt = -1;
  return {
    sql,
    inTime(): postgres.ReservedSql {
      if (toldAt !== now()) {
        toldAt = now();
        // Goes out ahead of the next statement; a connection that is lost fails that one, too.
        unsafe(`set simulation.now = '${toldAt}'`).catch(() => {});
      }
      return sql;
    },
  };
}
