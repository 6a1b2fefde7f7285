// Bytes to text, none of them guessed.
import { StoreError } from "@palisade/guardrails/gate";

// A byte order mark is kept, so that it is found.
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * @param called as messages call it
 * @throws {StoreError} `corrupt` for what is no UTF-8 text
 */
export function decodeLine(bytes: Uint8Array, called: string): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new StoreError("corrupt", `${called} is not UTF-8 text`, { cause });
  }
}
