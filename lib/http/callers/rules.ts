/**
 * X-Forwarded-For as it may be believed (v5.0.0-4.1.3): what the nearest `trustedProxies` proxies wrote, else the address at
 * the other end of the socket. A caller's own header counts for nothing.
 */
export function believableForwardedFor(
  sent: string | undefined,
  socketAddress: string | undefined,
  trustedProxies: number,
): string {
  const chain = sent?.split(",").map((part) => part.trim()) ?? [];
  const fromProxies = trustedProxies > 0 ? chain.slice(-trustedProxies) : [];
  return fromProxies.length < trustedProxies || fromProxies.length === 0
    ? (socketAddress ?? "unknown")
    : fromProxies.join(", ");
}
