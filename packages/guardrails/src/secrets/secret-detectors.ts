// Every detector of credentials: by the marks of their issuers, by their forms, by the names they stand under.
import type { Detector } from "../sensitive/detector.js";
import { clusterSecrets } from "./cluster-secrets.js";
import { issuers } from "./issuers/index.js";
import { keyFiles } from "./key-files.js";
import { logins } from "./logins.js";
import { namedValues } from "./named-values.js";
import { unknownIssuers } from "./unknown-issuers.js";
import { webTokens } from "./web-tokens.js";

export const secretDetectors: readonly Detector[] = [
  ...issuers,
  ...webTokens,
  ...keyFiles,
  ...clusterSecrets,
  ...logins,
  ...namedValues,
  unknownIssuers(issuers),
];
