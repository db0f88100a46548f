"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { type FormState, runAction } from "@/lib/action";
import { requireLocalAccess, unlockLocalAccess } from "@/lib/auth/local";
import { refused } from "@/lib/errors";
import { paths } from "@/lib/paths";
import { advanceClock, nextAlarmAt } from "@/lib/product-clock/commands";
import { productNow } from "@/lib/product-clock/queries";

const hourMs = 3_600_000;
const step = z.object({ by: z.enum(["hour", "day", "alarm"]) });

export async function advanceClockAction(_previous: FormState, form: FormData): Promise<FormState> {
  await requireLocalAccess();
  return runAction("advance clock", step, form, async ({ by }) => {
    const now = await productNow();
    const to =
      by === "alarm" ? await nextAlarmAt() : new Date(now.getTime() + (by === "hour" ? 1 : 24) * hourMs);
    if (!to) {
      throw refused("Nothing is waiting, so there is no next alarm.");
    }
    await advanceClock(to);
    revalidatePath(paths.local(), "layout");
    return by === "alarm"
      ? "Moved to the next alarm."
      : `Moved ${by === "hour" ? "an hour" : "a day"} forward.`;
  });
}

export async function unlockLocalAction(_previous: FormState, form: FormData): Promise<FormState> {
  return runAction("unlock local pages", z.object({ key: z.string().max(200) }), form, async ({ key }) => {
    if (!(await unlockLocalAccess(key))) {
      throw refused("That is not the key. It stands in the terminal where Afterword was started.");
    }
    redirect(paths.local());
  });
}
