// The page of codes: what the compiler, the readers of bundles and the engine say when they cannot go on.
import type { BundleErrorCode } from "@palisade/bundle";
import type { FileProblemCode } from "@palisade/cli";
import type { DiagnosticCode } from "@palisade/compiler";
import { failureCodes } from "@palisade/guardrails";
import { protocolErrorCodes } from "@palisade/mcp-server";
import type { PaletteErrorCode } from "@palisade/palette";
import type { EvaluationErrorCode } from "@palisade/runtime";
import { exitCodes } from "./exit-codes.js";
import { code, type Page, page, table } from "./markdown.js";

/** Keyed by the code's type: a new code does not compile until it is explained here. */
const diagnostics: Readonly<Record<DiagnosticCode, string>> = {
  rego_parse_error: "the text is no Rego",
  rego_compile_error:
    "it reads well and cannot mean anything: an unresolved name, a forbidden `with`, what strict mode refuses",
  rego_unsafe_var_error: "a variable that nothing binds",
  rego_recursion_error: "a rule that needs itself",
  rego_type_error:
    "types, arguments or references that can never match; an undefined function; rules in conflict",
};

const evaluationErrors: Readonly<Record<EvaluationErrorCode, string>> = {
  eval_conflict_error: "a complete rule, function or object key has two values",
  eval_type_error: "strict errors only: an operand is of the wrong type",
  eval_builtin_error: "strict errors only: a built-in failed",
  eval_cancel_error: "the limit on steps or on memory was reached",
  eval_internal_error: "the module broke off in a way it should not",
  unknown_entrypoint: "the policy was not built with this entrypoint",
  invalid_input: "`input` or `data` is no JSON text, or has no JSON form",
  missing_capability: "on loading: a built-in needs what the host does not grant",
  unknown_builtin: "the plan calls a function that it does not declare",
  invalid_module: "on loading: no WASM module, or one of another ABI",
};

const bundleErrors: Readonly<Record<BundleErrorCode, string>> = {
  not_gzip: "the bytes are no gzip",
  truncated: "the archive ends too early",
  damaged: "a checksum of the archive does not match",
  too_large: "it has, or expands to, more bytes or more files than the limit",
  bad_archive: "what is compressed is no tar archive",
  unsafe_path: "a file's name leads out of the bundle",
  duplicate_file: "two files have one name",
  bad_manifest: "`.manifest` cannot be read, or names what is not there",
  bad_data: "a `data.json` or `data.yaml` cannot be read, or lies outside the roots",
  bad_policy: "`policy.wasm` is no WASM module, or a policy is no UTF-8 text",
  bad_plan: "`plan.json` is no plan",
  bad_signatures: "`.signatures.json` is malformed, or a signature is not accepted",
  bad_key: "a key cannot be read, or does not suit the algorithm",
  digest_mismatch: "the content is not what `palisade.digest` in the manifest, or `.signatures.json`, says",
  unsupported: "a delta bundle, digests of an algorithm that is not known here, or a path to no regular file",
};

/** Of files and directories that were named; each is printed with its path. */
const fileProblems: Readonly<Record<FileProblemCode, string>> = {
  unreadable: "the system does not let it be read, or there is no such file",
  not_a_file: "a FIFO, a socket or a device, or a link to one, where a directory holds it",
  link_out_of_tree: "a symbolic link that leads out of the directory that was named",
  too_many_entries: "more than 500,000 files and directories; the search ends there",
  too_deep: "more than 128 directories inside of one another",
};

const paletteErrors: Readonly<Record<PaletteErrorCode, string>> = {
  invalid_options: "no client can be made of the options",
  unauthorized: "there is no API key, or Palette does not know it",
  forbidden:
    "the key lacks the right; without a `status`, the caller is kept to other projects, and nothing was sent",
  not_found: "nothing has this id in the project",
  conflict: "what is there now does not go with it",
  invalid: "Palette does not take the request; without a `status`, nothing was sent",
  rate_limited: "too many calls; without a `status`, too many wait for their turn already",
  unavailable: "no answer, or a failure of Palette (5xx); or what counts the calls cannot be reached",
  timeout: "no answer in time",
  cancelled: "the signal was aborted, or the connection closed",
  circuit_open: "several failures in a row: Palette is left alone for a while",
  unexpected_response:
    "the answer is none that the API describes, is too long, leads elsewhere, or is not complete",
  not_recorded: "the call was made, and `onCall` failed",
};

const protocolErrors: Readonly<Record<keyof typeof protocolErrorCodes, string>> = {
  parse: "the line is no UTF-8 text, or no JSON",
  invalidRequest:
    "JSON, and no message: a batch, another `jsonrpc`, a missing `method`, an `id` that is no string and no whole number, the same key twice, nesting deeper than 1,024; or a line of more than 10 MiB (`data.limit`)",
  methodNotFound: "there is no such method",
  invalidParams: "the method needs other `params`, or there is no such tool",
  internal:
    "the server failed; with `data.code` `answer_too_large`, the answer would be a line of more than 4 MiB, which clients may not read",
};

export function codesPage(): Page {
  const rows = (codes: Readonly<Record<string, string>>) =>
    Object.entries(codes).map(([name, meaning]) => [code(name), meaning]);
  const head = ["code", "meaning"];
  return page("codes.md", "scripts/reference/codes.ts, which the types of the codes check", [
    "# Codes",
    "Programs decide by codes; messages are for people, and may get better.",
    "## Diagnostics of the compiler",
    "`Diagnostic.code`: OPA's own. All that is wrong with a set of policies is reported in one pass, at most 100 things.",
    table(head, rows(diagnostics)),
    "## Errors of an evaluation",
    "`EvaluationError.code`. With a `location` (`file:row:column`) where it is known.",
    table(head, rows(evaluationErrors)),
    "## Errors of a bundle",
    "`BundleError.code`.",
    table(head, rows(bundleErrors)),
    "## Failures of a decision",
    "`decision.failure.code`: why a decision is `deny` although no rule said so.",
    table(head, rows(failureCodes)),
    "## Exit codes",
    "Of every command.",
    table(head, rows(exitCodes)),
    "## Problems of files",
    "What keeps a file from being read makes the exit code 2; what else was named is judged all the same.",
    table(head, rows(fileProblems)),
    "## Errors of Palette's client",
    "`PaletteError.code`. `retryable` says whether the same call can succeed later without doing anything twice.",
    table(head, rows(paletteErrors)),
    "## Errors of MCP",
    "`error.code` of JSON-RPC, with the request's `id`, or null if it has none that can be told. The server goes on.",
    table(
      ["code", "name", "meaning"],
      Object.entries(protocolErrors).map(([name, meaning]) => [
        code(String(protocolErrorCodes[name as keyof typeof protocolErrorCodes])),
        name,
        meaning,
      ]),
    ),
  ]);
}
