// The API key, asked for anew for every call, so that it can be replaced while the client is in use.
import { PaletteError } from "./palette-error.js";
import { shortestSecret } from "./redaction.js";

/** A key, or what gives the one that is valid now: from a file, from Vault. */
export type ApiKeySource = string | (() => string | Promise<string>);

const hint = "give the API key that Palette shows once, when it is made";

/** @throws {PaletteError} `unauthorized`, never with the key or with what its source said */
export async function readApiKey(source: ApiKeySource): Promise<string> {
  const key: unknown = typeof source === "function" ? await askFor(source) : source;
  const trimmed = typeof key === "string" ? key.trim() : "";
  if (trimmed === "") throw new PaletteError("unauthorized", "there is no API key", { hint });
  if (trimmed.length < shortestSecret || !isPrintable(trimmed)) {
    throw new PaletteError("unauthorized", "the API key is none that Palette gives out", { hint });
  }
  return trimmed;
}

async function askFor(source: () => string | Promise<string>): Promise<unknown> {
  try {
    return await source();
  } catch {
    throw new PaletteError("unauthorized", "the API key could not be read from where it is kept", {
      retryable: true,
      hint: "look into the log of what keeps the key",
    });
  }
}

/** Of these alone a header may be made. */
function isPrintable(key: string): boolean {
  return [...key].every((each) => each > " " && each <= "~");
}
