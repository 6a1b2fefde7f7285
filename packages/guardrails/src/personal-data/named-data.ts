// What is personal because it is called so: documents, patients, dates of birth.
import type { Detector } from "../sensitive/detector.js";
import { patternDetector } from "../sensitive/pattern-detector.js";

/** Letters and digits as documents have them: five digits at least. */
const isDocument = (value: string): boolean =>
  /^(?=(?:.{0,3}\d){5})[A-Z0-9][A-Z0-9 -]{4,19}$/i.test(value) &&
  !/^(\d)\1+$/.test(value) &&
  !/123456/.test(value);

const passport =
  /(?:passport|reisepass(?:nummer)?|passeport|pasaporte|passaporto)(?:[\s_-]?(?:no|nr|num|number|id|#)\.?)?["']?(?:\s(?:is|was))?[\s:=#"']{1,5}(?<value>[A-Z]{0,3}\d{5,9}[A-Z]?|[A-Z0-9]{8,9})(?![\w-])/iy;
const licence =
  /driv(?:er|ing)(?:'?s)?[\s_-]{0,1}licen[cs]e(?:[\s_-]?(?:no|nr|num|number|id|#)\.?)?["']?(?:\s(?:is|was))?[\s:=#"']{1,5}(?<value>[A-Z0-9](?:[A-Z0-9-]| (?=\d)){4,19})(?![\w-])/iy;
const patient =
  /(?:medical[\s_-]record|\bmrn|patient[\s_-]?(?:id|no|number)|health[\s_-](?:card|plan|insurance)|medicare|medicaid|insurance[\s_-](?:policy|member)|versichertennummer|krankenversicherung)(?:[\s_-]?(?:no|nr|num|number|id|#)\.?)?["']?(?:\s(?:is|was))?[\s:=#"']{1,5}(?<value>[A-Z0-9](?:[A-Z0-9-]| (?=\d)){4,19})(?![\w-])/iy;
const device =
  /\bimei(?:[\s_-]?(?:no|number))?["']?(?:\s(?:is|was))?[\s:=#"']{1,5}(?<value>\d{2}[\s-]?\d{6}[\s-]?\d{6}[\s-]?\d)(?!\d)/iy;
const birth =
  /(?:\bdob|\bd\.o\.b\.?|date[\s_-]of[\s_-]birth|birth[\s_-]?(?:date|day)|geburtsdatum|date\sde\snaissance|(?<=\bn[ée]e?)\sle|fecha\sde\snacimiento|data\sdi\snascita|data\sde\snascimento)["']?(?:\s(?:is|was))?[\s:=#"']{1,5}(?<value>(?:19|20)\d{2}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|[12]\d|3[01])[-/.](?:(?:19|20)\d{2}|\d{2})|(?:\d{1,2}(?:st|nd|rd|th)?\.?\s(?:of\s)?)?[A-Zéäû]{3,10}\.?\s(?:\d{1,2}(?:st|nd|rd|th)?,?\s)?(?:19|20)\d{2})(?!\d)/iy;
const verification =
  /\b(?:cvv2?|cvc2?|card verification|security code)["']?(?:\s(?:is|was|code|number))?[\s:=#"']{1,4}(?<value>\d{3,4})(?!\d)/iy;

export const namedData: readonly Detector[] = [
  patternDetector({
    kind: "passport-number",
    marks: ["passport", "reisepass", "passeport", "pasaporte", "passaporto"],
    pattern: passport,
    accepts: isDocument,
  }),
  patternDetector({
    kind: "driving-licence",
    marks: ["driver", "driving"],
    pattern: licence,
    accepts: isDocument,
  }),
  patternDetector({
    kind: "medical-record",
    marks: ["medical", "mrn", "patient", "health", "medic", "insurance", "versicherten", "krankenvers"],
    pattern: patient,
    accepts: isDocument,
  }),
  patternDetector({ kind: "imei", marks: ["imei"], pattern: device }),
  patternDetector({
    kind: "date-of-birth",
    marks: [
      "dob",
      "d.o.b",
      "date of",
      "date_of",
      "date-of",
      "birth",
      "geburtsdatum",
      "date de",
      " le ",
      "fecha de",
      "data di",
      "data de",
    ],
    pattern: birth,
  }),
  patternDetector({
    kind: "card-verification-code",
    marks: ["cvv", "cvc", "card verification", "security code"],
    pattern: verification,
  }),
];
