import { v7 } from "uuid";

/** A new row id: uuid v7, so ids sort by creation. Never a secret. */
export function newId(): string {
  return v7();
}
