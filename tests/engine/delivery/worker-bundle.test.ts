import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { afterAll, expect, test } from "vitest";
import { root } from "@/bin/local/build";
import { workerBuild } from "@/bin/local/worker-bundle";
import {
  renderAccountDeletedMail,
  renderAddressChangedMail,
  renderNewAddressMail,
  renderReminderMail,
  renderSignInMail,
} from "@/lib/email/render";
import NewAddressMail from "@/lib/email/templates/new-address";
import ReminderMail from "@/lib/email/templates/reminder";
import SignInMail from "@/lib/email/templates/sign-in";

fs.mkdirSync(path.join(root, ".build"), { recursive: true });
const folder = fs.mkdtempSync(path.join(root, ".build", "mails-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const program = `
  import {
    renderAccountDeletedMail, renderAddressChangedMail, renderNewAddressMail, renderReminderMail, renderSignInMail,
  } from "@/lib/email/render";
  import NewAddressMail from "@/lib/email/templates/new-address";
  import ReminderMail from "@/lib/email/templates/reminder";
  import SignInMail from "@/lib/email/templates/sign-in";
  const mails = [
    await renderReminderMail(ReminderMail.PreviewProps),
    await renderSignInMail(SignInMail.PreviewProps),
    await renderNewAddressMail(NewAddressMail.PreviewProps),
    await renderAddressChangedMail(),
    await renderAccountDeletedMail(),
  ];
  process.stdout.write(JSON.stringify(mails));
`;

test("the worker is bundled without a fault, and nothing of Next comes with it (decision 2)", async () => {
  const { warnings, metafile } = await build({
    ...workerBuild(path.join(folder, "worker.mjs")),
    metafile: true,
  });
  expect(warnings).toEqual([]);
  const inputs = Object.keys(metafile.inputs);
  expect(inputs).toContain("inngest/functions/deliver-reminder.ts");
  expect(inputs.filter((file) => /^(app|bin|tests)\//.test(file))).toEqual([]);
});

test("every mail comes out of the bundle as it comes out of the sources, byte for byte (decision 2, I6)", async () => {
  const file = path.join(folder, "mails.mjs");
  const { entryPoints: _entry, ...options } = workerBuild(file);
  await build({ ...options, stdin: { contents: program, resolveDir: root, loader: "ts" } });
  const { stdout, stderr, status } = spawnSync(process.execPath, [file], { cwd: root, encoding: "utf8" });
  expect([status, stderr]).toEqual([0, ""]);
  expect(JSON.parse(stdout)).toEqual([
    await renderReminderMail(ReminderMail.PreviewProps),
    await renderSignInMail(SignInMail.PreviewProps),
    await renderNewAddressMail(NewAddressMail.PreviewProps),
    await renderAddressChangedMail(),
    await renderAccountDeletedMail(),
  ]);
});
