import { counters } from "@/lib/counters";
import { verifiedWebhook, webhookDeliveryId } from "@/lib/email/webhook";
import { env } from "@/lib/env";
import { applyProviderEvent } from "@/lib/mail/events/commands";
import { providerEventSchema } from "@/lib/mail/events/schema";

const largestBody = 256 * 1024;

/** Takes what Resend tells of mails. It repeats what is not answered with 200, so a mail that is not ours gets 200 too (F47). */
export async function POST(request: Request): Promise<Response> {
  const secret = env().RESEND_WEBHOOK_SECRET;
  if (!secret) {
    return new Response(null, { status: 404 });
  }
  const body = await request.text();
  if (body.length > largestBody) {
    return new Response(null, { status: 413 });
  }
  const signed = verifiedWebhook(body, request.headers, secret);
  if (signed === null) {
    counters.webhooksRefused += 1;
    return new Response(null, { status: 401 });
  }
  const event = providerEventSchema.safeParse(signed);
  const result = event.success
    ? await applyProviderEvent(webhookDeliveryId(request.headers), event.data)
    : "ignored";
  return Response.json({ result });
}
