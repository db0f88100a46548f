import type { NextConfig } from "next";
import { staticHeaders } from "./lib/http/rules";

// Settings are read at run time by lib/env.ts; nothing here depends on them. proxy.ts adds what depends on the request.
const config: NextConfig = {
  reactCompiler: true,
  typedRoutes: true,
  poweredByHeader: false,
  // No picture needs it, and what is not there cannot be attacked (B16).
  images: { unoptimized: true },
  headers: async () => staticHeaders(),
};

export default config;
