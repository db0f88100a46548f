import net from "node:net";
import { Trouble } from "./trouble";

/** Ports from here on are handed out to outgoing connections, so nothing of ours listens there by default. */
const FIRST_EPHEMERAL_PORT = 32768;

export type PortState = "free" | "taken" | "forbidden" | "not-our-address";

export function portState(port: number, host: string): Promise<PortState> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve("taken");
      else if (error.code === "EACCES") resolve("forbidden");
      else if (["EADDRNOTAVAIL", "EAFNOSUPPORT", "ENOTFOUND"].includes(error.code ?? ""))
        resolve("not-our-address");
      else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve("free")));
  });
}

/** The first free port on loopback from `first` on. */
export async function findFreePort(first: number): Promise<number> {
  for (let port = first; port < FIRST_EPHEMERAL_PORT; port++) {
    if ((await portState(port, "127.0.0.1")) === "free") return port;
  }
  throw new Trouble(`No port is free between ${first} and ${FIRST_EPHEMERAL_PORT - 1}.`);
}
