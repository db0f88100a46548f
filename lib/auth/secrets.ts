import "server-only";
import { createHash, createHmac, hkdfSync, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { env } from "@/lib/env";

const slow = promisify<string, Buffer, number, Buffer>(scrypt);

/** 256 random bits, fit for a URL. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** For values that carry at least 128 random bits: a fast hash is enough at rest. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

/** For short codes: scrypt with a salt of its own (v5.0.0-6.5.2). */
export async function hashCode(code: string): Promise<string> {
  const salt = randomBytes(16);
  return `${salt.toString("base64url")}.${(await slow(code, salt, 32)).toString("base64url")}`;
}

export async function codeMatches(code: string, stored: string): Promise<boolean> {
  const [salt, hash] = stored.split(".");
  if (!salt || !hash) {
    return false;
  }
  const expected = Buffer.from(hash, "base64url");
  return timingSafeEqual(await slow(code, Buffer.from(salt, "base64url"), 32), expected);
}

/** A key for one purpose, derived from AUTH_SECRET. */
export function keyFor(purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", env().AUTH_SECRET, "afterword", purpose, 32));
}

/** A keyed fingerprint: lets rows be counted by address or IP without holding either. */
export function fingerprint(purpose: string, value: string): string {
  return createHmac("sha256", keyFor(purpose)).update(value).digest("base64url");
}

/** What a browser keeps after signing in with an address. It shows that it did, and opens nothing. */
export function knownBrowserProof(email: string): string {
  return fingerprint("known browser", email);
}

/** In constant time; a proof for another address is none. */
export function isKnownBrowser(email: string, proof: string | undefined): boolean {
  const expected = Buffer.from(knownBrowserProof(email));
  const given = Buffer.from(proof ?? "");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/**
 * The 8-digit code that belongs to a link's secret. Deriving it lets the page behind the link show the code to type
 * when it was opened in another browser.
 */
export function codeOfLink(linkSecret: string): string {
  const digest = createHmac("sha256", keyFor("sign-in code")).update(linkSecret).digest();
  return (digest.readBigUInt64BE() % 100_000_000n).toString().padStart(8, "0");
}
