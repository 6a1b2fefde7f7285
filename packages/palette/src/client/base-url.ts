// Where Palette is: an address to which a key may be sent.
import { PaletteError } from "./palette-error.js";

const local = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * The origin of the address, such as `https://api.spectrocloud.com`.
 * @throws {PaletteError} `invalid_options` if it is none, is not encrypted (unless it is this machine), or has more than a host
 */
export function readBaseUrl(given: string): string {
  const refuse = (why: string): PaletteError =>
    new PaletteError("invalid_options", `the address of Palette ${why}`, {
      hint: "give the host alone: https://api.spectrocloud.com, or your own",
    });

  if (!URL.canParse(given)) throw refuse("is no URL");
  const { protocol, hostname, username, password, pathname, search, hash, origin } = new URL(given);
  if (username !== "" || password !== "") throw refuse("must not carry credentials");
  if (pathname !== "/" || search !== "" || hash !== "") throw refuse("must end with its host");
  if (protocol === "https:" || (protocol === "http:" && local.has(hostname))) return origin;
  throw refuse("must begin with https:// (http:// is for this machine alone)");
}
