// What reaches beyond the evaluation: printing, the clock, the network, the compiler. Only the host provides it.
import { t } from "../types/type.js";
import { RegoObject } from "../values/collections.js";
import type { Value } from "../values/value.js";
import type { BuiltinContext } from "./builtin-context.js";
import { BuiltinError, HaltError } from "./builtin-error.js";
import { type Capability, defineBuiltin } from "./define-builtin.js";
import { checkHttpRequest } from "./support/check-http-request.js";
import { joinAlternatives } from "./support/join-alternatives.js";

function grantedOrHalt(context: BuiltinContext, capability: Capability, values: readonly Value[]) {
  const implementation = context.granted.get(capability);
  if (implementation === undefined)
    throw new HaltError(`\`${capability}\` is not granted here`, "missing_capability");
  return implementation(values);
}

export const print = defineBuiltin({
  name: "print",
  summary: "Prints its arguments, undefined ones too. The compiler rewrites it.",
  parameters: {},
  variadic: t.any,
  examples: [],
  evaluate: () => true,
});

export const internalPrint = defineBuiltin({
  name: "internal.print",
  effort: 8,
  summary: "What `print` becomes: each argument is the set of its values, empty where it is undefined.",
  parameters: { values: t.array(t.set(t.any)) },
  examples: [],
  evaluate: ({ values }, { print }) => {
    for (const line of joinAlternatives(values, " ")) print(line);
    return true;
  },
});

export const templateString = defineBuiltin({
  name: "internal.template_string",
  effort: 8,
  summary: "What a template string becomes: its parts, each constant or the set of its values.",
  parameters: { parts: t.array(t.any) },
  returns: t.string,
  examples: [{ rego: 'internal.template_string(["a", {1}, "b", set()])', result: '"a1b<undefined>"' }],
  evaluate: ({ parts }) => {
    const [line, another] = joinAlternatives(parts, "");
    if (another !== undefined) {
      throw new HaltError("template-strings must not produce multiple outputs", "eval_conflict_error");
    }
    return line;
  },
});

export const testCase = defineBuiltin({
  name: "internal.test_case",
  summary: "Marks the case of a test for its report.",
  parameters: { names: t.array(t.any) },
  examples: [],
  evaluate: ({ names }, { testCase }) => {
    testCase?.(names);
    return true;
  },
});

export const trace = defineBuiltin({
  name: "trace",
  summary: "Notes a message in the explanation of an evaluation.",
  parameters: { message: t.string },
  returns: t.boolean,
  examples: [{ rego: 'trace("here")', result: "true" }],
  evaluate: ({ message }, { trace: note }) => {
    note?.(message);
    return true;
  },
});

export const httpSend = defineBuiltin({
  name: "http.send",
  summary: "The response to an HTTP request, if the host grants such requests.",
  parameters: { request: t.object(t.string, t.any) },
  returns: t.object(t.any, t.any),
  nondeterministic: true,
  needs: "http.send",
  examples: [{ rego: 'http.send({"method": "get", "url": "https://nowhere.example"}).status_code' }],
  evaluate: ({ request }, context) => {
    checkHttpRequest(request);
    return grantedOrHalt(context, "http.send", [request]);
  },
});

export const lookupIpAddress = defineBuiltin({
  name: "net.lookup_ip_addr",
  summary: "The IP addresses of a host name, if the host grants such questions.",
  parameters: { name: t.string },
  returns: t.set(t.string),
  nondeterministic: true,
  needs: "net.lookup_ip_addr",
  examples: [{ rego: 'net.lookup_ip_addr("127.0.0.1")', result: '{"127.0.0.1"}' }],
  evaluate: ({ name }, context) => grantedOrHalt(context, "net.lookup_ip_addr", [name]),
});

export const runtime = defineBuiltin({
  name: "opa.runtime",
  summary: "What the host tells of itself; an empty object if it tells nothing.",
  parameters: {},
  returns: t.object(t.string, t.any),
  nondeterministic: true,
  needs: "opa.runtime",
  examples: [{ rego: "opa.runtime()", result: "{}" }],
  evaluate: (_values, { granted }) => granted.get("opa.runtime")?.([]) ?? new RegoObject(),
});

export const parseModule = defineBuiltin({
  name: "rego.parse_module",
  effort: 16,
  summary: "The syntax tree of a Rego module, as JSON.",
  parameters: { filename: t.string, text: t.string },
  returns: t.object(t.string, t.any),
  operands: { text: { position: 1 } },
  examples: [{ rego: 'rego.parse_module("p.rego", "package p").package.path[1].value', result: '"p"' }],
  evaluate: ({ filename, text }, { parseModule: parse }) => {
    if (parse === undefined) throw new HaltError("the host has no compiler for rego.parse_module");
    return parse(filename, text);
  },
});

function onlyInRules(name: string): never {
  throw new BuiltinError(`the ${name} function must only be called within the scope of a rule`);
}

export const metadataChain = defineBuiltin({
  name: "rego.metadata.chain",
  summary: "The annotations of the rule and of everything around it. The compiler answers it.",
  parameters: {},
  returns: t.array(t.any),
  examples: [{ rego: "count(rego.metadata.chain())", result: "1" }],
  evaluate: () => onlyInRules("rego.metadata.chain"),
});

export const metadataRule = defineBuiltin({
  name: "rego.metadata.rule",
  summary: "The annotations of the rule. The compiler answers it.",
  parameters: {},
  returns: t.any,
  examples: [{ rego: "rego.metadata.rule()", result: "{}" }],
  evaluate: () => onlyInRules("rego.metadata.rule"),
});
