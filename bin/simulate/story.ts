import { createHash } from "node:crypto";

const id = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** All that happened, line by line, with ordinals for ids: the same for the same seed. */
export class Story {
  private readonly hash = createHash("sha256");
  private readonly ordinals = new Map<string, string>();

  /** `keep` gets every line. */
  constructor(private readonly keep: ((line: string) => void) | undefined) {}

  tell(line: string): void {
    const told = this.withoutIds(line);
    this.hash.update(`${told}\n`);
    this.keep?.(told);
  }

  withoutIds(text: string): string {
    return text.replace(id, (found) => {
      const known = this.ordinals.get(found) ?? `#${this.ordinals.size}`;
      this.ordinals.set(found, known);
      return known;
    });
  }

  end(): string {
    return this.hash.digest("hex");
  }
}
