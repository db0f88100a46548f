import net from "node:net";
import { listenFrom } from "@/tests/support/listening";

/** A wire that can be cut: everything that one process says to one server goes through here. */
export interface Wire {
  port: number;
  /** Whether the server knows one of this wire's connections by this port of ours. */
  carries(port: number): boolean;
  /** Resets every connection in the middle of whatever it carries. */
  cut(): void;
  /** While it is down, connections are refused; up again, new ones go through. */
  setDown(down: boolean): void;
  /** Nothing passes in either direction, and nobody is told. */
  setSilent(silent: boolean): void;
  close(): Promise<void>;
}

interface Ends {
  inner: net.Socket;
  outer: net.Socket;
}

/** Forwards TCP from a port of its own to `target` on loopback. */
export async function startWire(target: number, firstPort: number): Promise<Wire> {
  const wires = new Set<Ends>();
  let isDown = false;
  let isSilent = false;
  const server = net.createServer((inner) => {
    if (isDown) return inner.resetAndDestroy();
    const outer = net.connect(target, "127.0.0.1");
    const ends = { inner, outer };
    wires.add(ends);
    for (const [from, to] of [
      [inner, outer],
      [outer, inner],
    ] as const) {
      from.setNoDelay(true);
      from.on("data", (chunk) => {
        if (!to.write(chunk)) from.pause();
      });
      to.on("drain", () => {
        if (!isSilent) from.resume();
      });
      from.once("end", () => to.end());
      from.on("error", () => to.resetAndDestroy());
      from.once("close", () => {
        to.destroy();
        wires.delete(ends);
      });
    }
    if (isSilent) hush(ends);
  });
  const port = await listenFrom(server, firstPort);
  return {
    port,
    carries: (known) => [...wires].some(({ outer }) => outer.localPort === known),
    cut,
    setDown(down) {
      isDown = down;
      if (down) cut();
    },
    setSilent(silent) {
      isSilent = silent;
      for (const ends of wires) {
        if (silent) hush(ends);
        else for (const socket of [ends.inner, ends.outer]) socket.resume();
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const { inner, outer } of wires) {
          inner.destroy();
          outer.destroy();
        }
      }),
  };

  function cut(): void {
    for (const { inner, outer } of wires) {
      inner.resetAndDestroy();
      outer.resetAndDestroy();
    }
  }
}

function hush({ inner, outer }: Ends): void {
  inner.pause();
  outer.pause();
}
