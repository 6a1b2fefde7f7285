// Texts in XML 1.0: whatever they hold, the document is well formed, and no line of it commands a build server.
import { escapeText, escapeXml } from "./escape-text.js";

/**
 * The content of an element. XML has no way to write most control characters, nor halves of pairs: they stand there as
 * Rego escapes them.
 * @example xmlContent("a < b\u0000") // "a &lt; b\\u0000"
 */
export function xmlContent(text: string): string {
  const legal = text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, escapeText)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
  return escapeXml(legal);
}

/**
 * Attributes as they follow the name of an element; those that are undefined are left out.
 * @example xmlAttributes({ name: '"x"', line: 3 }) // ' name="&quot;x&quot;" line="3"'
 */
export function xmlAttributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeAttribute(String(value))}"`)
    .join("");
}

/** Spaces of other kinds would be read as plain ones. */
function escapeAttribute(text: string): string {
  return xmlContent(text).replaceAll('"', "&quot;").replaceAll("\t", "&#9;").replaceAll("\n", "&#10;");
}
