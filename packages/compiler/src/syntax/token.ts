// The words and signs of Rego, as the lexer hands them to the parser.

/** Signs stand for themselves; keywords are identifiers until the parser, who knows the imports, looks. */
export type TokenKind =
  | "illegal"
  | "eof"
  | "identifier"
  | "number"
  | "string"
  | "rawString"
  /** `$"…{` or `}…{` */
  | "templatePart"
  /** `$"…"` or `}…"` */
  | "templateEnd"
  | "rawTemplatePart"
  | "rawTemplateEnd"
  | Sign
  | Keyword;

export type Sign =
  | "["
  | "]"
  | "{"
  | "}"
  | "("
  | ")"
  | ","
  | ":"
  | ":="
  | "="
  | "=="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "+"
  | "-"
  | "*"
  | "/"
  | "%"
  | "&"
  | "|"
  | "."
  | ";";

export type Keyword =
  | "package"
  | "import"
  | "as"
  | "default"
  | "else"
  | "not"
  | "some"
  | "with"
  | "null"
  | "true"
  | "false"
  | "in"
  | "every"
  | "contains"
  | "if"
  | "and"
  | "or";

export type Token = {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** Whether white space or a comment stands before it. */
  readonly space: boolean;
  readonly newline: boolean;
  readonly comment: boolean;
  /** What is wrong with an illegal token, where more is known than that it is one. */
  readonly message: string | undefined;
};

/** Keywords everywhere. */
export const plainKeywords: readonly Keyword[] = [
  "package",
  "import",
  "as",
  "default",
  "else",
  "not",
  "some",
  "with",
  "null",
  "true",
  "false",
];

/** Keywords of v1, which v0 imports from `future.keywords`. */
export const keywordsOfV1: readonly Keyword[] = ["in", "every", "contains", "if"];

/** Keywords that v1 imports from `future.keywords`; `not` is one already, and becomes able to negate bodies. */
export const futureKeywords: readonly Keyword[] = ["not", "and", "or"];

const everyKeyword = new Set<string>([...plainKeywords, ...keywordsOfV1, ...futureKeywords]);

export function isKeywordKind(kind: TokenKind): kind is Keyword {
  return everyKeyword.has(kind);
}

const displayNames: ReadonlyMap<TokenKind, string> = new Map([
  ["rawString", "string"],
  ["templatePart", "template-string-part"],
  ["templateEnd", "template-string-end"],
  ["rawTemplatePart", "raw-template-string-part"],
  ["rawTemplateEnd", "raw-template-string-end"],
  [":=", "assign"],
  ["=", "eq"],
  ["==", "equal"],
  ["!=", "neq"],
  ["<", "lt"],
  ["<=", "lte"],
  [">", "gt"],
  [">=", "gte"],
  ["+", "plus"],
  ["-", "minus"],
  ["*", "mul"],
  ["/", "div"],
  ["%", "rem"],
  ["&", "and"],
  ["|", "or"],
]);

/** A kind as OPA's messages (and its names of operators) call it. */
export function tokenName(kind: TokenKind): string {
  return displayNames.get(kind) ?? kind;
}
