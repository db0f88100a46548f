import { z } from "zod";

/** Exactly one plain address: no quotes, no display name, no list. Looked at after NFKC, so that a fullwidth @ is an @ (B5). */
const plainAddress =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/;

/** The canonical form of an address, or null when it is not exactly one address. */
export function canonicalAddress(typed: unknown): string | null {
  if (typeof typed !== "string" || typed.length > 320) {
    return null;
  }
  const address = typed.normalize("NFKC").trim().toLowerCase();
  const local = address.slice(0, address.lastIndexOf("@"));
  return address.length <= 254 && local.length <= 64 && plainAddress.test(address) ? address : null;
}

/** An address as it is typed into a form, in its canonical form. */
export function addressField() {
  return z.string().transform((typed, context) => {
    const address = canonicalAddress(typed);
    if (!address) {
      context.addIssue({
        code: "custom",
        message: typed.trim()
          ? "That does not look like an email address, such as kim@example.com."
          : "Type your email address.",
      });
      return z.NEVER;
    }
    return address;
  });
}

/** The code from a mail as it is typed or pasted. */
export function codeField() {
  return z
    .string()
    .transform((typed) => typed.normalize("NFKC").replace(/[\s-]/g, ""))
    .pipe(z.string().regex(/^\d{8}$/, "The code has 8 digits."));
}

/** A same-origin path to return to, or null (B7). Backslashes, control characters and a second slash lead elsewhere. */
export function safeReturnPath(value: unknown): string | null {
  if (typeof value !== "string" || value.length > 2000 || !value.startsWith("/")) {
    return null;
  }
  const base = "https://afterword.invalid";
  if (/[\\\p{Cc}]/u.test(value) || /^\/(?:\/|%2f|%5c)/i.test(value)) {
    return null;
  }
  const url = URL.canParse(value, base) ? new URL(value, base) : null;
  return url && url.origin === base && !url.pathname.startsWith("//")
    ? url.pathname + url.search + url.hash
    : null;
}
