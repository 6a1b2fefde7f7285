// What Spectro Cloud publishes of its API, where it is present: bodies by name of their definition, and the definitions.
import { readdirSync, readFileSync } from "node:fs";
import process from "node:process";

const shared = process.env["PALISADE_SHARED"];
const folder = shared === undefined ? undefined : `${shared}/reference/palette`;

export const isPublishedPresent = folder !== undefined;

export type PublishedBody = {
  /** Of the file, without its ending. */
  readonly name: string;
  /** `v1SpectroCluster`. */
  readonly definition: string;
  readonly body: unknown;
};

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

export function publishedBodies(): readonly PublishedBody[] {
  if (folder === undefined) return [];
  return readdirSync(`${folder}/examples`).map((file) => {
    const { $schemaRef, body } = readJson(`${folder}/examples/${file}`) as {
      $schemaRef: string;
      body: unknown;
    };
    return { name: file.replace(/\.json$/, ""), definition: $schemaRef, body };
  });
}

export type Operation = {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly schema?: { readonly $ref?: string };
  }[];
  readonly responses: Readonly<Record<string, { readonly schema?: { readonly $ref?: string } }>>;
};

export type Specification = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly definitions: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

export const readSpecification = (): Specification =>
  folder === undefined
    ? { paths: {}, definitions: {} }
    : (readJson(`${folder}/openapi-trimmed-4.8.json`) as Specification);
