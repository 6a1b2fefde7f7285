// Paths whose answers are credentials. No endpoint is declared for them, and the transport refuses them all the same.
import { PaletteError } from "../palette-error.js";

/** Palette answers these with secret keys, tokens and passwords in plain text. */
const secretPrefixes = ["/v1/cloudaccounts", "/v1/auth", "/v1/apiKeys", "/v1/datacenters"];

/** Names and ids of cloud accounts, without what is secret. */
const harmless = new Set(["/v1/cloudaccounts/summary"]);

/** @throws {PaletteError} `forbidden` */
export function refuseSecretPath(path: string): void {
  const lower = path.toLowerCase();
  if (harmless.has(lower)) return;
  const found = secretPrefixes.find((each) => `${lower}/`.startsWith(`${each.toLowerCase()}/`));
  if (found !== undefined) {
    throw new PaletteError("forbidden", `what is below ${found} holds credentials and is never asked for`, {
      path,
    });
  }
}
