// Every detector of data about people: numbers with check digits or ranges, addresses, and what is called so.
import type { Detector } from "../sensitive/detector.js";
import { emailAddresses } from "./email-addresses.js";
import { namedData } from "./named-data.js";
import { numbers } from "./numbers.js";
import { postalAddresses } from "./postal-addresses.js";

export const personalDetectors: readonly Detector[] = [
  ...numbers,
  emailAddresses,
  ...namedData,
  ...postalAddresses,
];
