// The endpoints are those of the specification, nothing else can be called, and none gives secrets away.
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { isPublishedPresent, type Operation, readSpecification } from "../../testing/published.js";
import * as writes from "../writes/endpoints.js";
import * as cloudConfigs from "./cloud-configs.js";
import * as clusters from "./clusters.js";
import * as compliance from "./compliance.js";
import type { Endpoint } from "./endpoint.js";
import { expandPath } from "./expand-path.js";
import * as observability from "./observability.js";
import * as packs from "./packs.js";
import * as profiles from "./profiles.js";
import { refuseSecretPath } from "./secret-paths.js";
import * as tenant from "./tenant.js";

const reading = {
  ...cloudConfigs,
  ...clusters,
  ...compliance,
  ...observability,
  ...packs,
  ...profiles,
  ...tenant,
};
const all: readonly (readonly [string, Endpoint])[] = Object.entries({ ...reading, ...writes });

it.each(all)("%s is below /v1, and gives no credentials", (_, { path }) => {
  expect(path).toMatch(/^\/v1\//);
  expect(() => refuseSecretPath(path)).not.toThrow();
});

it("those of the client that reads change nothing", () => {
  const changing = Object.entries(reading).filter(([, { effect }]) => effect !== "reads");
  expect(changing).toEqual([]);
});

it("those of the tenant are what no project has", () => {
  const names = all.filter(([, { scope }]) => scope === "tenant").map(([name]) => name);
  expect(names.toSorted()).toEqual([
    "getHealthPing",
    "getHealthReady",
    "getPack",
    "getPackVersions",
    "getUserInfo",
    "listAudits",
    "listPacks",
    "listProjectNames",
    "listProjects",
    "listRegistries",
    "listRoles",
    "searchPacks",
  ]);
});

it.each([
  "/v1/cloudaccounts",
  "/v1/cloudaccounts/aws",
  "/v1/cloudaccounts/aws/65b1",
  "/v1/CloudAccounts/azure/65b1",
  "/v1/cloudaccounts/summary/65b1",
  "/v1/auth/authenticate",
  "/v1/apiKeys/65b1",
])("%s is refused, whoever declares it", (path) => {
  expect(() => refuseSecretPath(path)).toThrow(expect.objectContaining({ code: "forbidden" }));
});

describe("parameters of paths", () => {
  it.each([
    ["65aa", "/v1/clusters/65aa/x"],
    ["a pool/é?#%", "/v1/clusters/a%20pool%2F%C3%A9%3F%23%25/x"],
    ["%2e%2e", "/v1/clusters/%252e%252e/x"],
    ["...", "/v1/clusters/.../x"],
  ])("%s", (uid, path) => {
    expect(expandPath("/v1/clusters/{uid}/x", { uid })).toBe(path);
    expect(new URL(path, "https://palette.example").pathname).toBe(path);
  });

  it.each([
    ["a dot", "."],
    ["dots", ".."],
    ["nothing", ""],
    ["half a character", "\ud800"],
    ["too much", "x".repeat(257)],
  ])("%s is refused", (_, uid) => {
    expect(() => expandPath("/v1/clusters/{uid}/x", { uid })).toThrow(
      expect.objectContaining({ code: "invalid", message: "`uid` is no name that a path can have" }),
    );
  });

  it("one that is missing, or comes from a prototype", () => {
    expect(() => expandPath("/v1/{toString}", {})).toThrow("`toString` is no name that a path can have");
  });
});

describe.skipIf(!isPublishedPresent)("as specified", () => {
  const { paths, definitions } = readSpecification();

  /** The trimmed specification has AWS alone, which stands for all clouds. */
  const specified = ({ method, path }: Endpoint): Operation | undefined => {
    const shape = path.replace("/cloudconfigs/{kind}", "/cloudconfigs/aws").replaceAll(/\{\w+\}/g, "{}");
    const found = Object.entries(paths).find(([each]) => each.replaceAll(/\{\w+\}/g, "{}") === shape);
    return found?.[1][method.toLowerCase()];
  };

  it.each(all)("%s is in the specification", (_, endpoint) => {
    expect(specified(endpoint)).toBeDefined();
  });

  it.each(all)("%s takes the query that is specified", (_, { query, ...endpoint }) => {
    if (query === undefined) return;
    const names = Object.keys((query as z.ZodObject).shape);
    const known = (specified(endpoint)?.parameters ?? [])
      .filter((each) => each.in === "query")
      .map(({ name }) => name);
    // Some are specified for the path as a whole, which the trimmed specification does not carry along.
    const ofPath = ["includePackMeta", "cloudType", "layer", "states"];
    expect(names.filter((name) => !known.includes(name) && !ofPath.includes(name))).toEqual([]);
  });

  it.each(all)("%s sends a body and reads an answer where there are any", (_, endpoint) => {
    const operation = specified(endpoint);
    const takesBody = operation?.parameters?.some((each) => each.in === "body") ?? false;
    const answers = Object.entries(operation?.responses ?? {}).some(([, { schema }]) => schema !== undefined);
    expect({ body: endpoint.body !== undefined, answer: endpoint.answer !== undefined }).toEqual({
      body: takesBody,
      answer: answers,
    });
  });

  /** Of clouds that the trimmed specification does not have. */
  const ofOtherClouds = /clusterConfig\/location|instanceType\/(numCPUs|memoryMiB|diskGiB)/;

  /** Fields that are read but that no definition has would never be there. */
  it.each(all.filter(([, { answer }]) => answer !== undefined && answer !== "text"))(
    "%s reads fields that are specified",
    (_, endpoint) => {
      const reference = Object.values(specified(endpoint)?.responses ?? {}).flatMap(({ schema }) =>
        schema === undefined ? [] : [schema],
      )[0];
      const read = z.toJSONSchema(endpoint.answer as z.ZodType, {
        io: "input",
        unrepresentable: "any",
      }) as Schema;
      const places = unspecified(read, reference, definitions);
      expect(places.filter((each) => !ofOtherClouds.test(each))).toEqual([]);
    },
  );
});

type Schema = {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly additionalProperties?: Schema | boolean;
};

/** Places that the reader looks at, and the definition does not have. */
function unspecified(
  read: Schema,
  given: unknown,
  definitions: Readonly<Record<string, unknown>>,
  at = "",
): readonly string[] {
  const definition = resolve(given, definitions);
  if (definition === undefined) return [`${at} is not specified`];
  const branches = read.anyOf ?? [];
  return [
    ...branches.flatMap((each) => (hasParts(each) ? unspecified(each, definition, definitions, at) : [])),
    ...Object.entries(read.properties ?? {}).flatMap(([name, each]) =>
      unspecified(each, definition.properties?.[name], definitions, `${at}/${name}`),
    ),
    ...(read.items === undefined || !hasParts(read.items)
      ? []
      : unspecified(read.items, definition.items, definitions, `${at}/*`)),
    ...(typeof read.additionalProperties === "object" && hasParts(read.additionalProperties)
      ? unspecified(read.additionalProperties, definition.additionalProperties, definitions, `${at}/*`)
      : []),
  ];
}

const hasParts = ({ properties, items, anyOf, additionalProperties }: Schema): boolean =>
  properties !== undefined ||
  items !== undefined ||
  anyOf !== undefined ||
  typeof additionalProperties === "object";

function resolve(given: unknown, definitions: Readonly<Record<string, unknown>>): Schema | undefined {
  const schema = given as Schema | undefined;
  if (schema?.$ref === undefined) return schema;
  return resolve(definitions[schema.$ref.replace("#/definitions/", "")], definitions);
}
