/** What was typed, and the version on the server that it was typed over. */
type Copy = { text: string; version: number | null };

/** What was left on this device under this name, or null. */
export function readCopy(key: string): Copy | null {
  try {
    const found = localStorage.getItem(key);
    return found ? (JSON.parse(found) as Copy) : null;
  } catch {
    return null;
  }
}

/** A full or forbidden store is no reason to stop the typing. */
export function writeCopy(key: string, copy: Copy) {
  try {
    localStorage.setItem(key, JSON.stringify(copy));
  } catch (cause) {
    if (!(cause instanceof DOMException)) throw cause;
  }
}

export function dropCopy(key: string) {
  try {
    localStorage.removeItem(key);
  } catch (cause) {
    if (!(cause instanceof DOMException)) throw cause;
  }
}
