// Which model explains what agents find: none, unless the environment says so.
import { z } from "zod";
import { ModelError } from "./model-error.js";

export const modelProviders = ["none", "local", "openai", "anthropic", "azure"] as const;
export type ModelProvider = (typeof modelProviders)[number];

export type ModelSettings = {
  readonly provider: Exclude<ModelProvider, "none">;
  readonly model: string;
  /** Of the API: `http://localhost:11434/v1`. OpenAI's and Anthropic's own, if not given. */
  readonly baseUrl?: string;
  /** Asked for with every call, so that it can be replaced while a program runs. */
  readonly apiKey: () => string | undefined;
  /** Milliseconds for one answer. */
  readonly timeoutMs: number;
  /** Tokens of questions and answers together, of one run. */
  readonly mostTokens: number;
};

const shape = z.object({
  LLM_PROVIDER: z.enum(modelProviders).default("none"),
  LLM_MODEL: z.string().min(1).max(200).optional(),
  LLM_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  LLM_TIMEOUT_SECONDS: z.coerce.number().positive().max(600).default(30),
  LLM_MAX_TOKENS: z.coerce.number().int().positive().max(10_000_000).default(50_000),
});

/**
 * @param environment `LLM_PROVIDER`, `LLM_MODEL`, `LLM_API_KEY`, `LLM_BASE_URL`, `LLM_TIMEOUT_SECONDS`, `LLM_MAX_TOKENS`
 * @returns nothing for the provider `none`, which is the default
 * @throws {ModelError} `invalid_settings`
 * @example modelSettings(process.env)?.model
 */
export function modelSettings(
  environment: Readonly<Record<string, string | undefined>>,
): ModelSettings | undefined {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const { data, error } = shape.safeParse(given);
  if (data === undefined) {
    const [issue] = error.issues;
    throw invalid(`${String(issue?.path[0])}: ${issue?.message ?? "is not right"}`);
  }
  const { LLM_PROVIDER: provider, LLM_MODEL: model, LLM_BASE_URL: baseUrl } = data;
  if (provider === "none") return undefined;
  if (model === undefined) throw invalid("LLM_MODEL: name the model");
  if (baseUrl === undefined && (provider === "local" || provider === "azure"))
    throw invalid(`LLM_BASE_URL: say where it is: ${examples[provider]}`);
  if (baseUrl?.startsWith("http:") && provider !== "local" && !isThisMachine(baseUrl))
    throw invalid("LLM_BASE_URL: a key goes over https only");
  if (given["LLM_API_KEY"] === undefined && provider !== "local")
    throw invalid(`LLM_API_KEY: ${provider} takes no call without a key`);
  return {
    provider,
    model,
    ...(baseUrl !== undefined && { baseUrl }),
    apiKey: () => environment["LLM_API_KEY"] || undefined,
    timeoutMs: data.LLM_TIMEOUT_SECONDS * 1000,
    mostTokens: data.LLM_MAX_TOKENS,
  };
}

const examples = {
  local: "http://localhost:11434/v1 for Ollama",
  azure: "https://NAME.openai.azure.com/openai/v1",
} as const;

function isThisMachine(url: string): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(new URL(url).hostname);
}

function invalid(message: string): ModelError {
  return new ModelError("invalid_settings", message);
}
