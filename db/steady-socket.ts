import net from "node:net";

/** A transaction asks on within a turn of the loop, so who was silent for so long speaks no more on a connection that broke. */
const lastWordsMs = 250;
/** Whoever asks a server that is still starting up waits for so long, and is told after that. */
const longestStartMs = 10_000;
let startingSince: number | null = null;

interface Address {
  host: string[];
  port: number[];
}

/**
 * postgres.js forgets its socket when it closes. What a transaction then still says, a rollback at least, is written to
 * nothing: from a timer, which ends the process (porsager/postgres#1066). What it has not written yet when it closes is neither
 * refused nor written any more, and nor is anything else at that place of the pool, for ten seconds each; a query that waited
 * there may at last be answered by another one's "ready" (#1154, #1208). A socket from here says at once that it broke,
 * and that it closed only when nobody has spoken for a moment, in a way that has the driver refuse what it holds; and the next one at
 * that place gets it to speak again.
 */
export function openSteadily({ host: [host = "localhost"], port: [port = 5432] }: Address): net.Socket {
  const socket = new SteadySocket();
  // The driver names them in its errors.
  Object.assign(socket, { host, port });
  socket.connect(port, host);
  // Connecting hides a method that is not Node's own behind Node's.
  Reflect.deleteProperty(socket, "write");
  socket.awaitIntroduction();
  return socket;
}

class SteadySocket extends net.Socket {
  private isIntroduced = false;
  private hasServed = false;
  private idle = true;
  private saidSo = false;
  private hasSpoken = false;
  private isOver = false;
  private isTooEarly = false;

  override emit(event: string | symbol, ...values: unknown[]): boolean {
    if (event === "data" && Buffer.isBuffer(values[0])) return this.hear(values[0]);
    if (this.isTooEarly && event === "error") return true;
    if (this.isTooEarly && event === "close") {
      setTimeout(() => this.sayClosed(), lastWordsMs);
      return true;
    }
    if (event === "error") this.saidSo = true;
    if (event !== "close") return super.emit(event, ...values);
    if (this.idle) return this.sayClosed();
    if (!this.saidSo) this.fail();
    this.closeInSilence();
    return true;
  }

  override write(...given: unknown[]): boolean {
    this.idle = false;
    this.hasSpoken = true;
    if (this.destroyed) {
      setImmediate(() => this.fail());
      return true;
    }
    const [words, ...others] = given;
    const first = !this.isIntroduced && Buffer.isBuffer(words);
    this.isIntroduced = true;
    const said = [first ? introductionIn(words) : words, ...others];
    return super.write(...(said as Parameters<net.Socket["write"]>));
  }

  /**
   * The driver introduces itself within the turn in which it got the socket. At a place where words are left over it keeps silent
   * until it has a kilobyte to say, and each attempt adds its introduction: so it gets one attempt after the other.
   */
  awaitIntroduction(): void {
    setImmediate(() =>
      setImmediate(() => {
        if (this.isIntroduced) return;
        this.sayClosed();
        this.destroy();
      }),
    );
  }

  private hear(chunk: Buffer): boolean {
    // Nothing was asked of it yet. Closed and not told why, the driver dials again, and who waits goes on waiting.
    this.isTooEarly ||= !this.hasServed && isStartingUp(chunk);
    if (this.isTooEarly) return true;
    const words = this.hasServed ? withoutFarewell(chunk) : chunk;
    if (words.length === 0) return true;
    this.idle = words.subarray(-6).equals(ready);
    this.hasServed ||= this.idle;
    if (this.hasServed) startingSince = null;
    return super.emit("data", words);
  }

  /** After a turn of the loop what was said before has come here. */
  private closeInSilence(): void {
    this.hasSpoken = false;
    setTimeout(
      () => setImmediate(() => (this.hasSpoken ? this.closeInSilence() : this.sayClosed())),
      lastWordsMs,
    );
  }

  /** Never as after an error, of which the driver believes that everybody knows by then: it refuses what still waits. */
  private sayClosed(): boolean {
    if (this.isOver) return false;
    this.isOver = true;
    return super.emit("close", false);
  }

  /** The driver writes into an error what it is about, so each needs one of its own. */
  private fail(): void {
    this.hasSpoken = true;
    if (this.isOver) return;
    const gone = new Error("The connection to the database is gone.");
    this.emit("error", Object.assign(gone, { code: "ECONNRESET" }));
  }
}

/** What is left over from an earlier connection comes before the introduction, which tells its own length and is the end. */
function introductionIn(words: Buffer): Buffer {
  for (let from = 0; from + 8 <= words.length; from += 1) {
    if (words.readInt32BE(from) === words.length - from) return words.subarray(from);
  }
  return words;
}

/** Why the server ends a session. That it ended is soon heard; the driver would tell whoever comes to the place next, maybe minutes later. */
function withoutFarewell(chunk: Buffer): Buffer {
  if (!chunk.includes(fatal)) return chunk;
  for (
    let from = chunk.indexOf("E");
    from >= 0 && from + 5 <= chunk.length;
    from = chunk.indexOf("E", from + 1)
  ) {
    if (chunk.readInt32BE(from + 1) === chunk.length - from - 1) return chunk.subarray(0, from);
  }
  return chunk;
}

function isStartingUp(chunk: Buffer): boolean {
  if (!chunk.includes(fatal) || !chunk.includes(startingUp)) return false;
  startingSince ??= performance.now();
  return performance.now() - startingSince < longestStartMs;
}

const fatal = Buffer.from("VFATAL\0");
const startingUp = Buffer.from("C57P03\0");
/** The server is ready, outside any transaction. */
const ready = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);
