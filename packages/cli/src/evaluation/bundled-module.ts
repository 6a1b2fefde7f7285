// The module that came with a bundle: `opa build -t wasm` leaves out the policies that it compiled, so nothing else knows them.
import type { CompileResult } from "@palisade/compiler";
import type { Loaded } from "../load-sources.js";

export type BundledModule = { readonly compiled: CompileResult; readonly entrypoint: string };

/** Nothing unless the query is one of its entrypoints. */
export function bundledModule(query: string, { modules }: Loaded): BundledModule | undefined {
  if (!/^data(?:\.[A-Za-z_]\w*)+$/.test(query)) return undefined;
  const entrypoint = query.slice("data.".length).replaceAll(".", "/");
  const wasm = modules.get(entrypoint);
  if (wasm === undefined) return undefined;
  return { compiled: { wasm, entrypoints: [entrypoint], annotations: [], diagnostics: [] }, entrypoint };
}
