// Palette's API as it is defined, where the definition is at hand: it is not part of the repository.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import type { ValidateFunction } from "ajv";
import { default as ajvDraft4 } from "ajv-draft-04";
import addFormats from "ajv-formats";

type Schema = { readonly [key: string]: unknown };
type Responses = { readonly [status: string]: { readonly schema?: Schema } };
type Method = {
  readonly operationId?: string;
  readonly responses: Responses;
  readonly parameters?: readonly { readonly in: string; readonly schema?: Schema }[];
};

export type OpenApi = {
  /** Operations by id, with their method and path. */
  readonly operations: ReadonlyMap<string, { readonly method: string; readonly path: string }>;
  /** What departs from the definition: nothing, or a line for each. */
  readonly problemsOf: (operationId: string, status: number, body: unknown) => readonly string[];
  readonly problemsOfRequest: (operationId: string, body: unknown) => readonly string[];
  readonly problemsOfError: (body: unknown) => readonly string[];
};

/** The definition; `undefined` if `PALISADE_SHARED` does not say where it is. @throws if it says so, and it is not there */
export function readOpenApi(): OpenApi | undefined {
  const shared = process.env["PALISADE_SHARED"];
  if (shared === undefined) return undefined;
  const file = join(shared, "reference/palette/openapi-trimmed-4.8.json");
  const { paths, definitions } = JSON.parse(readFileSync(file, "utf8")) as {
    paths: Readonly<Record<string, Readonly<Record<string, Method>>>>;
    definitions: Readonly<Record<string, Schema>>;
  };
  const entries = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => {
      const { operationId } = operation;
      return operationId === undefined
        ? []
        : [[operationId, { method: method.toUpperCase(), path, operation }] as const];
    }),
  );
  const operations = new Map(entries);
  const validators = validatorsOf(definitions);
  return {
    operations,
    problemsOf: (id, status, body) => {
      const schema = operations.get(id)?.operation.responses[String(status)]?.schema;
      if (schema === undefined) return body === undefined ? [] : [`${id} ${status} has no body`];
      if (schema["format"] === "binary") return body === undefined ? [] : [`${id} ${status} is a file`];
      return validators(schema, body);
    },
    problemsOfRequest: (id, body) => {
      const schema = operations.get(id)?.operation.parameters?.find((each) => each.in === "body")?.schema;
      return schema === undefined ? [`${id} takes no body`] : validators(schema, body);
    },
    problemsOfError: (body) => validators({ $ref: "#/definitions/v1Error" }, body),
  };
}

function validatorsOf(definitions: Readonly<Record<string, Schema>>) {
  const ajv = new ajvDraft4.default({ strict: false, allErrors: true, validateSchema: false });
  addFormats.default(ajv);
  for (const format of ["int8", "int32", "int64", "float64", "double", "password", "binary"]) {
    ajv.addFormat(format, true);
  }
  ajv.addSchema({ id: "palette", definitions: closedEach(definitions) });
  const compiled = new Map<string, ValidateFunction>();
  return (schema: Schema, body: unknown): string[] => {
    const key = JSON.stringify(schema).replaceAll("#/definitions", "palette#/definitions");
    const validate = compiled.get(key) ?? ajv.compile(closed(JSON.parse(key) as Schema));
    compiled.set(key, validate);
    validate(withoutKnownNulls(body));
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  };
}

/** A schema that refuses what it does not name. */
function closed(schema: Schema): Schema {
  const { properties, items, additionalProperties } = schema;
  const inner: Record<string, unknown> = { ...schema };
  if (isSchema(items)) inner["items"] = closed(items);
  if (isSchema(additionalProperties)) inner["additionalProperties"] = closed(additionalProperties);
  if (isSchema(properties)) {
    inner["properties"] = closedEach(properties);
    inner["additionalProperties"] ??= false;
  }
  return inner;
}

function closedEach(schemas: Schema): Schema {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, each]) => [name, isSchema(each) ? closed(each) : each]),
  );
}

const isSchema = (value: unknown): value is Schema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Where Palette says `null` although its definition knows no `null`. */
export const knownNulls: ReadonlySet<string> = new Set(["items", "details", "status"]);

function withoutKnownNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutKnownNulls);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => {
      if (each !== null || !knownNulls.has(key)) return [[key, withoutKnownNulls(each)]];
      return key === "items" ? [[key, []]] : [];
    }),
  );
}
