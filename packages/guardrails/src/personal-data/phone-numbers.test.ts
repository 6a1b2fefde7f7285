// Telephone numbers of every country, and in every form of one.
import { describe, expect, it } from "vitest";
import { personalFound } from "../testing/personal-found.js";

const found = (text: string): readonly string[] =>
  personalFound(text)
    .filter(([kind]) => kind === "phone-number")
    .map(([, value]) => value);
const digits = "482719356048271935";

describe("with the code of a country", () => {
  it.each(
    (
      "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 7 81 82 84 86 90 " +
      "91 92 93 94 95 98 211 212 216 218 220 229 231 249 250 269 290 291 297 298 299 350 359 370 389 420 421 423 500 509 " +
      "590 599 670 680 692 800 808 850 852 855 880 886 960 968 970 977 992 998"
    ).split(" "),
  )("+%s is one", (code) => {
    const number = `+${code}${digits.slice(0, 8)}`;
    expect(personalFound(`notify ${number} of it`)).toEqual([["phone-number", number]]);
  });

  it.each(["0", "28", "292", "296", "83", "87", "89"])("+%s is none", (code) =>
    expect(found(`notify +${code}${digits.slice(0, 8)} of it`)).toEqual([]),
  );

  it.each([8, 9, 10, 11, 12, 13, 14, 15, 16])("has nine to fifteen digits: %i", (length) => {
    const number = `+49${digits.slice(0, length - 2)}`;
    expect(found(`notify ${number} of it`)).toEqual(length >= 9 && length <= 15 ? [number] : []);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13])("has a first group of %i digits", (length) => {
    const all = `49${digits}`.slice(0, 13);
    const number = `+${all.slice(0, length)} ${all.slice(length)}`.trim();
    expect(found(`notify ${number} of it`)).toEqual([number]);
  });

  it.each(["+49 (0)30 48271935", "+44.20.7183.8750", "+12453827848", "+1 (245) 382-7848"])(
    "is one: %s",
    (number) => expect(found(`notify ${number} of it`)).toEqual([number]),
  );

  it.each([
    ["of America with a digit less", "+1245382784"],
    ["of America with a digit more", "+124538278481"],
    ["of America that begins with one", "+11453827848"],
    ["with seven digits alike", "+494444444482"],
    ["in a row", "+49301234567"],
    ["in a row backwards", "+49307654321"],
    ["of two digits", "+494944994494"],
    ["free of charge", "+18004827193"],
    ["for a fee", "+19004827193"],
    ["for fiction", "+14155550132"],
    ["with an exchange of zeros", "+14150004821"],
  ])("%s is none: %s", (_, number) => expect(found(`notify ${number} of it`)).toEqual([]));

  it("has three digits at least", () =>
    expect(found("notify +494944994487 of it")).toEqual(["+494944994487"]));
});

describe("in America's form", () => {
  it.each(["(854) 667-0025", "(854)667-0025", "635-397-3050", "1-635-397-3050", "1 (635) 397-3050"])(
    "is one: %s",
    (number) => expect(found(`notify ${number} of it`)).toEqual([number]),
  );

  it.each([
    "(154) 667-0025",
    "(800) 667-0025",
    "635-197-3050",
    "135-397-3050",
    "635-555-0150",
    "800-397-3050",
    "1-135-397-3050",
    "635-397-3050-1",
    "222-222-2222",
  ])("is none: %s", (number) => expect(found(`notify ${number} of it`)).toEqual([]));
});

describe("of a country, where it is called so", () => {
  it.each([
    ["mobile: ", "415.826.7193"],
    ["mobile: ", "415 826 7193"],
    ["phone number is ", "9430139583"],
    ["phone number is ", "94301395836"],
    ["mobile: ", "06 48 27 19 35"],
    ["mobile: ", "030/4827193"],
    ["mobile: ", "0151 48271935"],
    ["mobile: ", "01514 8271935"],
    ["mobile: ", "015148 271935"],
    ["mobile: ", "94301 39583"],
    ["mobile: ", "82 4827 1935"],
    ["mobile: ", "8248 2719 3504"],
  ])("%s%s", (said, number) => {
    expect(found(`${said}${number} of hers`)).toEqual([number]);
    expect(found(`offset: ${number} of hers`)).toEqual([]);
  });

  it.each(["(030) 4827193", "(0151) 4827-1935", "(01514) 827193", "(06) 482719"])(
    "or stands in brackets: %s",
    (number) => expect(found(`see ${number} of hers`)).toEqual([number]),
  );

  it.each([
    ["too short", "mobile: 030 4827"],
    ["too long", "mobile: 030 48271935 48271935"],
    ["free of charge", "phone: 8004827193"],
    ["in a row", "phone: 9812345678"],
    ["of two digits", "phone: 9494499449"],
    ["a page of the other form", "mobile: 115.826.7193"],
  ])("%s is none", (_, text) => expect(found(text)).toEqual([]));
});
