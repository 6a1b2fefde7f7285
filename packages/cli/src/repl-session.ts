// What the prompt of `palisade repl` knows and answers: text in, text out, no terminal.
import {
  type Body,
  compile,
  type Diagnostic,
  parseModule,
  parseQuery,
  type Rule,
  renderDiagnostics,
  type Source,
} from "@palisade/compiler";
import { builtins, escapeText, isObject, printJson, type RegoObject, type Value } from "@palisade/language";
import { EvaluationError, type HostOptions, loadWasmEngine } from "@palisade/runtime";
import { onlyValue, readRows, rowsTable } from "./evaluation/query-output.js";
import { queryExpressions, valuePrefix } from "./evaluation/query-values.js";
import { composed, jsonData, rawData, shown, type TerminalText } from "./output/terminal-text.js";

type Definition = { readonly name: string; readonly text: string };

export type Documents = {
  readonly sources: readonly Source[];
  readonly data: RegoObject;
  readonly input: Value | undefined;
};

const file = "repl.rego";
/** Each of its lines is looked at with those before. */
const maximumStatementLength = 100_000;
const keywords = "as contains default else every false if import in input not null some true with".split(" ");

export class ReplSession {
  documents: Documents;
  readonly #definitions: Definition[] = [];
  readonly #imports: Definition[] = [];
  readonly #host: HostOptions;
  #pending: string[] = [];

  constructor(documents: Documents, host: HostOptions) {
    this.documents = documents;
    this.#host = host;
  }

  /** Whether what was typed so far is only a part of something. */
  get isOpen(): boolean {
    return this.#pending.length > 0;
  }

  /** Forgets a part that was typed. */
  cancel(): void {
    this.#pending = [];
  }

  /** What to print for a line. A blank line ends what is open. */
  async read(line: string): Promise<TerminalText> {
    if (this.#pending.length === 0 && line.trim() === "") return shown``;
    const text = [...this.#pending, line].join("\n");
    if (text.length > maximumStatementLength) {
      this.#pending = [];
      return shown`error: a statement of more than ${maximumStatementLength} characters\n`;
    }
    if (line.trim() !== "" && isOpenText(text)) {
      this.#pending.push(line);
      return shown``;
    }
    this.#pending = [];
    return this.#statement(text.trim());
  }

  /** As it was typed. */
  show(): TerminalText {
    return rawData(this.#moduleText(this.#definitions));
  }

  /** Whether there was anything of that name. */
  unset(name: string): boolean {
    let found = false;
    for (const list of [this.#definitions, this.#imports]) {
      for (let index = list.length - 1; index >= 0; index--) {
        if (list[index]?.name !== name) continue;
        list.splice(index, 1);
        found = true;
      }
    }
    return found;
  }

  /** Names that may stand where this word is being typed. */
  complete(word: string): readonly string[] {
    const rules = this.documents.sources.flatMap(({ file: name, text }) => rulePaths(name, text));
    const own = [...this.#definitions, ...this.#imports].map(({ name }) => name);
    const known = [
      ...keywords,
      ...builtins.keys(),
      ...this.documents.data.keys().map((key) => `data.${String(key)}`),
    ];
    const names = new Set([...own, ...rules, ...known]);
    // A name that would have to be escaped is not one to type.
    const isTyped = (name: string): boolean => !name.startsWith("internal.") && escapeText(name) === name;
    return [...names].filter((name) => name.startsWith(word) && isTyped(name)).sort();
  }

  async #statement(text: string): Promise<TerminalText> {
    if (/^import\s/.test(text)) return this.#import(text);
    const { body, diagnostics } = parseQuery(text);
    const isAssignment = body?.length === 1 && assigns(body);
    if (body !== undefined && !isAssignment) return this.#query(text);
    const defined = parseModule(file, this.#moduleText([{ name: "", text }]));
    if (defined.module !== undefined) return this.#define(text, defined.module.rules, isAssignment);
    if (body !== undefined) return this.#query(text);
    const isRule = /^default\s|\s(?:if|contains|else)(?:\s|$)/.test(text);
    if (!isRule) return errorText(diagnostics, text);
    const own = parseModule(file, `package repl\n\n${text}`);
    return errorText(own.diagnostics, `package repl\n\n${text}`);
  }

  #import(text: string): TerminalText {
    const { module, diagnostics } = parseModule(file, `package repl\n\n${text}\n`);
    if (module === undefined) return errorText(diagnostics, `package repl\n\n${text}\n`);
    for (const { alias, path } of module.imports) {
      const last = path.parts.at(-1);
      const name = alias ?? (last?.kind === "string" ? last.value : last?.kind === "var" ? last.name : "");
      this.unset(name);
      this.#imports.push({ name, text });
    }
    return shown``;
  }

  #define(text: string, rules: readonly Rule[], replaces: boolean): TerminalText {
    const first = rules[0]?.head.reference.parts[0];
    const name = first?.kind === "var" ? first.name : "";
    const before = [...this.#definitions];
    const isKnown = before.some((each) => each.name === name);
    if (replaces && isKnown) this.unset(name);
    this.#definitions.push({ name, text });
    const source = { file, text: this.#moduleText(this.#definitions) };
    const { diagnostics } = compile([...this.documents.sources, source], { target: "plan" });
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    if (errors.length === 0)
      return shown`Rule '${name}' ${isKnown ? "re-defined" : "defined"} in package repl.\n`;
    this.#definitions.splice(0, this.#definitions.length, ...before);
    return errorText(errors, source.text);
  }

  async #query(text: string): Promise<TerminalText> {
    const query = this.#resolve(text);
    const { sources, data, input } = this.documents;
    const own = { file, text: this.#moduleText(this.#definitions) };
    const compiled = compile([...sources, own], {
      queries: [{ name: "repl", text: query, values: valuePrefix }],
      baseDocument: data,
    });
    if (compiled.wasm === undefined) return errorText(compiled.diagnostics, query);
    try {
      const engine = await loadWasmEngine(compiled.wasm, this.#host);
      return resultText(engine.evaluate("repl", input, data, {}).filter(isObject), query);
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
      return shown`${error.code}: ${error.message}\n`;
    }
  }

  /** A query stands outside every package: names of the prompt's own rules and imports become whole paths. */
  #resolve(text: string): string {
    const paths = new Map<string, string>();
    for (const { name, text: imported } of this.#imports) {
      const path = /^import\s+([^\s]+)/.exec(imported)?.[1];
      if (path !== undefined && /^(?:data|input)\b/.test(path)) paths.set(name, path);
    }
    for (const { name } of this.#definitions) paths.set(name, `data.repl.${name}`);
    for (const [, name = ""] of text.matchAll(/\b(?:some|every)\s+(\w+)|\b(\w+)\s*:=/g)) paths.delete(name);
    return text.replace(
      /"(?:\\[\s\S]?|[^"\\])*"?|`[^`]*`|#.*|(?<![\w.])[A-Za-z_]\w*/g,
      (word) => paths.get(word) ?? word,
    );
  }

  #moduleText(definitions: readonly Definition[]): string {
    const imports = this.#imports.map(({ text }) => text).join("\n");
    const rules = definitions.map(({ text }) => text).join("\n\n");
    return `${["package repl", imports, rules].filter((part) => part !== "").join("\n\n")}\n`;
  }
}

/** Whether brackets or a raw string are open, or the last word wants something after it. */
function isOpenText(text: string): boolean {
  let depth = 0;
  for (const [sign] of text.matchAll(
    /"(?:\\.?|[^"\\\n])*"?|`[^`]*`|`[^`]*$|#.*|[[({]|[\])}]|[^"`#[\](){}]+/g,
  )) {
    if (sign.startsWith("`") && (sign.length === 1 || !sign.endsWith("`"))) return true;
    if (/^[[({]$/.test(sign)) depth++;
    else if (/^[\])}]$/.test(sign)) depth--;
  }
  return depth > 0 || /(?:^|\s)(?::=|=|==|\bif|\bin|\|)\s*$/.test(text);
}

function assigns(body: Body): boolean {
  const code = body[0]?.code;
  const [operator] = code?.kind === "call" ? code.operator.parts : [];
  return operator?.kind === "var" && operator.name === "assign" && body[0]?.with.length === 0;
}

function errorText(diagnostics: readonly Diagnostic[], text: string): TerminalText {
  const texts = new Map(diagnostics.map(({ location }) => [location.file, text]));
  return composed(`${renderDiagnostics(diagnostics, texts, { color: false })}\n`);
}

function resultText(results: readonly RegoObject[], query: string): TerminalText {
  if (results.length === 0) return shown`undefined\n`;
  const expressions = queryExpressions(query, parseQuery(query).body ?? []);
  const rows = readRows(results, expressions);
  const value = onlyValue(rows);
  return value === undefined ? rowsTable(rows, expressions) : jsonData(`${printJson(value)}\n`);
}

function rulePaths(name: string, text: string): readonly string[] {
  const { module } = parseModule(name, text);
  const parts = module?.package.path.parts ?? [];
  const path = parts.map((part) =>
    part.kind === "var" ? part.name : part.kind === "string" ? part.value : "",
  );
  return (module?.rules ?? []).flatMap(({ head }) => {
    const [first] = head.reference.parts;
    return first?.kind === "var" ? [[...path, first.name].join(".")] : [];
  });
}
