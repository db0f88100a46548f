import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { keyFor } from "@/lib/auth/secrets";
import type { MailPayload } from "@/lib/mail/schema";

const format = 1;

/** Encrypts a mail at rest: AES-256-GCM under a key of AUTH_SECRET, bound to the mail's id. */
export function seal(mailId: string, bytes: Buffer): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor("mail payload"), iv).setAAD(Buffer.from(mailId));
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([Buffer.of(format), iv, cipher.getAuthTag(), sealed]);
}

/** Throws when the bytes are not what was sealed for this mail. */
export function unseal(mailId: string, sealed: Buffer): Buffer {
  if (sealed[0] !== format) {
    throw new Error("This mail was sealed in a format that is not known here.");
  }
  const decipher = createDecipheriv("aes-256-gcm", keyFor("mail payload"), sealed.subarray(1, 13));
  decipher.setAAD(Buffer.from(mailId)).setAuthTag(sealed.subarray(13, 29));
  return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]);
}

export function hashOfBytes(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("base64url");
}

/** The bytes of a payload: the same fields in the same order, always. */
export function bytesOf(payload: MailPayload): Buffer {
  const { from, to, subject, html, text, headers, tags } = payload;
  return Buffer.from(JSON.stringify({ from, to, subject, html, text, headers, tags }));
}
