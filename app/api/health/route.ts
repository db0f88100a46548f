import { getHealth } from "@/lib/health/queries";
import { version } from "@/package.json";

/** 200 when all is well, 503 when somebody should look. */
export async function GET(): Promise<Response> {
  const { ok, ...health } = await getHealth();
  return Response.json({ status: ok ? "ok" : "trouble", version, ...health }, { status: ok ? 200 : 503 });
}
