// What is personal because it is called so: every name, in every spelling.
import { describe, expect, it } from "vitest";
import { personalFound } from "../testing/personal-found.js";

describe("what is called", () => {
  it.each([
    [
      "passport-number",
      "R85138021",
      [
        "passport",
        "Passport No. ",
        "passport number: ",
        "Reisepass ",
        "reisepassnummer ",
        "passeport ",
        "pasaporte ",
        "passaporto ",
      ],
    ],
    ["driving-licence", "D4829-17364", ["driver's license number ", "driving licence: ", "drivers_license="]],
    [
      "medical-record",
      "AB82901736",
      [
        "medical record number ",
        "MRN: ",
        "patient id ",
        "health card ",
        "health-insurance ",
        "medicare ",
        "medicaid number ",
        "insurance policy ",
        "insurance member ",
        "Versichertennummer ",
        "Krankenversicherung: ",
      ],
    ],
    ["imei", "490154203237518", ["IMEI ", "imei number: "]],
    [
      "date-of-birth",
      "1967-06-12",
      [
        "DOB ",
        "d.o.b. ",
        "date of birth: ",
        "date_of_birth=",
        "date-of-birth: ",
        "birthdate: ",
        "birthday was ",
        "Geburtsdatum: ",
        "date de naissance ",
        "née le ",
        "né le ",
        "ne le ",
        "fecha de nacimiento ",
        "data di nascita ",
        "data de nascimento ",
      ],
    ],
    [
      "card-verification-code",
      "934",
      ["cvv ", "CVV2: ", "cvc ", "card verification code ", "security code: "],
    ],
  ] as const)("%s: %s, in each of %j", (kind, value, names) => {
    for (const name of names) {
      const text = `her ${name.endsWith("passport") ? `${name} ` : name}${value} is in the trace`;
      expect({ text, found: personalFound(text) }).toEqual({ text, found: [[kind, value]] });
    }
    expect(personalFound(`her ${value} is in the trace`)).toEqual([]);
  });

  it.each([
    "12 June 1967",
    "June 12th, 1967",
    "12th of June 1967",
    "12.06.1967",
    "6/12/67",
    "1967/06/12",
    "März 1967",
  ])("a date of birth may be written so: %s", (date) =>
    expect(personalFound(`date of birth: ${date}`)).toEqual([["date-of-birth", date]]),
  );

  it.each(["1867-06-12", "2100-06-12", "1967-13-12", "1967-06-32", "June"])("a date is no %s", (date) =>
    expect(personalFound(`date of birth: ${date}`)).toEqual([]),
  );

  it.each(["passport A1234567", "passport 88888888", "passport AB12", "driver's license ABCDEFGH"])(
    "a document has digits that are not those of every example: %s",
    (text) => expect(personalFound(text)).toEqual([]),
  );
});
