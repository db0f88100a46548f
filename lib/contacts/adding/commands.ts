import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { contact } from "@/db/schema";
import { type OwnerId, rowId } from "@/lib/auth/owner";
import { notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { Interviewer } from "@/lib/interviews/schema";
import { foldedName } from "@/lib/text/rules";

/**
 * The ids of an interview's people, in order and each once: those on file as they are, new ones added to the employer. Somebody of
 * the same name at the same employer is the same person, unless another address is given. Raises `not-found`.
 */
export async function contactsForInterview(
  tx: Transaction,
  owner: OwnerId,
  employerId: string,
  people: readonly Interviewer[],
  now: Date,
): Promise<string[]> {
  const wanted = people.flatMap((each) => ("contactId" in each ? rowId(each.contactId) : []));
  const onFile = wanted.length
    ? await tx
        .select({ id: contact.id })
        .from(contact)
        .where(and(eq(contact.ownerId, owner), inArray(contact.id, wanted), isNull(contact.deletedAt)))
    : [];
  if (wanted.some((id) => !onFile.some((row) => row.id === id))) {
    throw notFound();
  }
  const colleagues = people.some((each) => "name" in each)
    ? await tx
        .select({ id: contact.id, name: contact.name, email: contact.email })
        .from(contact)
        .where(and(eq(contact.ownerId, owner), eq(contact.employerId, employerId), isNull(contact.deletedAt)))
    : [];
  const ids: string[] = [];
  for (const each of people) {
    if ("contactId" in each) {
      ids.push(each.contactId);
      continue;
    }
    const { name, email, jobTitle, addressAs } = each;
    const known = colleagues.find(
      (row) =>
        foldedName(row.name) === foldedName(name) && (!email || !row.email || sameAddress(row.email, email)),
    );
    if (known) {
      if (email && !known.email) {
        await tx
          .update(contact)
          .set({ email })
          .where(and(eq(contact.ownerId, owner), eq(contact.id, known.id)));
      }
      ids.push(known.id);
      continue;
    }
    const id = newId();
    await tx.insert(contact).values({
      id,
      ownerId: owner,
      employerId,
      name,
      email: email ?? null,
      jobTitle: jobTitle ?? null,
      addressAs: addressAs ?? null,
      createdAt: now,
    });
    colleagues.push({ id, name, email: email ?? null });
    ids.push(id);
  }
  return [...new Set(ids)];
}

function sameAddress(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
