// Regular expressions with Go's syntax, semantics and errors, in linear time.
import { type Matcher, RE2JS, RE2JSException } from "re2js";
import type { TakeSteps } from "../builtin-context.js";
import { BuiltinError } from "../builtin-error.js";
import { budget } from "./budget.js";
import { CompiledCache } from "./compiled-cache.js";
import { ItemMeter } from "./item-meter.js";
import { prepareText } from "./limits.js";
import { MeteredText } from "./metered-text.js";
import { programSize } from "./program-size.js";
import { StepMeter } from "./step-meter.js";
import { TextMeter } from "./text-meter.js";

/** What an instruction takes to be parsed, simplified and written down. */
const stepsPerInstruction = 40;
const bytesPerInstruction = 400;
/** Bytes of patterns kept between evaluations. */
const capacity = 64 * 1024 * 1024;

const compiled = new CompiledCache<RE2JS>(capacity, (pattern) => {
  const size = programSize(pattern);
  return { steps: size * stepsPerInstruction, bytes: size * bytesPerInstruction };
});

/** @throws {BuiltinError} for what is no regular expression. */
export function compileRegexp(pattern: string): RE2JS {
  return compiled.getOrMake(pattern, () => {
    try {
      return RE2JS.compile(pattern);
    } catch (error) {
      if (!(error instanceof RE2JSException)) throw error;
      const message = error.message.includes("`") ? error.message : `${error.message}: \`\``;
      throw new BuiltinError(message, undefined, { cause: error });
    }
  });
}

/** Reading a unit costs a step for so many instructions, each of which may be tried on it. */
const instructionsPerStep = 4;
/** Larger patterns are left to the slowest of the matcher's machines. */
const largePattern = 200;
/** Units times instructions: not worth counting. */
const negligible = 4096;

/** A matcher whose work counts. */
export function matcherOf(regexp: RE2JS, text: string, takeSteps: TakeSteps): Matcher {
  const size = regexp.programSize();
  if (size * (1 + text.length) <= negligible) return regexp.matcher(text);
  // The matcher's own memory has a place for each instruction.
  budget.takeSteps(size / instructionsPerStep);
  const cost = (2 + size) / (size > largePattern ? 1 : instructionsPerStep);
  const metered = new MeteredText(text, cost, takeSteps);
  // Matchers take whatever calls itself a text; their types do not say so.
  return regexp.matcher(metered as unknown as string);
}

/** A match costs so much for each of its groups. */
const stepsPerGroup = 32;

/** Places of a match and its groups; -1 for a group that took no part. */
export type Match = { readonly start: number; readonly end: number; readonly matcher: Matcher };

/**
 * Matches from left to right, at most so many (all if negative). An empty one straight after
 * another match does not count. Each is valid until the next is asked for.
 */
export function* findAll(regexp: RE2JS, text: string, limit: number, takeSteps: TakeSteps): Generator<Match> {
  const matcher = matcherOf(regexp, text, takeSteps);
  const meter = new StepMeter(takeSteps);
  const items = new ItemMeter();
  const groups = matcher.groupCount();
  let position = 0;
  let previousEnd = -1;
  for (let found = 0; found !== limit && position <= text.length && matcher.find(position); ) {
    const start = matcher.start();
    const end = matcher.end();
    const counts = end !== position || start !== previousEnd;
    position = end === position ? end + widthAt(text, end) : end;
    previousEnd = end;
    if (!counts) continue;
    found++;
    items.add(1 + groups);
    meter.add((1 + groups) * stepsPerGroup);
    yield { start, end, matcher };
  }
}

/** The text with every match replaced by the template, in which `$1` and `${name}` stand for groups. */
export function replaceMatches(regexp: RE2JS, text: string, template: string, takeSteps: TakeSteps): string {
  const matcher = matcherOf(regexp, text, takeSteps);
  const parts = parseTemplate(template);
  const built = new TextMeter();
  const meter = new StepMeter(takeSteps);
  let result = "";
  let lastEnd = 0;
  for (let position = 0; position <= text.length && matcher.find(position); ) {
    const start = matcher.start();
    const end = matcher.end();
    meter.add((1 + matcher.groupCount()) * stepsPerGroup);
    // Not for an empty match straight after another one.
    const expanded = end > lastEnd || start === 0 ? expand(parts, matcher) : "";
    built.add(start - lastEnd + expanded.length);
    result += text.slice(lastEnd, start) + expanded;
    lastEnd = end;
    position = Math.max(end, position + widthAt(text, position));
  }
  return result + text.slice(lastEnd);
}

export function splitAtMatches(regexp: RE2JS, text: string, takeSteps: TakeSteps): string[] {
  if (text === "" && regexp.pattern() !== "") return [""];
  const parts: string[] = [];
  let begin = 0;
  let end = 0;
  for (const match of findAll(regexp, text, -1, takeSteps)) {
    end = match.start;
    if (match.end !== 0) parts.push(text.slice(begin, end));
    begin = match.end;
  }
  if (end !== text.length) parts.push(text.slice(begin));
  return parts;
}

/** Characters that mean something, escaped. */
export function quoteRegexp(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, "\\$&");
}

function widthAt(text: string, position: number): number {
  return (text.codePointAt(position) ?? 0) > 0xffff ? 2 : 1;
}

type TemplatePart = string | { readonly group: number } | { readonly name: string };

/** `$name` takes as many letters as it can; `$$` is a `$`; a malformed one stays as it is. */
function parseTemplate(template: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  const reference = /\$(?:\$|\{([\p{L}\p{Nd}_]+)\}|([\p{L}\p{Nd}_]+))/gu;
  let last = 0;
  for (const match of template.matchAll(reference)) {
    parts.push(template.slice(last, match.index));
    last = match.index + match[0].length;
    const name = match[1] ?? match[2];
    if (name === undefined) parts.push("$");
    else parts.push(/^(?:0|[1-9][0-9]{0,7})$/.test(name) ? { group: Number(name) } : { name });
  }
  parts.push(template.slice(last));
  return parts;
}

function expand(parts: readonly TemplatePart[], matcher: Matcher): string {
  const text = (part: TemplatePart): string => {
    if (typeof part === "string") return part;
    if ("group" in part) return part.group <= matcher.groupCount() ? (matcher.group(part.group) ?? "") : "";
    return Object.hasOwn(matcher.namedGroups, part.name) ? (matcher.group(part.name) ?? "") : "";
  };
  const texts = parts.map(text);
  // A match may stand in the template many times.
  prepareText(texts.reduce((sum, { length }) => sum + length, 0));
  return texts.join("");
}
