const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** Browsers still hand out the former names of these places. */
const RENAMED: Readonly<Record<string, string>> = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Godthab": "America/Nuuk",
  "America/Indianapolis": "America/Indiana/Indianapolis",
  "America/Louisville": "America/Kentucky/Louisville",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};

let countries: ReadonlyMap<string, string> | undefined;

/** The name a zone has today: "Asia/Kolkata" for "Asia/Calcutta". */
export function presentName(zone: string): string {
  return RENAMED[zone] ?? zone;
}

/** The place a zone is named after, as people write it: "New York". */
export function placeOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** The country whose clock this is, as a code of two letters; null for a zone of no country, such as UTC. */
export function countryOf(zone: string): string | null {
  countries ??= new Map(
    LETTERS.flatMap((first) => LETTERS.map((second) => new Intl.Locale(`und-${first}${second}`))).flatMap(
      // Former codes such as DD or UK come out as the country of today.
      (locale) => zonesOf(locale).map((each): [string, string] => [presentName(each), locale.region ?? ""]),
    ),
  );
  return countries.get(presentName(zone)) ?? null;
}

// It was an accessor at first and is a method by now; TypeScript knows neither.
type LocaleWithZones = Intl.Locale & { getTimeZones?: () => string[] | undefined; timeZones?: string[] };

function zonesOf(locale: LocaleWithZones): readonly string[] {
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}
