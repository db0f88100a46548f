import { COUNTRIES } from "@/app/(public)/plan/_components/countries";

const NAMES = new Map(COUNTRIES.map(({ value, label }) => [value, label]));

/** "Germany" for DE, "Germany (DE-BE)" for a part of it. */
export function regionName(region: string): string {
  const country = NAMES.get(region.slice(0, 2)) ?? region;
  return region.length > 2 ? `${country} (${region})` : country;
}

/** The same within a sentence: "the United Kingdom". */
export function regionInSentence(region: string): string {
  return (WITH_ARTICLE.has(region.slice(0, 2)) ? "the " : "") + regionName(region);
}

/** The countries to choose from, with `current` when it is a part of one. */
export function regionOptions(current: string | null): { value: string; label: string }[] {
  const part = current && !NAMES.has(current) ? [{ value: current, label: regionName(current) }] : [];
  return [{ value: "", label: "No public holidays" }, ...part, ...COUNTRIES];
}

const WITH_ARTICLE = new Set(
  "AE AX BQ BS CD CF DO FK FO GB GM IC IM KM KY MH MP NL PH SB SC TC US VA VG VI".split(" "),
);
