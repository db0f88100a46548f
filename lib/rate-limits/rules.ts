/** Every limit of the product: at most `most` hits within a fixed window. Numbers from the reliability reference, 6.4. */
export const limits = {
  // By address and network: one stranger cannot use up all of an address's mails of a day.
  "sign-in mail per address and network": { most: 5, windowSeconds: 24 * 3600 },
  // By address, from a browser that has signed in with it before: no stranger can use these up (F54).
  "sign-in mail per known browser": { most: 3, windowSeconds: 15 * 60 },
  "sign-in mail per known browser and day": { most: 10, windowSeconds: 24 * 3600 },
  "address changes per owner": { most: 5, windowSeconds: 24 * 3600 },
  "sign-in mail per address": { most: 3, windowSeconds: 15 * 60 },
  "sign-in mail per address and day": { most: 10, windowSeconds: 24 * 3600 },
  "sign-in mail per ip": { most: 10, windowSeconds: 3600 },
  "code tries per ip": { most: 30, windowSeconds: 15 * 60 },
  // Leaving for Google counts, and so does coming back.
  "google sign-ins per ip": { most: 60, windowSeconds: 15 * 60 },
  "link pages per ip": { most: 30, windowSeconds: 60 },
  "writes per owner": { most: 60, windowSeconds: 60 },
  "open plans per ip": { most: 60, windowSeconds: 60 },
  "open draft checks per ip": { most: 60, windowSeconds: 60 },
} as const;

export type LimitName = keyof typeof limits;

/** The subject of a limit by IP: an IPv6 caller counts by its /64, since one household holds all of it. */
export function networkOf(ip: string): string {
  const mapped = ip.replace(/^::ffff:(?=\d+\.)/i, "");
  return mapped.includes(":") ? expandPrefix(mapped) : mapped;
}

function expandPrefix(ip: string): string {
  const [head = "", tail = ""] = ip.toLowerCase().split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail.split(":").filter(Boolean);
  const zeros = ip.includes("::")
    ? Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0")
    : [];
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ""))
    .join(":");
}
