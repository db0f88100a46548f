import net from "node:net";

/** A transaction asks on within a turn of the loop, so after this long nobody speaks on a connection that broke. */
const lastWordsMs = 250;

interface Address {
  host: string[];
  port: number[];
}

/**
 * postgres.js forgets its socket when it closes. What a transaction then still says, a rollback at least, is written to
 * nothing: from a timer, which ends the process, and with the pooled connection spoilt for good (porsager/postgres#1066, #1154).
 * A socket from here says that it broke at once and that it closed a moment later, and until then every word is answered by an error.
 */
export function openSteadily({ host: [host = "localhost"], port: [port = 5432] }: Address): net.Socket {
  const socket = new SteadySocket();
  // The driver names them in its errors.
  Object.assign(socket, { host, port });
  return socket.connect(port, host);
}

class SteadySocket extends net.Socket {
  private idle = true;
  private saidSo = false;

  override emit(event: string | symbol, ...values: unknown[]): boolean {
    if (event === "data") this.idle = saysReady(values[0]);
    if (event === "error") this.saidSo = true;
    if (event !== "close" || this.idle) return super.emit(event, ...values);
    if (!this.saidSo) this.fail();
    setTimeout(() => super.emit("close", ...values), lastWordsMs);
    return true;
  }

  override write(...given: unknown[]): boolean {
    this.idle = false;
    if (this.destroyed) {
      setImmediate(() => this.fail());
      return true;
    }
    return super.write(...(given as Parameters<net.Socket["write"]>));
  }

  /** The driver writes into an error what it is about, so each needs one of its own. */
  private fail(): void {
    const gone = new Error("The connection to the database is gone.");
    this.emit("error", Object.assign(gone, { code: "ECONNRESET" }));
  }
}

/** Whether what the server said ends with "ready", outside any transaction. */
function saysReady(chunk: unknown): boolean {
  return Buffer.isBuffer(chunk) && chunk.subarray(-6).equals(ready);
}

const ready = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);
