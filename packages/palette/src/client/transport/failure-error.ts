// A request that got no answer, as an error.
import { PaletteError, type PaletteErrorDetails } from "../palette-error.js";
import { type PreparedCall, unknownWhetherDone } from "./prepared-call.js";

/** Certificates are not waited for: the next attempt would see the same one. */
const certificateCodes = /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_|ERR_SSL_)/;

const refused = "ECONNREFUSED";

/** Whether nothing can have been done: no connection was made. */
export const wasRefused = (error: PaletteError): boolean =>
  error.code === "unavailable" && error.message.includes(refused);

/** Of what was thrown only the code is kept: messages of libraries may hold anything. */
export function failureError(thrown: unknown, call: PreparedCall): PaletteError {
  const code = codeOf(thrown);
  const details: PaletteErrorDetails = { method: call.method, path: call.path };
  if (certificateCodes.test(code)) {
    return new PaletteError("unavailable", `no safe connection to Palette (${code})`, {
      ...details,
      hint: "give the certificate authority of your Palette with `ca`",
    });
  }
  const isSafe = call.effect === "reads" || code === refused;
  return new PaletteError("unavailable", `no answer from Palette (${code})`, {
    ...details,
    retryable: isSafe,
    hint: isSafe ? "look whether Palette can be reached from here" : unknownWhetherDone,
  });
}

function codeOf(thrown: unknown): string {
  const code: unknown =
    typeof thrown === "object" && thrown !== null && "code" in thrown ? thrown.code : undefined;
  return typeof code === "string" && /^\w{1,60}$/.test(code) ? code : "unknown failure";
}
