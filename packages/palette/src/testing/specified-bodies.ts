// Judges bodies by the published definitions, with a validator that is not ours; fields that no definition has are wrong, too.
import { default as ajvDraft4 } from "ajv-draft-04";
import { readSpecification } from "./published.js";

/** What is wrong with a body by the definition of this name; nothing if it is right. */
export type JudgeBody = (definition: string, body: unknown) => readonly string[];

export function createBodyJudge(): JudgeBody {
  const definitions = structuredClone(readSpecification().definitions);
  for (const each of Object.values(definitions)) close(each);
  const ajv = new ajvDraft4.default({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ definitions }, "palette");
  return (definition, body) => {
    const validate = ajv.getSchema(`palette#/definitions/${definition}`);
    if (validate === undefined) return [`there is no definition ${definition}`];
    validate(body);
    return (validate.errors ?? []).map(
      ({ instancePath, message = "", params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  };
}

type Schema = {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  additionalProperties?: Schema | boolean;
};

/** Objects whose fields are listed get no others. */
function close(schema: Schema): void {
  if (schema.properties !== undefined) schema.additionalProperties ??= false;
  const { properties = {}, items, additionalProperties } = schema;
  const parts = [...Object.values(properties), items, additionalProperties];
  for (const part of parts) if (typeof part === "object") close(part);
}
