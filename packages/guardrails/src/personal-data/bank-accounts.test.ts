// Numbers of accounts: of every country in its own length, and those that are printed everywhere.
import { describe, expect, it } from "vitest";
import { madeUp } from "../testing/made-up.js";
import { personalFound } from "../testing/personal-found.js";

/** With check digits as ISO 13616 has them. */
function ibanOf(country: string, length: number): string {
  const account = madeUp(length - 4, "digits");
  const digits = `${account}${country}00`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  const check = 98n - (BigInt(digits) % 97n);
  return `${country}${String(check).padStart(2, "0")}${account}`;
}

/** Of the registry of SWIFT. */
const lengths =
  "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 " +
  "FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 " +
  "LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 " +
  "RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";

describe("an IBAN", () => {
  it.each(lengths.split(" ").map((entry) => [entry.slice(0, 2), Number(entry.slice(2))] as const))(
    "of %s has %i characters",
    (country, length) => {
      const [number, shorter, longer] = [length, length - 1, length + 1].map((each) => ibanOf(country, each));
      expect(personalFound(`pay to ${number} today`)).toEqual([["iban", number]]);
      expect(personalFound(`pay to ${shorter} today`)).toEqual([]);
      expect(personalFound(`pay to ${longer} today`)).toEqual([]);
    },
  );

  it("of no country is none", () => {
    for (const length of [15, 18, 20, 22, 24, 27])
      expect(personalFound(`pay to ${ibanOf("XX", length)} today`)).toEqual([]);
  });

  it("may have letters, and be in groups of four", () => {
    expect(personalFound("pay to GB94 BARC 1020 1530 0934 59 today")).toEqual([
      ["iban", "GB94 BARC 1020 1530 0934 59"],
    ]);
    expect(personalFound("pay to GB94 BARD 1020 1530 0934 59 today")).toEqual([]);
  });

  it.each([
    "DE89370400440532013000",
    "GB29NWBK60161331926819",
    "GB82WEST12345698765432",
    "GB33BUKB20201555555555",
    "FR1420041010050500013M02606",
    "FR7630006000011234567890189",
    "CH9300762011623852957",
    "NL91ABNA0417164300",
    "BE68539007547034",
    "ES9121000418450200051332",
    "IT60X0542811101000000123456",
    "AT611904300234573201",
  ])("that stands in every example is nobody's: %s", (number) =>
    expect(personalFound(`pay to ${number} today`)).toEqual([]),
  );
});

describe("a number of an account", () => {
  it.each([8, 9, 10, 11, 12, 13, 14, 15, 16, 17])("has %i digits, and is called one", (length) => {
    const number = `8${madeUp(length - 2, "digits")}5`;
    expect(personalFound(`the bank account ${number} of hers`)).toEqual([["bank-account", number]]);
    expect(personalFound(`the revision ${number} of hers`)).toEqual([]);
  });

  it.each([7, 18])("does not have %i digits", (length) => {
    expect(personalFound(`the bank account 8${madeUp(length - 2, "digits")}5 of hers`)).toEqual([]);
  });

  it("gives way to what its form tells", () => {
    expect(personalFound("bank account 4929180462103359")).toEqual([["payment-card", "4929180462103359"]]);
  });
});
