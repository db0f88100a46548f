import { refusedBearer } from "@/lib/auth/bearer";
import { env } from "@/lib/env";
import { listFigures } from "@/lib/health/figures/queries";
import { prometheusText } from "@/lib/health/figures/rules";

/** For Prometheus, with METRICS_TOKEN as a bearer token (docs/operations.md). Without the setting there is no such page. */
export async function GET(request: Request): Promise<Response> {
  const refused = refusedBearer(request, env().METRICS_TOKEN);
  if (refused) {
    return refused;
  }
  return new Response(prometheusText(await listFigures()), {
    headers: { "Content-Type": "text/plain; version=0.0.4; charset=utf-8", "Cache-Control": "no-store" },
  });
}
