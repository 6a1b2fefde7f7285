// What schemas say of `input` and `data`: of the whole policy, and rule by rule as METADATA has it.
import { objectType, type StaticProperty, type Type, t } from "@palisade/language";
import type { Annotations } from "../../syntax/ast.js";
import type { DocumentNode } from "./document-types.js";
import { typeOfSchema } from "./schema-types.js";

/** A JSON Schema by its name: `["input"]` is `schema.input` in METADATA; `[]` is the schema of every rule's `input`. */
export type SchemaDocument = { readonly path: readonly string[]; readonly schema: unknown };

export type SchemaOptions = {
  /** Absent: what METADATA says by name is not looked at. */
  readonly documents?: readonly SchemaDocument[];
};

/** What is known of the roots in one rule; `data` only if METADATA says something of it. */
export type RootTypes = { readonly input: Type; readonly data?: Type };

type TermJson = { readonly type: string; readonly value: unknown };
type SchemaAnnotation = {
  readonly path: readonly TermJson[];
  readonly schema?: readonly TermJson[];
  readonly definition?: unknown;
};

export class SchemaSet {
  readonly #documents: ReadonlyMap<string, unknown> | undefined;
  readonly #types = new Map<string, ReturnType<typeof typeOfSchema>>();
  readonly input: Type = t.any;
  /** What is wrong with the schema of `input`. */
  readonly mistake: string | undefined;
  readonly #usesAnnotations: boolean;

  constructor(options: SchemaOptions | undefined) {
    this.#usesAnnotations = options !== undefined;
    const documents = options?.documents;
    this.#documents =
      documents && new Map(documents.map(({ path, schema }) => [JSON.stringify(path), schema] as const));
    if (this.#documents?.has("[]") !== true) return;
    const outcome = typeOfSchema(this.#documents.get("[]"));
    if ("mistake" in outcome) this.mistake = outcome.mistake;
    else this.input = outcome.type;
  }

  /** `applying`: from the widest to the nearest. Mistakes are told one by one. */
  rootsOf(
    applying: readonly Annotations[],
    documents: DocumentNode,
    tell: (mistake: string) => void,
  ): RootTypes {
    let roots: RootTypes = { input: this.input };
    if (!this.#usesAnnotations) return roots;
    for (const annotation of applying.flatMap(schemasOf)) {
      const outcome = this.#typeOf(annotation);
      if (outcome === undefined) continue;
      if ("mistake" in outcome) tell(outcome.mistake);
      else roots = override(roots, annotation.path, outcome.type, documents);
    }
    return roots;
  }

  #typeOf({ schema, definition }: SchemaAnnotation): ReturnType<typeof typeOfSchema> | undefined {
    if (schema === undefined) return typeOfSchema(definition);
    if (this.#documents === undefined) return undefined;
    const key = JSON.stringify(schema.slice(1).map(({ value }) => value));
    const before = this.#types.get(key);
    if (before !== undefined) return before;
    const outcome = this.#documents.has(key)
      ? typeOfSchema(this.#documents.get(key))
      : { mistake: `undefined schema: ${shownName(schema)}` };
    this.#types.set(key, outcome);
    return outcome;
  }
}

function schemasOf({ fields }: Annotations): readonly SchemaAnnotation[] {
  const { schemas } = fields as { readonly schemas?: readonly SchemaAnnotation[] };
  return schemas ?? [];
}

function shownName(path: readonly TermJson[]): string {
  const steps = path.map(({ value }, index) =>
    index === 0
      ? String(value)
      : /^[A-Za-z_]\w*$/.test(String(value))
        ? `.${value}`
        : `[${JSON.stringify(value)}]`,
  );
  return steps.join("");
}

function override(
  roots: RootTypes,
  [head, ...path]: readonly TermJson[],
  type: Type,
  documents: DocumentNode,
): RootTypes {
  const keys = path.map(({ value }) => value);
  if (head?.value === "data") {
    return { ...roots, data: overridden(roots.data ?? documents.extent(), keys, type) };
  }
  return { ...roots, input: overridden(roots.input, keys, type) };
}

/** The type with another one at a path. What is no object becomes one that may hold anything else, too. */
function overridden(type: Type, path: readonly unknown[], replacement: Type): Type {
  const [key, ...rest] = path;
  if (path.length === 0) return replacement;
  if (type.type !== "object") return nested(path, replacement, { key: t.any, value: t.any });
  const properties = type.static ?? [];
  const known = properties.find((property) => property.key === key);
  const added: StaticProperty =
    known === undefined
      ? { key, value: rest.length === 0 ? replacement : nested(rest, replacement, type.dynamic) }
      : { key, value: overridden(known.value, rest, replacement) };
  return objectType([...properties.filter((property) => property !== known), added], type.dynamic);
}

type Dynamic = { readonly key: Type; readonly value: Type } | undefined;

function nested(path: readonly unknown[], type: Type, dynamic: Dynamic): Type {
  return path.reduceRight<Type>((value, key) => objectType([{ key, value }], dynamic), type);
}
