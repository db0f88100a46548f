import { isId } from "@/lib/ids";

/** Lists page by key: the last row's sorting value and id, as one opaque word for a link. */
export function pageKey(value: string, id: string): string {
  return btoa(encodeURIComponent(`${value} ${id}`)).replaceAll("=", "");
}

/** The key behind a link's word; null for none and for what is not one, which is the first page. */
export function readPageKey(word: string | null | undefined): { value: string; id: string } | null {
  if (!word || word.length > 2000) {
    return null;
  }
  try {
    const text = decodeURIComponent(atob(word));
    const space = text.lastIndexOf(" ");
    const id = text.slice(space + 1);
    return space >= 0 && isId(id) ? { value: text.slice(0, space), id } : null;
  } catch {
    // Somebody wrote the link by hand.
    return null;
  }
}

/** A key whose value is an instant. */
export function readTimeKey(word: string | null | undefined): { at: Date; id: string } | null {
  const key = readPageKey(word);
  const at = key && new Date(key.value);
  return key && at && !Number.isNaN(at.getTime()) ? { at, id: key.id } : null;
}
