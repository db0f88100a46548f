import "server-only";
import { sql } from "drizzle-orm";
import { type OwnerId, readAs, rowId } from "@/lib/auth/owner";
import { pageKey, readTimeKey } from "@/lib/paging/rules";
import { type BoardRow, boardRows } from "./board/queries";
import { type ApplicationPage, applicationPage } from "./page/queries";
import type { Stage } from "./rules";

export type { StepTiming } from "@/lib/follow-ups/steps/rules";
export type { BoardRow } from "./board/queries";
export type { Duplicate } from "./duplicates/queries";
export type {
  ApplicationPage,
  InterviewOfRound,
  Receipt,
  RoundOfApplication,
  StepOfRound,
} from "./page/queries";

export const boardPerPage = 50;

export interface BoardPage {
  rows: BoardRow[];
  /** Asks for the next page; null on the last. */
  after: string | null;
}

/** Applications of a search, last moved first, 50 at a time; of one stage where one is given. */
export async function listBoard(
  owner: OwnerId,
  options: { searchId: string; stage?: Stage; after?: string | null },
): Promise<BoardPage> {
  const searchId = rowId(options.searchId);
  const key = readTimeKey(options.after);
  const ofStage = options.stage ? sql`and p.stage = ${options.stage}` : sql``;
  const further = key ? sql`and (p.stage_changed_at, p.id) < (${key.at.toISOString()}, ${key.id})` : sql``;
  return readAs(owner, async (tx) =>
    pageOf(
      await boardRows(
        tx,
        owner,
        sql`select p.* from application p
            where p.owner_id = ${owner} and p.search_id = ${searchId} and p.deleted_at is null ${ofStage} ${further}
              and exists (select 1 from search h where h.owner_id = ${owner} and h.id = ${searchId} and h.deleted_at is null)
            order by p.stage_changed_at desc nulls last, p.id desc nulls last limit ${boardPerPage + 1}`,
      ),
      boardPerPage,
    ),
  );
}

/** Everything the page of one application shows. Raises `not-found`. */
export async function getApplication(owner: OwnerId, applicationId: string): Promise<ApplicationPage> {
  return readAs(owner, (tx) => applicationPage(tx, owner, rowId(applicationId)));
}

function pageOf(rows: readonly BoardRow[], perPage: number): BoardPage {
  const last = rows[perPage - 1];
  return {
    rows: rows.slice(0, perPage),
    after: rows.length > perPage && last ? pageKey(last.stageChangedAt.toISOString(), last.id) : null,
  };
}
