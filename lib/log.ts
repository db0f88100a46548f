import "server-only";
import pino from "pino";
import { withoutContents } from "@/lib/errors";

/** Structured lines on standard output. Ids and outcomes only: no addresses, names, tokens or texts of users. */
export const log = pino({
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: {
    err: (error: unknown) => pino.stdSerializers.err(withoutContents(error)),
  },
  redact: {
    paths: ["email", "*.email", "to", "*.to", "token", "*.token", "code", "*.code"],
    censor: "[left out]",
  },
});
