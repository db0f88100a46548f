import "server-only";
import { notFound } from "next/navigation";
import { isAppError } from "@/lib/errors";

/** A query's answer, or the not-found page: a foreign id and a missing id look alike. */
export async function found<T>(query: Promise<T>): Promise<T> {
  try {
    return await query;
  } catch (error) {
    if (isAppError(error, "not-found")) notFound();
    throw error;
  }
}
