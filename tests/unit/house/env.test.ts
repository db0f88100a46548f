import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { root } from "@/bin/local/build";
import {
  checkProductionSettings,
  engineKind,
  googleSettings,
  parseEnv,
  secureCookies,
  settingNames,
} from "@/lib/env";

const production = {
  AFTERWORD_MODE: "production",
  AFTERWORD_URL: "https://afterword.example",
  DATABASE_URL: "postgres://owner:a@db.example/afterword",
  DATABASE_URL_WEB: "postgres://afterword_web:a@db.example/afterword",
  DATABASE_URL_AUTH: "postgres://afterword_auth:a@db.example/afterword",
  DATABASE_URL_WORKER: "postgresql://afterword_worker:a@db.example/afterword",
  AUTH_SECRET: "x".repeat(32),
  RESEND_API_KEY: "re_1",
  RESEND_WEBHOOK_SECRET: "whsec_1",
  MAIL_FROM: "Afterword <hello@afterword.example>",
  ENGINE: "embedded",
};
const inngest = { INNGEST_EVENT_KEY: "e", INNGEST_SIGNING_KEY: "s" };
const local = { AUTH_SECRET: "x" };

test("local mode needs nothing but the secret that npm start keeps", () => {
  expect(parseEnv(local)).toMatchObject({
    AFTERWORD_MODE: "local",
    PORT: 3000,
    HOST: "127.0.0.1",
    AFTERWORD_URL: "http://localhost:3000",
    AFTERWORD_DATA_DIR: ".afterword",
    RATE_LIMITS: "on",
  });
});

test("only AFTERWORD_MODE decides the mode, and a misspelt one is refused", () => {
  expect(parseEnv({ ...production, AFTERWORD_MODE: undefined, NODE_ENV: "production" }).AFTERWORD_MODE).toBe(
    "local",
  );
  expect(() => parseEnv({ ...local, AFTERWORD_MODE: "prod" })).toThrow(
    "AFTERWORD_MODE is either production or local",
  );
});

test("an empty setting counts as absent and spaces around one do not count", () => {
  expect(parseEnv({ ...local, PORT: "", HOST: " ::1 " })).toMatchObject({ PORT: 3000, HOST: "::1" });
});

test("the address follows the port and loses a slash at its end", () => {
  expect(parseEnv({ ...local, PORT: "3100" }).AFTERWORD_URL).toBe("http://localhost:3100");
  expect(parseEnv({ ...local, AFTERWORD_URL: "https://a.example/" }).AFTERWORD_URL).toBe("https://a.example");
});

test("all faults come in one message", () => {
  expect(() => parseEnv({ ...local, PORT: "many", RATE_LIMITS: "no", DATABASE_URL: "mysql://a" })).toThrow(
    [
      "Afterword cannot start:",
      "- PORT must be a number.",
      "- DATABASE_URL must start with postgres://.",
      "- RATE_LIMITS is either on or off.",
    ].join("\n"),
  );
});

test("complete production settings are accepted, with either engine", () => {
  expect(checkProductionSettings(production)).toBeNull();
  expect(checkProductionSettings({ ...production, ENGINE: undefined, ...inngest })).toBeNull();
});

test("production names everything that is missing at once", () => {
  const faults = checkProductionSettings({ AFTERWORD_MODE: "production" });
  const names = Object.keys(production).filter((name) => name !== "AFTERWORD_MODE");
  for (const name of names) expect(faults).toContain(name);
  expect(faults?.split("\n")).toHaveLength(1 + names.length);
});

test.each([
  ["a short secret", { AUTH_SECRET: "short" }, "AUTH_SECRET must have at least 32 characters"],
  ["an address without https", { AFTERWORD_URL: "http://afterword.example" }, "https://"],
  ["rate limits that are off", { RATE_LIMITS: "off" }, "RATE_LIMITS cannot be off"],
  ["the dev server", { INNGEST_DEV: "1" }, "INNGEST_DEV"],
  ["no engine", { ENGINE: undefined }, "ENGINE=embedded"],
  ["half of Inngest", { ENGINE: undefined, INNGEST_EVENT_KEY: "e" }, "INNGEST_SIGNING_KEY"],
  ["Inngest without its keys", { ENGINE: "inngest" }, "INNGEST_EVENT_KEY"],
  ["half of Google", { AUTH_GOOGLE_ID: "g" }, "AUTH_GOOGLE_SECRET"],
  ["another Google", { AUTH_GOOGLE_ISSUER: "http://localhost:1" }, "AUTH_GOOGLE_ISSUER is for tests"],
  ["a short sweep secret", { SWEEP_SECRET: "short" }, "SWEEP_SECRET"],
])("production refuses %s", (_, change, words) => {
  expect(checkProductionSettings({ ...production, ...change })).toContain(words);
  expect(() => parseEnv({ ...production, ...change })).toThrow("Afterword cannot start in production");
});

test("signing in with Google is on with both keys, off with none, and half of them is a fault in local mode too", () => {
  const keys = { AUTH_GOOGLE_ID: "g", AUTH_GOOGLE_SECRET: "s" };
  expect(googleSettings(parseEnv(local))).toBeNull();
  expect(googleSettings(parseEnv({ ...production, ...keys }))).toEqual({
    clientId: "g",
    clientSecret: "s",
    issuer: "https://accounts.google.com",
  });
  for (const half of [{ AUTH_GOOGLE_ID: "g" }, { AUTH_GOOGLE_SECRET: "s" }]) {
    expect(() => parseEnv({ ...local, ...half, PORT: "many" })).toThrow(
      [
        "Afterword cannot start:",
        "- PORT must be a number.",
        "- AUTH_GOOGLE_ID and AUTH_GOOGLE_SECRET go together: set both or neither.",
      ].join("\n"),
    );
  }
});

test("the engine is Inngest when its keys are set, unless ENGINE says otherwise", () => {
  expect(engineKind(parseEnv(local))).toBe("embedded");
  expect(engineKind(parseEnv({ ...local, INNGEST_EVENT_KEY: "e" }))).toBe("embedded");
  expect(engineKind(parseEnv({ ...local, ...inngest }))).toBe("inngest");
  expect(engineKind(parseEnv({ ...local, ...inngest, ENGINE: "embedded" }))).toBe("embedded");
  expect(engineKind(parseEnv({ ...local, ENGINE: "inngest" }))).toBe("inngest");
});

test("cookies are secure exactly when the address is https", () => {
  expect(secureCookies(parseEnv(local))).toBe(false);
  expect(secureCookies(parseEnv(production))).toBe(true);
});

test("the address is an origin and nothing more, however it is written", () => {
  expect(parseEnv({ ...production, AFTERWORD_URL: "HTTPS://Afterword.Example/" }).AFTERWORD_URL).toBe(
    "https://afterword.example",
  );
  expect(secureCookies(parseEnv({ ...production, AFTERWORD_URL: "HTTPS://afterword.example" }))).toBe(true);
  for (const address of ["https://a.example/app", "https://a.example/?x=1", "https://kim:pw@a.example"]) {
    expect(checkProductionSettings({ ...production, AFTERWORD_URL: address })).toContain("an address alone");
  }
  expect(checkProductionSettings({ ...production, AFTERWORD_URL: "HTTP://afterword.example" })).toContain(
    "https://",
  );
});

test.each([
  ["README.md", /(?<=^\|.*`)[A-Z]+(?:_[A-Z]+)*(?=`)/gm],
  [".env.example", /(?<=^# )[A-Z]+(?:_[A-Z]+)*(?==)/gm],
])("%s names every setting, and no other", (file, named) => {
  const text = fs.readFileSync(path.join(root, file), "utf8");
  const about =
    file === "README.md" ? (text.split(/^## /m).find((part) => part.startsWith("Settings")) ?? "") : text;
  expect([...new Set(about.match(named))].toSorted()).toEqual(settingNames.toSorted());
});
