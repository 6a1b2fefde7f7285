// A program that both tools are asked about, and what can come of asking.

export type DifferentialCase = {
  readonly id: string;
  readonly modules: readonly string[];
  readonly query: string;
  readonly regoVersion: "v0" | "v1";
  /** JSON texts. */
  readonly data: string;
  readonly input?: string;
};

export type Outcome = "agreed" | "skipped" | { readonly opa: string; readonly palisade: string };

/** Where `opa` is run: a folder of its own, with the case's modules, `data.json` and `input.json` in it. */
export type Bench = {
  readonly opa: (line: readonly string[]) => Promise<OpaRun>;
  readonly write: (name: string, content: string | Uint8Array) => Promise<void>;
  readonly read: (name: string) => Promise<Uint8Array>;
};

export type OpaRun = { readonly out: string; readonly err: string; readonly code: number | null };

export type Comparison = {
  readonly kind: string;
  /** What is compared, in a few words. */
  readonly summary: string;
  readonly compare: (testCase: DifferentialCase, bench: Bench) => Promise<Outcome>;
};

export function fileOf(index: number): string {
  return `module-${index}.rego`;
}

export function filesOf({ modules }: DifferentialCase): readonly string[] {
  return modules.map((_, index) => fileOf(index));
}

export function sourcesOf({
  modules,
}: DifferentialCase): readonly { readonly file: string; readonly text: string }[] {
  return modules.map((text, index) => ({ file: fileOf(index), text }));
}

export function versionFlag({ regoVersion }: DifferentialCase): readonly string[] {
  return regoVersion === "v0" ? ["--v0-compatible"] : [];
}

const unsteady =
  /\b(?:time\.now_ns|rand\.intn|uuid\.rfc4122|opa\.runtime|http\.send|net\.lookup_ip_addr|trace|print)\b/;

/** Asks the clock, chance or the world: no two answers are the same. */
export function isUnsteady({ modules, query }: DifferentialCase): boolean {
  return unsteady.test([...modules, query].join("\n"));
}

/** One text for each side, or agreement. */
export function compareTexts(opa: string, palisade: string): Outcome {
  return opa === palisade ? "agreed" : { opa, palisade };
}
