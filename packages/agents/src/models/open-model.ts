// A language model by its provider's own protocol. Nothing is sent before something is asked.
import { createAnthropic } from "@ai-sdk/anthropic";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { LanguageModel } from "ai";
import type { ModelSettings } from "./model-settings.js";

export function openModel({ provider, model, baseUrl, apiKey }: ModelSettings): LanguageModel {
  const address = baseUrl === undefined ? {} : { baseURL: baseUrl };
  // Undefined would have the library look into the environment for a key of its own.
  const key = apiKey() ?? "";
  switch (provider) {
    case "openai":
      return createOpenAI({ apiKey: key, ...address }).chat(model);
    case "anthropic":
      return createAnthropic({ apiKey: key, ...address })(model);
    case "azure":
      return createOpenAICompatible({
        name: "azure",
        baseURL: baseUrl ?? "",
        headers: { "api-key": key },
        // Its newer models know the limit by this name only.
        transformRequestBody: ({ max_tokens: most, ...body }) => ({ ...body, max_completion_tokens: most }),
      })(model);
    case "local":
      return createOpenAICompatible({
        name: "local",
        baseURL: baseUrl ?? "",
        ...(key !== "" && { apiKey: key }),
      })(model);
  }
}
