// The beginning of a page that is handed on: no script, nothing from elsewhere.
import { sha256 } from "@noble/hashes/sha2.js";
import { encodeUtf8 } from "@palisade/language";
import { styleSheet } from "./html-style.js";
import { html, type Markup } from "./html-text.js";

/** The page may be served where only a style known by its hash is allowed, or none: it reads well without. */
export function htmlHead(title: string): Markup {
  const hash = btoa(String.fromCharCode(...sha256(encodeUtf8(String(styleSheet)))));
  const policy = html`default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${styleSheet}</style>
</head>
<body>
`;
}
