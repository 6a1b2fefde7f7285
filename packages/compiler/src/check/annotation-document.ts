// What a policy sees of METADATA: the JSON of an annotation, but that references are lists of their steps, what is empty
// is not there, and what is meant for compilers is nobody's business.

type Fields = Readonly<Record<string, unknown>>;

/** @param fields as `Annotations.fields` has them */
export function annotationDocument({ compile, ...fields }: Fields): Fields {
  const { schemas, authors } = fields;
  return {
    ...fields,
    ...(Array.isArray(schemas) ? { schemas: schemas.map(schemaDocument) } : {}),
    ...(Array.isArray(authors) ? { authors: authors.map(withoutEmpty) } : {}),
  };
}

function schemaDocument({ path, schema, ...rest }: Fields): Fields {
  return { path: steps(path), ...(schema === undefined ? {} : { schema: steps(schema) }), ...rest };
}

/** The names and texts of a reference's terms. */
function steps(reference: unknown): readonly unknown[] {
  return (reference as readonly { readonly value: unknown }[]).map(({ value }) => value);
}

function withoutEmpty(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));
}
