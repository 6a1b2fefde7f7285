// Compiles a case's modules with its query as the entrypoint `eval`.
import { compile } from "@palisade/compiler";
import { CaseCompileError, type CaseProgram } from "./case-runner.js";
import type { ConformanceCase } from "./conformance-case.js";

export function compileCase(testCase: ConformanceCase): CaseProgram {
  const sources = testCase.modules.map((text, index) => ({ file: `module-${index}.rego`, text }));
  const result = compile(sources, {
    queries: [{ name: "eval", text: testCase.query }],
    regoVersion: testCase.regoVersion,
  });
  const { plan, wasm } = result;
  if (plan === undefined) {
    throw new CaseCompileError(
      result.diagnostics
        .filter(({ severity }) => severity === "error")
        .map(({ code, message, location }) => ({
          code,
          message,
          place: `${location.file}:${location.row}:${location.column}`,
        })),
    );
  }
  return {
    plan,
    wasm: () => {
      if (wasm === undefined) throw new Error("the compiler made no module");
      return wasm;
    },
  };
}
