import { expect, test } from "vitest";
import { countryOf, presentName } from "@/lib/time-zones/rules";

test("a place goes by the name it has today", () => {
  expect(presentName("Asia/Calcutta")).toBe("Asia/Kolkata");
  expect(presentName("Europe/Berlin")).toBe("Europe/Berlin");
});

test("a zone tells the country whose public holidays are meant", () => {
  expect(countryOf("Europe/Berlin")).toBe("DE");
  expect(countryOf("Europe/London")).toBe("GB");
  expect(countryOf("America/New_York")).toBe("US");
  expect(countryOf("Asia/Calcutta")).toBe("IN");
  expect(countryOf("Asia/Kolkata")).toBe("IN");
  expect(countryOf("Asia/Kathmandu")).toBe("NP");
  expect(countryOf("UTC")).toBeNull();
  expect(countryOf("Nowhere/Land")).toBeNull();
});
