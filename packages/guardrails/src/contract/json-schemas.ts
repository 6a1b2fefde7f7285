// JSON Schemas of the contract, derived from what its readers parse with.
import { z } from "zod";
import { priceTableSchema } from "../cost/price-table.js";
import { actionSchema } from "./action.js";
import { configurationRequestSchema } from "./configuration-request.js";
import { costDifferenceSchema, costEstimateSchema } from "./cost.js";
import { decisionSchema } from "./decision.js";
import { promptRequestSchema, responseRequestSchema, toolResultRequestSchema } from "./text-requests.js";
import { verdictSchema } from "./verdict.js";

const titled = {
  "prompt-request": ["What `validatePrompt` and `validate_prompt` are asked", promptRequestSchema],
  "response-request": ["What `validateResponse` and `validate_response` are asked", responseRequestSchema],
  "tool-result-request": [
    "What `validateToolResult` and `validate_tool_result` are asked",
    toolResultRequestSchema,
  ],
  action: ["What `validateAction`, `validate action` and `validate_action` are asked", actionSchema],
  "configuration-request": [
    "What `validateConfiguration` and `validate_configuration` are asked",
    configurationRequestSchema,
  ],
  decision: ["What every door answers with", decisionSchema],
  verdict: ["What a bundle's policy must answer with", verdictSchema],
  "cost-estimate": ["What a month of configurations costs: `estimateCost` and `cost`", costEstimateSchema],
  "cost-difference": [
    "What a change of configurations costs: `compareCost` and `cost diff`",
    costDifferenceSchema,
  ],
  "price-table": ["Prices of your own: `prices` of the parameters, and `--prices`", priceTableSchema],
} as const satisfies Record<string, readonly [string, z.ZodObject]>;

/** A thing that has a JSON Schema. */
export type ContractName = keyof typeof titled;

export const contractNames = Object.keys(titled) as readonly ContractName[];

/** The JSON Schema (2020-12) of one thing in the contract. */
export function contractJsonSchema(name: ContractName): Readonly<Record<string, unknown>> {
  const [title, schema] = titled[name];
  return { title, ...jsonSchemaOf(schema) };
}

/** The JSON Schema (2020-12) of what a schema takes. */
export function jsonSchemaOf(schema: z.ZodObject): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(schema, { io: "input" });
}
