import { describe, expect, test } from "vitest";
import { addressDoubts, guessAddress, searchLinks } from "@/lib/contacts/address-fit/rules";

const ana = { name: "Ana Silva", email: "ana.silva@acme.example" };

describe("an address has to match the person (W3)", () => {
  const facts = { name: "Keiko Ito", domain: null, others: [ana] };

  test("another domain than the one used there is doubted", () => {
    expect(addressDoubts({ ...facts, email: "keiko.ito@acne.example" })).toEqual([
      "This address is at acne.example. So far the addresses there end in acme.example.",
    ]);
  });

  test("an address that names somebody else on file is doubted", () => {
    expect(addressDoubts({ ...facts, email: "ana.silva@acme.example" })).toEqual([
      "This looks like the address of Ana Silva, and the message goes to Keiko Ito.",
    ]);
  });

  test.each([
    ["the usual one", "keiko.ito@acme.example"],
    ["initials", "ki@acme.example"],
    ["a part of the domain", "keiko@mail.acme.example"],
    ["a shared address", "jobs@acme.example"],
  ])("%s is not", (_, email) => {
    expect(addressDoubts({ ...facts, email })).toEqual([]);
  });

  test("the employer's own domain counts as known, and without any nothing is said", () => {
    const alone = { ...facts, others: [] };
    expect(addressDoubts({ ...alone, domain: "acme.example", email: "keiko@else.example" })).toHaveLength(1);
    expect(addressDoubts({ ...alone, email: "keiko@else.example" })).toEqual([]);
  });

  test("two people who share a name are not taken for each other", () => {
    const twin = { name: "Ana Costa", email: "ana.costa@acme.example" };
    expect(
      addressDoubts({ name: "Ana Silva", email: "ana@acme.example", domain: null, others: [twin] }),
    ).toEqual([]);
  });
});

describe("an address is guessed in the format of a colleague's (W2)", () => {
  test.each([
    ["ana.silva@acme.example", "keiko.ito@acme.example"],
    ["asilva@acme.example", "kito@acme.example"],
    ["a.silva@acme.example", "k.ito@acme.example"],
    ["silva.ana@acme.example", "ito.keiko@acme.example"],
    ["ana@acme.example", "keiko@acme.example"],
  ])("%s gives %s", (email, guess) => {
    expect(guessAddress("Keiko Ito", [{ ...ana, email }])).toEqual({ email: guess, like: "Ana Silva" });
  });

  test("umlauts and titles are written as addresses have them", () => {
    expect(guessAddress("Dr. Jörg Müller", [ana])?.email).toBe("joerg.mueller@acme.example");
  });

  test.each([
    ["no colleague is known", "Keiko Ito", []],
    ["the format is not told by the name", "Keiko Ito", [{ ...ana, email: "team@acme.example" }]],
    ["the colleague wrote from a free mailbox", "Keiko Ito", [{ ...ana, email: "ana.silva@gmail.com" }]],
    ["only one name is known", "Keiko", [ana]],
    ["the name is in another script", "李雷", [ana]],
  ])("none is made up where %s", (_, name, others) => {
    expect(guessAddress(name, others)).toBeNull();
  });
});

test("names with signs in them stay inside the search link (B3)", () => {
  for (const { href } of searchLinks('O\'Neill & "Sons"', "A&B=#1")) {
    expect(new URL(href).searchParams.size).toBe(1);
  }
});
