import "server-only";
import { database, ownedRole } from "@/db/client";
import { appNow } from "@/lib/auth/owner";

/** Product time: the database's clock plus the offset of local mode. It belongs to nobody, so it needs no owner. */
export function productNow(): Promise<Date> {
  return appNow(database(ownedRole()));
}
