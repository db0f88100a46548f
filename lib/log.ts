import "server-only";
import pino from "pino";
import { withoutContents } from "@/lib/errors";

/** Should one of these slip into a line all the same. */
const contents = [
  ...["email", "address", "to", "name", "subject", "html", "text", "payload", "body"],
  ...["token", "code", "secret", "password", "link", "authorization", "cookie"],
];

/** Structured lines on standard output. Ids and outcomes only: no addresses, names, tokens or texts of users. */
export const log = pino({
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: {
    err: (error: unknown) => pino.stdSerializers.err(withoutContents(error)),
  },
  redact: { paths: contents.flatMap((name) => [name, `*.${name}`]), censor: "[left out]" },
});
