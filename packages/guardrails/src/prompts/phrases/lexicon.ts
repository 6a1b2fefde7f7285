// Every phrase that is looked for.
import { extraction } from "./extraction.js";
import { orders } from "./orders.js";
import { override } from "./override.js";
import { overrideElsewhere } from "./override-elsewhere.js";
import type { Phrase } from "./phrase.js";
import { spoofing } from "./spoofing.js";

export const lexicon: readonly Phrase[] = [
  ...override,
  ...overrideElsewhere,
  ...orders,
  ...extraction,
  ...spoofing,
];
