// An error without the key, which a caller may have taken for an id.
import { PaletteError } from "../palette-error.js";
import type { Redactor } from "../redaction.js";

/** The error itself if there is nothing to take out of it; else another, with a stack of its own. */
export function redactedError(error: PaletteError, redactor: Redactor): PaletteError {
  const { code, message, status, method, path, ref, retryable, hint } = error;
  const shown = (text: string | undefined): string | undefined => text && redactor.text(text);
  const texts = { message: redactor.text(message), path: shown(path), ref: shown(ref), hint: shown(hint) };
  const isClean =
    texts.message === message && texts.path === path && texts.ref === ref && texts.hint === hint;
  return isClean ? error : new PaletteError(code, texts.message, { ...texts, status, method, retryable });
}
