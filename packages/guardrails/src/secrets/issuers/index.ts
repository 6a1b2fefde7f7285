// Every issuer whose mark is known.
import type { Detector } from "../../sensitive/detector.js";
import { clouds } from "./clouds.js";
import { code } from "./code.js";
import { intelligence } from "./intelligence.js";
import { issuedDetectors } from "./issued.js";
import { observability } from "./observability.js";
import { services } from "./services.js";

export const issuers: readonly Detector[] = issuedDetectors([
  ...clouds,
  ...code,
  ...intelligence,
  ...observability,
  ...services,
]);
