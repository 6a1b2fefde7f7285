// What the handles of tags stand for in one document, and the directives that say so.
import type { Scanner } from "../scan/scanner.js";
import type { Token } from "../scan/token.js";
import { YamlError } from "../yaml-error.js";

/** What YAML's own tags begin with. */
export const coreTag = "tag:yaml.org,2002:";

const defaults: readonly (readonly [string, string])[] = [
  ["!", "!"],
  ["!!", coreTag],
];

export class TagHandles {
  readonly #prefixes: ReadonlyMap<string, string>;

  private constructor(prefixes: ReadonlyMap<string, string>) {
    this.#prefixes = prefixes;
  }

  /** Passes the directives of a document. @throws {YamlError} */
  static read(scanner: Scanner): TagHandles {
    const prefixes = new Map<string, string>();
    let hasVersion = false;
    for (let token = scanner.peek(); ; token = scanner.peek()) {
      if (token.kind === "version-directive") {
        if (hasVersion) throw mistake("found duplicate %YAML directive", token);
        if (token.text !== "1.1") throw mistake("found incompatible YAML document", token);
        hasVersion = true;
      } else if (token.kind === "tag-directive") {
        if (prefixes.has(token.text)) throw mistake("found duplicate %TAG directive", token);
        prefixes.set(token.text, token.suffix);
      } else break;
      scanner.take();
    }
    for (const [handle, prefix] of defaults) if (!prefixes.has(handle)) prefixes.set(handle, prefix);
    return new TagHandles(prefixes);
  }

  /** The whole tag that a token abbreviates. @throws {YamlError} */
  resolve(token: Token): string {
    if (token.text === "") return token.suffix;
    const prefix = this.#prefixes.get(token.text);
    if (prefix === undefined) throw mistake("found undefined tag handle", token);
    return prefix + token.suffix;
  }
}

function mistake(message: string, token: Token): YamlError {
  return new YamlError("syntax", message, token.start, { stage: "parser" });
}
