// Parses and validates GraphQL as OPA does, whose parser is gqlparser: its messages, its leniency.
import {
  buildASTSchema,
  type DefinitionNode,
  type DocumentNode,
  GraphQLError,
  GraphQLSchema,
  Kind,
  Lexer,
  parse,
  Source,
  TokenKind,
  type TypeDefinitionNode,
  validate,
  validateSchema,
  visit,
} from "graphql";
import { maximumDepth } from "../../values/json.js";
import type { TakeSteps } from "../builtin-context.js";
import { BuiltinError } from "../builtin-error.js";

/** Longer documents, in tokens, are refused. */
const maximumTokens = 100_000;

/** @throws {BuiltinError} with OPA's message and place. */
export function parseGraphql(text: string): DocumentNode {
  if (isBlank(text)) return { kind: Kind.DOCUMENT, definitions: [] };
  try {
    refuseDeepNesting(text);
    // gqlparser reads variables of fragments, as drafts of GraphQL had them.
    return parse(text, { maxTokens: maximumTokens, allowLegacyFragmentVariables: true });
  } catch (error) {
    if (error instanceof GraphQLError) throw syntaxError(error, text);
    throw error;
  }
}

const openers: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const closers: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/** The parser recurses. An overflowing stack is no error to wait for: some engines end the process for it. */
function refuseDeepNesting(text: string): void {
  if (text.length < maximumDepth) return;
  const lexer = new Lexer(new Source(text));
  let depth = 0;
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    if (closers.has(token.kind)) depth--;
    if (!openers.has(token.kind)) continue;
    if (++depth > maximumDepth) throw new BuiltinError("GraphQL parse error: nested too deeply");
  }
}

/** Only white space, commas and comments: gqlparser takes that for an empty document. */
function isBlank(text: string): boolean {
  try {
    return new Lexer(new Source(text)).advance().kind === TokenKind.EOF;
  } catch {
    return false;
  }
}

/** graphql-js and gqlparser word their errors nearly alike; this makes up the difference. */
function syntaxError(error: GraphQLError, text: string): BuiltinError {
  const place = error.locations?.[0] ?? { line: 1, column: 1 };
  const message = error.message.replace(/^Syntax Error: /, "").replace(/\.$/, "");
  const { before, token } = tokensAt(text, error.positions?.[0] ?? 0);
  // gqlparser places a string after its quotation mark.
  const column = token.startsWith("String ") ? place.column + 1 : place.column;
  const said = translated(message, before, token);
  return new BuiltinError(`${said} in GraphQL string at location ${place.line}:${column}`);
}

type Found = { readonly before: string; readonly token: string };

/** The token at an offset, as gqlparser writes it, and the one before. */
function tokensAt(text: string, offset: number): Found {
  const lexer = new Lexer(new Source(text));
  let before = "";
  try {
    for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
      const written = token.value === undefined ? token.kind : `${token.kind} ${JSON.stringify(token.value)}`;
      if (token.start >= offset) return { before, token: written };
      before = written;
    }
  } catch {
    return { before, token: "<Invalid>" };
  }
  return { before, token: "<EOF>" };
}

function translated(message: string, before: string, token: string): string {
  if (token === "<Invalid>") return "Unexpected <Invalid>";
  if (/^(?:Expected|Unexpected)\b/.test(message)) {
    const closesEmpty = (before === "{" && token === "}") || (before === "(" && token === ")");
    if (closesEmpty) return `expected at least one definition, found ${token}`;
    if (message.startsWith("Unexpected description")) return `Unexpected ${token}`;
    if (message.startsWith("Unexpected variable")) return "Unexpected $";
    return message.replace(/"([{}()[\]:=@!&|$]|\.\.\.)"/g, "$1");
  }
  return message;
}

const typeNames: ReadonlySet<string> = new Set(["String", "Int", "Float", "Boolean", "ID"]);

/** @throws {BuiltinError} if the types do not fit together. A schema without a query type is fine. */
export function schemaOf(document: DocumentNode): GraphQLSchema {
  const own = defineExtended(document);
  try {
    buildASTSchema(own);
    const schema =
      own.definitions.length > 0
        ? buildASTSchema(own, { assumeValidSDL: true, assumeValid: true })
        : new GraphQLSchema({ assumeValid: true });
    const [error] = validateSchema(buildASTSchema(own, { assumeValidSDL: true })).filter(
      ({ message }) => !message.startsWith("Query root type must be provided"),
    );
    if (error !== undefined) throw error;
    return schema;
  } catch (error) {
    if (error instanceof BuiltinError) throw error;
    const message = error instanceof Error ? error.message.replace(/\.$/, "") : "unknown error";
    throw new BuiltinError(
      `Error in gqlparser SchemaDocument to Schema conversion: input: ${message}`,
      undefined,
      {
        cause: error,
      },
    );
  }
}

/** gqlparser lets an extension stand for a definition that is not there. */
function defineExtended({ definitions }: DocumentNode): DocumentNode {
  const known = new Set(typeNames);
  for (const definition of definitions) {
    if (definition.kind.endsWith("TypeDefinition")) known.add((definition as TypeDefinitionNode).name.value);
  }
  const own = definitions.map((definition): DefinitionNode => {
    if (!definition.kind.endsWith("TypeExtension")) return definition;
    const name = (definition as unknown as TypeDefinitionNode).name.value;
    if (known.has(name)) return definition;
    known.add(name);
    const kind = definition.kind.replace("TypeExtension", "TypeDefinition");
    return { ...definition, kind } as unknown as DefinitionNode;
  });
  return { kind: Kind.DOCUMENT, definitions: own };
}

/** What it costs to see whether two fields of the same name agree. */
const stepsPerPair = 25;

/** Fields that answer to the same name are compared each with each. */
function takeComparisons(document: DocumentNode, takeSteps: TakeSteps): void {
  const named = new Map<string, number>();
  let fragments = 0;
  let spreads = 0;
  visit(document, {
    Field({ alias, name }) {
      const known = alias?.value ?? name.value;
      named.set(known, (named.get(known) ?? 0) + 1);
    },
    FragmentSpread() {
      spreads++;
    },
    FragmentDefinition() {
      fragments++;
    },
  });
  takeSteps(spreads * (spreads + fragments) * stepsPerPair);
  for (const count of named.values()) takeSteps(((count * (count - 1)) / 2) * stepsPerPair);
}

/** graphql-js leaves it to the execution to find out that a schema has no such operations. */
function refuseUnsupported(schema: GraphQLSchema, { definitions }: DocumentNode): void {
  for (const definition of definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const { operation, loc } = definition;
    if (schema.getRootType(operation) != null) continue;
    const at = loc === undefined ? "1:1" : `${loc.startToken.line}:${loc.startToken.column}`;
    throw new BuiltinError(
      `Schema does not support operation type "${operation}" in GraphQL string at location ${at}`,
    );
  }
}

/** A schema that is none at all is an error of its own to graphql-js. */
function firstErrors(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  try {
    return validate(schema, document, undefined, { maxErrors: 1 });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new BuiltinError(`GraphQL parse error: ${message}`, undefined, { cause });
  }
}

/**
 * @throws {BuiltinError} with the first thing that is wrong with the query.
 * @throws {HaltError} when it takes more steps than are left.
 */
export function validateQuery(schema: GraphQLSchema, document: DocumentNode, takeSteps: TakeSteps): void {
  takeComparisons(document, takeSteps);
  const [error] = firstErrors(schema, document);
  if (error === undefined) {
    refuseUnsupported(schema, document);
    return;
  }
  const place = error.locations?.[0];
  const message = error.message.replace(/\.$/, "");
  if (place === undefined) throw new BuiltinError(`GraphQL parse error: ${message}`);
  throw new BuiltinError(`${message} in GraphQL string at location ${place.line}:${place.column}`);
}
