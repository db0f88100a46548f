import type { Server } from "node:net";
import { findFreePort } from "@/bin/local/ports";

/** Lets a server listen on loopback at the first free port from `first` on, and tells which one it is. */
export async function listenFrom(server: Server, first: number): Promise<number> {
  for (let from = first; ; ) {
    const port = await findFreePort(from);
    const listens = await new Promise<boolean>((resolve, reject) => {
      const failed = (error: NodeJS.ErrnoException) => {
        if (error.code === "EADDRINUSE") resolve(false);
        else reject(error);
      };
      server.once("error", failed);
      server.listen(port, "127.0.0.1", () => {
        server.off("error", failed);
        resolve(true);
      });
    });
    if (listens) return port;
    from = port + 1;
  }
}
