// A line as a JSON-RPC 2.0 message, or the error that it is answered with. Nothing is guessed: what is odd is refused.
import {
  isJSONRPCNotification,
  isJSONRPCRequest,
  isJSONRPCResponse,
  type JSONRPCMessage,
  type StandardSchemaV1,
  specTypeSchemas,
} from "@modelcontextprotocol/server";
import { JsonError, jsonTextAt, parseJson } from "@palisade/language";
import { isRequestId, type RequestId, scanRequestId } from "./scan-request-id.js";
import { wrapArguments } from "./wire-arguments.js";

/** Of JSON-RPC; a method that there is not is for the protocol's own library to say. */
export const errorCodes = {
  parse: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internal: -32603,
} as const;

export type ErrorAnswer = {
  readonly jsonrpc: "2.0";
  readonly id: RequestId | null;
  readonly error: { readonly code: number; readonly message: string; readonly data?: unknown };
};

export type ReadMessage =
  | { readonly kind: "message"; readonly message: JSONRPCMessage }
  | { readonly kind: "refused"; readonly answer: ErrorAnswer }
  /** An answer of the client's that is none: answering it could go on for ever. */
  | { readonly kind: "ignored"; readonly reason: string };

export function errorAnswer(
  id: RequestId | null,
  code: number,
  message: string,
  data?: Readonly<Record<string, unknown>>,
): ErrorAnswer {
  return { jsonrpc: "2.0", id, error: { code, message, ...(data === undefined ? {} : { data }) } };
}

/** Nothing for a blank line. */
export function readMessage(line: Uint8Array): ReadMessage | undefined {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(line);
  } catch {
    return refused(null, errorCodes.parse, "the line is not UTF-8 text");
  }
  if (text.trim() === "") return undefined;
  const value = parseLine(text, line);
  if ("refusal" in value) return value.refusal;
  const read = checkMessage(value.json);
  const { given } = value;
  return read.kind === "message" && given !== undefined
    ? { kind: "message", message: withArguments(read.message, given) }
    : read;
}

type ParsedLine =
  | { readonly json: unknown /** Text of a tool's arguments. */; readonly given: string | undefined }
  | { readonly refusal: ReadMessage };

/**
 * The protocol's own reader takes the last of two equal keys, and nests without end. Arguments of a tool are for the
 * tool to read, which answers for what is wrong with them.
 */
function parseLine(text: string, line: Uint8Array): ParsedLine {
  try {
    const given = jsonTextAt(text, ["params", "arguments"]);
    const json: unknown = JSON.parse(text);
    if (isObject(json) && json["method"] === "tools/call") return { json, given };
    parseJson(text, { duplicateKeys: "refuse" });
    return { json, given: undefined };
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    if (!isJson(text)) return { refusal: refused(null, errorCodes.parse, error.message) };
    return { refusal: invalid(scanRequestId(line), error.message.replace(/^invalid JSON: /, "")) };
  }
}

/** A tool gets the text, in which every key and digit still is. */
function withArguments(message: JSONRPCMessage, given: string): JSONRPCMessage {
  if (!("method" in message)) return message;
  return { ...message, params: { ...message.params, arguments: wrapArguments(given) } };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function checkMessage(value: unknown): ReadMessage {
  if (Array.isArray(value)) return invalid(null, "batches are not supported: send one message a line");
  if (!isObject(value)) return invalid(null, "a message is a JSON object");
  const id = isRequestId(value["id"]) ? value["id"] : null;
  if (value["jsonrpc"] !== "2.0") return invalid(id, 'a message has `"jsonrpc": "2.0"`');
  if (Object.hasOwn(value, "method")) return checkCall(value, id);
  if (!Object.hasOwn(value, "result") && !Object.hasOwn(value, "error"))
    return invalid(id, "a request has a `method`");
  if (isJSONRPCResponse(value)) return { kind: "message", message: value };
  return { kind: "ignored", reason: "an answer that is none was received" };
}

/** What a request may have, and a notification, which has no id. */
const callMembers: ReadonlySet<string> = new Set(["jsonrpc", "id", "method", "params"]);

function checkCall(call: Readonly<Record<string, unknown>>, id: RequestId | null): ReadMessage {
  const unknown = Object.keys(call).find((name) => !callMembers.has(name));
  if (unknown !== undefined) return invalid(id, "a request has `jsonrpc`, `id`, `method` and `params` only");
  if (Object.hasOwn(call, "id") && id === null) return invalid(null, "an `id` is a string or a whole number");
  if (typeof call["method"] !== "string") return invalid(id, "`method` is a string");
  if (call["params"] !== undefined && !isObject(call["params"])) return invalid(id, "`params` is an object");
  if (isJSONRPCNotification(call)) return { kind: "message", message: call };
  if (!isJSONRPCRequest(call)) return invalid(id, "`params` is not what MCP allows there");
  const problem = paramsProblem(call["method"], call);
  if (problem !== undefined) return refused(id, errorCodes.invalidParams, problem);
  return { kind: "message", message: call };
}

/** Of the methods that there is something behind: the protocol's own error would be a dump of its schema. */
const methodSchemas: ReadonlyMap<string, StandardSchemaV1> = new Map<string, StandardSchemaV1>([
  ["initialize", specTypeSchemas.InitializeRequest],
  ["ping", specTypeSchemas.PingRequest],
  ["tools/list", specTypeSchemas.ListToolsRequest],
  ["tools/call", specTypeSchemas.CallToolRequest],
]);

function paramsProblem(method: string, request: unknown): string | undefined {
  const checked = methodSchemas.get(method)?.["~standard"].validate(request);
  if (checked === undefined || checked instanceof Promise) return undefined;
  const problems = checked.issues?.map(({ path = [], message }) => {
    const place = path.map((step) => String(typeof step === "object" ? step.key : step)).join(".");
    return `${place}: ${message}`;
  });
  return problems?.slice(0, maximumProblems).join("; ");
}

const maximumProblems = 5;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function invalid(id: RequestId | null, message: string): ReadMessage {
  return refused(id, errorCodes.invalidRequest, `invalid request: ${message}`);
}

function refused(id: RequestId | null, code: number, message: string): ReadMessage {
  return { kind: "refused", answer: errorAnswer(id, code, message) };
}
