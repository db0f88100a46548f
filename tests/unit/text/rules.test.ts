import { describe, expect, test } from "vitest";
import { cleanLine, cleanProse, emailAddress, foldedName, timeZoneName, webAddress } from "@/lib/text/rules";
import { calendarDay, moment, optionalLine, tick, wholeNumber } from "@/lib/text/schema";

describe("text as it is stored", () => {
  test("a line loses control, bidi and zero-width characters and line breaks (B1 to B3)", () => {
    expect(cleanLine("  Ada\u0000 \u202ePark\u2066\u200b\r\nBcc: x@y\u2028z\u0085 ")).toBe(
      "Ada Park Bcc: x@y z",
    );
    expect(cleanLine("a\ud800b\ufffec")).toBe("abc");
  });

  test("names keep what their scripts need: joiners, accents and emoji families", () => {
    const family = "\u{1f469}\u200d\u{1f469}\u200d\u{1f467}";
    expect(cleanLine(family)).toBe(family);
    expect(cleanLine("Zoe\u0308")).toBe("Zo\u00eb");
  });

  test("ten thousand marks on one letter become eight (B1)", () => {
    expect(cleanLine(`q${"\u0300".repeat(10_000)}`)).toHaveLength(9);
  });

  test("prose keeps its lines and paragraphs, but no more than two empty lines", () => {
    expect(cleanProse("a  \r\nb\u2029\n\n\n\n\nc\u0007")).toBe("a\nb\n\n\nc");
  });

  // Anything quadratic would take a trillion steps, far more than the limit of the test lets through.
  test.each([" ", "\n", "\u0300", "a ", "\ud800"])("a megabyte of %j is cleaned (B1)", (piece) => {
    const megabyte = `${piece.repeat(1_000_000 / piece.length)}x`;
    expect(cleanProse(megabyte)).toMatch(/x$/);
    expect(cleanLine(megabyte)).toMatch(/x$/);
  });

  test("names are compared without case, spacing and width", () => {
    expect(foldedName("  ACME\u3000 \uff27mbH ")).toBe(foldedName("acme gmbh"));
  });
});

describe("addresses", () => {
  test("one address is taken, NFKC first, its domain in lower case and ASCII (B5)", () => {
    expect(emailAddress(" Ada.Park+jobs@Example.COM ")).toBe("Ada.Park+jobs@example.com");
    expect(emailAddress("ada\uff20example.com")).toBe("ada@example.com");
    expect(emailAddress("ada@b\u00fccher.example")).toBe("ada@xn--bcher-kva.example");
  });

  test.each([
    "a@b",
    '"a@evil"@victim.example',
    "a@x.example,b@x.example",
    "a@x.example b@x.example",
    "Ada <ada@x.example>",
    "a@@x.example",
    "a@x.example.",
    "a@-x.example",
    ".a@x.example",
    "a\n@x.example",
    `${"a".repeat(65)}@x.example`,
    `a@${"x".repeat(250)}.example`,
    "a@x.example/path",
    "@x.example",
  ])("%j is no address (B5)", (text) => {
    expect(emailAddress(text)).toBeNull();
  });

  test("only http and https without credentials are web addresses (B6)", () => {
    expect(webAddress("example.com/jobs?id=1")).toBe("https://example.com/jobs?id=1");
    expect(webAddress("http://example.com")).toBe("http://example.com/");
    for (const wrong of [
      "javascript:alert(1)",
      "data:text/html,x",
      "file:///etc/passwd",
      "//evil.example",
      "http://user@host.example",
      `https://example.com/${"x".repeat(3000)}`,
      "nothing",
    ]) {
      expect(webAddress(wrong), wrong).toBeNull();
    }
  });
});

describe("zones, days, moments and numbers (B8, B9)", () => {
  test("IANA zones and their aliases are taken, in their proper spelling", () => {
    expect(timeZoneName("Europe/Berlin")).toBe("Europe/Berlin");
    expect(timeZoneName("Asia/Kolkata")).toBe("Asia/Kolkata");
    expect(timeZoneName("europe/berlin")).toBe("Europe/Berlin");
    expect(timeZoneName("UTC")).toBe("UTC");
    for (const wrong of ["Mars/Phobos", "GMT+25", "+05:00", "", "UTC+1", "Europe/Berlin; drop"]) {
      expect(timeZoneName(wrong), wrong).toBeNull();
    }
  });

  test.each(["0000-00-00", "2027-02-30", "0001-01-01", "9999-01-01", "275761-01-01", "2027-1-1"])(
    "%s is no day",
    (day) => {
      expect(calendarDay().safeParse(day).success).toBe(false);
    },
  );

  test("a moment is a Date, an instant with an offset, or a local day with or without a time", () => {
    for (const right of [
      new Date(),
      "2026-12-01",
      "2026-12-01T10:00",
      "2026-12-01T10:00:00.000Z",
      "2026-12-01T10:00+01:00",
    ]) {
      expect(moment().safeParse(right).success, String(right)).toBe(true);
    }
    for (const wrong of ["1d; drop", "2026-12-01T24:00", "2026-02-30T10:00", "", "now", "2026-12-01T10"]) {
      expect(moment().safeParse(wrong).success, wrong).toBe(false);
    }
  });

  test("numbers and ticks are read as forms send them", () => {
    expect(wholeNumber(5, 1440).parse("60")).toBe(60);
    for (const wrong of ["1e309", "-1", "4", "1441", "NaN", "", 5.5, Number.NaN, [60]]) {
      expect(wholeNumber(5, 1440).safeParse(wrong).success, String(wrong)).toBe(false);
    }
    expect(["on", "true", true, "off", "", false].map((value) => tick().parse(value))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  test("an empty optional line is null, one too long says how long it may be", () => {
    expect(optionalLine(5).parse("  ")).toBeNull();
    expect(optionalLine(5).parse(undefined)).toBeUndefined();
    expect(optionalLine(5).safeParse("123456").error?.issues[0]?.message).toBe("Use at most 5 characters.");
  });
});
