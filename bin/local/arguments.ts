import { Trouble } from "./trouble";

/** The value of a flag such as `--days`. */
export function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new Trouble(`${name} is a whole number.`);
  return number;
}
