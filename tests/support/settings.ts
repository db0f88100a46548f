import { settingNames } from "@/lib/env";

// What the developer's own shell says must not reach the tests.
for (const name of settingNames) delete process.env[name];

// What `npm start` makes and keeps in the data folder.
process.env.AUTH_SECRET = "a-secret-of-forty-characters-for-the-tests";
