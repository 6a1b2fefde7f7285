// The line itself: text in, bytes and diagnostics out.
import type { Plan } from "@palisade/language";
import type { Diagnostic } from "./source/diagnostic.js";
import type { Annotations, RegoVersion } from "./syntax/ast.js";

export type Source = { readonly file: string; readonly text: string };

export type CompileOptions = {
  /** `pkg/rule` or `data.pkg.rule`; every rule they need is planned. None: every package's document. */
  readonly entrypoints?: readonly string[];
  /** Each becomes an entrypoint whose results are objects of its variables' bindings. */
  readonly queries?: readonly { readonly name: string; readonly text: string }[];
  /** `plan` leaves out the generation of the module; default `wasm`. */
  readonly target?: "plan" | "wasm";
  readonly regoVersion?: RegoVersion;
  readonly strict?: boolean;
};

export type CompileResult = {
  /** Absent if there was an error. */
  readonly wasm?: Uint8Array;
  readonly plan?: Plan;
  readonly entrypoints: readonly string[];
  readonly annotations: readonly Annotations[];
  readonly diagnostics: readonly Diagnostic[];
};
