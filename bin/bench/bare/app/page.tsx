import postgres from "postgres";

export const dynamic = "force-dynamic";

let sql: postgres.Sql | undefined;

/** What any page with a database must cost: one query, one heading. */
export default async function Page() {
  sql ??= postgres(process.env.BENCH_DATABASE_URL ?? "", { max: 10 });
  const [row] = await sql<{ today: string }[]>`select now()::text as today`;
  return <h1>{row?.today}</h1>;
}
