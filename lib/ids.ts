import { v7 } from "uuid";

/** A new row id: uuid v7, so ids sort by creation. Never a secret. */
export function newId(): string {
  return v7();
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether text from outside has the shape of a row id. */
export function isId(text: string): boolean {
  return uuid.test(text);
}
