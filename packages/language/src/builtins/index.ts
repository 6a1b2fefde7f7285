// Every built-in by name. A new export of a family is registered by being there.
import * as aggregates from "./aggregates.js";
import * as arithmetic from "./arithmetic.js";
import * as arrays from "./arrays.js";
import * as aws from "./aws.js";
import * as bits from "./bits.js";
import * as certificates from "./certificates.js";
import * as comparison from "./comparison.js";
import * as conversions from "./conversions.js";
import * as crypto from "./crypto.js";
import type { Builtin } from "./define-builtin.js";
import * as documents from "./documents.js";
import * as encoding from "./encoding.js";
import * as globs from "./globs.js";
import * as graphql from "./graphql.js";
import * as graphs from "./graphs.js";
import * as host from "./host.js";
import * as jsonSchema from "./json-schema.js";
import * as jwt from "./jwt.js";
import * as networks from "./networks.js";
import * as numbers from "./numbers.js";
import * as objects from "./objects.js";
import * as regexps from "./regexps.js";
import * as semver from "./semver.js";
import * as sets from "./sets.js";
import * as strings from "./strings.js";
import * as templates from "./templates.js";
import * as time from "./time.js";
import * as typeTests from "./type-tests.js";
import * as units from "./units.js";
import * as uris from "./uris.js";
import * as uuids from "./uuids.js";
import * as yaml from "./yaml.js";

const families: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  aggregates,
  arithmetic,
  arrays,
  aws,
  bits,
  certificates,
  comparison,
  conversions,
  crypto,
  documents,
  encoding,
  globs,
  graphql,
  graphs,
  host,
  jsonSchema,
  jwt,
  networks,
  numbers,
  objects,
  regexps,
  semver,
  sets,
  strings,
  templates,
  time,
  typeTests,
  units,
  uris,
  uuids,
  yaml,
};

/** By the name policies call them: `array.concat`; operators by the name OPA gives them: `plus`. */
export const builtins: ReadonlyMap<string, Builtin> = new Map(
  Object.entries(families).flatMap(([category, family]) =>
    Object.values(family).map((declaration) => {
      const builtin = { ...(declaration as Omit<Builtin, "category">), category };
      return [builtin.name, builtin] as const;
    }),
  ),
);
