// Tokens that stand where a node may stand and are none: the node is empty, and they belong to what is around it.
import type { TokenKind } from "../scan/token.js";

export const endsBlockEntry: ReadonlySet<TokenKind> = new Set<TokenKind>(["block-entry", "block-end"]);
export const endsIndentlessEntry: ReadonlySet<TokenKind> = new Set<TokenKind>([
  "block-entry",
  "key",
  "value",
  "block-end",
]);
export const endsBlockKey: ReadonlySet<TokenKind> = new Set<TokenKind>(["key", "value", "block-end"]);
export const endsFlowSequenceKey: ReadonlySet<TokenKind> = new Set<TokenKind>([
  "value",
  "flow-entry",
  "flow-sequence-end",
]);
export const endsFlowSequenceEntry: ReadonlySet<TokenKind> = new Set<TokenKind>([
  "flow-entry",
  "flow-sequence-end",
]);
export const endsFlowKey: ReadonlySet<TokenKind> = new Set<TokenKind>([
  "value",
  "flow-entry",
  "flow-mapping-end",
]);
export const endsFlowMappingEntry: ReadonlySet<TokenKind> = new Set<TokenKind>([
  "flow-entry",
  "flow-mapping-end",
]);
