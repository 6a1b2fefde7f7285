// Outside text (names, keys, verbs, paths, messages) on its way to a person: nothing in it steers a terminal, breaks
// a line, turns the reading direction around, or hides.

/**
 * Controls, line and paragraph separators, spaces other than the plain one, halves of surrogate pairs, formats
 * (among them the bidirectional ones), and all that Unicode wants to be ignored when it is shown.
 */
const unsafe =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000]/gu;

const shortEscapes: ReadonlyMap<string, string> = new Map([
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

/**
 * The text on one line. What could deceive or steer is written as Rego and JSON escape it; a backslash stays as it is.
 * @example escapeText("a\u001b[2K\nb") // "a\\u001b[2K\\nb"
 */
export function escapeText(text: string): string {
  return text.replace(unsafe, (character) => shortEscapes.get(character) ?? escaped(character));
}

/** Lines that were put together from escaped parts: line feeds and tabs stay. */
export function escapeLines(text: string): string {
  return withinLines(text, escaped);
}

/** A JSON text of the same value: between its strings there is only ASCII, and in them an escape means the same. */
export function escapeJson(json: string): string {
  return withinLines(json, jsonEscaped).replace(commandAnywhere, "#\\u0023");
}

/** In XML, where it has a reference of its own: the same text, and nothing to see of it on a terminal. */
export function escapeXml(xml: string): string {
  return withinLines(xml, (character) => `&#${character.codePointAt(0)};`)
    .replace(commandAtLineStart, "$1&#58;")
    .replace(commandAnywhere, "#&#35;");
}

/** `::stop-commands::` and the like: build servers obey lines of a log that begin so. */
const commandAtLineStart = /^([ \t]*):(?=:)/gm;
/** `##[group]`, `##vso[…]`, `##teamcity[…]`: wherever in a line. */
const commandAnywhere = /##(?=\[|vso\[|teamcity\[)/g;

/** Nothing in the text is a command to the build server whose log it ends up in. */
export function withoutLogCommands(text: string): string {
  return text.replace(commandAtLineStart, "$1\\u003a").replace(commandAnywhere, "#\\u0023");
}

/** Line feeds and tabs stay as they are. */
function withinLines(text: string, escapeOne: (character: string) => string): string {
  return text.replace(unsafe, (character) =>
    character === "\n" || character === "\t" ? character : escapeOne(character),
  );
}

function escaped(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  const digits = point.toString(16).padStart(4, "0");
  return point > 0xffff ? `\\u{${digits}}` : `\\u${digits}`;
}

/** JSON has escapes for UTF-16 units only. */
function jsonEscaped(character: string): string {
  return [...Array(character.length).keys()].map((index) => escaped(character.charAt(index))).join("");
}
