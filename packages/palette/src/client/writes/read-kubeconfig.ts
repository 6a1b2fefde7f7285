// The text of a kubeconfig out of what Palette gives, and what may be said of it.
import { Buffer } from "node:buffer";
import { PaletteError } from "../palette-error.js";

export type KubeconfigFacts = {
  readonly bytes: number;
  /** Addresses of the API servers in it. */
  readonly servers: readonly string[];
  readonly currentContext?: string;
};

/**
 * Palette gives YAML, or base64 of it.
 * @throws {PaletteError} `unexpected_response`, without any of the text
 */
export function readKubeconfig(answer: string): { readonly text: string; readonly facts: KubeconfigFacts } {
  const text = [answer, Buffer.from(answer, "base64").toString("utf8")].find(isKubeconfig);
  if (text === undefined) {
    throw new PaletteError("unexpected_response", "Palette's answer is no kubeconfig", {
      hint: "the cluster may have none yet: look at its condition KubeConfigReady",
    });
  }
  const [currentContext] = valuesOf(text, "current-context");
  return {
    text,
    facts: {
      bytes: Buffer.byteLength(text),
      servers: [...new Set(valuesOf(text, "server").map(withoutCredentials))],
      ...(currentContext === undefined || currentContext === "" ? {} : { currentContext }),
    },
  };
}

function isKubeconfig(text: string): boolean {
  return ["apiVersion", "clusters", "users", "contexts"].every((name) =>
    linesOf(text).some((line) => isField(line, name)),
  );
}

const linesOf = (text: string): readonly string[] => text.split("\n").map((line) => line.trim());

const isField = (line: string, name: string): boolean => line.startsWith(`${name}:`);

/** Of fields on lines of their own, as every kubeconfig is written. */
function valuesOf(text: string, name: string): readonly string[] {
  return linesOf(text)
    .map((line) => (line.startsWith("- ") ? line.slice(2) : line))
    .filter((line) => isField(line, name))
    .map((line) => unquote(line.slice(name.length + 1).trim()));
}

function unquote(value: string): string {
  const quote = value[0];
  const isQuoted = value.length > 1 && (quote === '"' || quote === "'") && value.endsWith(quote);
  return isQuoted ? value.slice(1, -1) : value;
}

function withoutCredentials(address: string): string {
  if (!URL.canParse(address)) return "an address that is no URL";
  const { origin, pathname } = new URL(address);
  return pathname === "/" ? origin : `${origin}${pathname}`;
}
