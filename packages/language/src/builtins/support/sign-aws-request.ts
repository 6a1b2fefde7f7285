// AWS Signature Version 4: the headers that prove who sends a request.
import { RegoObject, RegoSet } from "../../values/collections.js";
import { isObject } from "../../values/kind.js";
import { regoText } from "../../values/rego-text.js";
import { encodeUtf8 } from "../../values/utf8.js";
import type { Value } from "../../values/value.js";
import { checkHttpRequest } from "./check-http-request.js";
import { authenticate, hash } from "./crypto/hashes.js";
import { marshalJson } from "./go-json.js";
import { encodeHex } from "./hex.js";
import { operandError, operandTypeError } from "./operands.js";
import { escapePath, parseUri, type UriParts } from "./parse-uri.js";
import { difference } from "./set-operations.js";

const required = ["aws_service", "aws_access_key", "aws_secret_access_key", "aws_region"] as const;
/** Proxies may change these, so they are not signed. */
const unsigned = new Set(["authorization", "user-agent", "x-amzn-trace-id"]);
/** These services want the hash of the body as a header of its own. */
const hashingServices = new Set(["s3", "glacier"]);

export type AwsConfiguration = {
  readonly service: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region: string;
  readonly sessionToken: string;
};

/** @throws {BuiltinError} naming keys that are missing or no texts. */
export function readAwsConfiguration(configuration: RegoObject): AwsConfiguration {
  const missing = difference(RegoSet.from(required), RegoSet.from(configuration.keys()));
  if (missing.size > 0) {
    throw operandError(2, `missing required AWS config parameters(s): ${regoText(missing)}`);
  }
  const invalid = required.filter((key) => typeof configuration.get(key) !== "string");
  if (invalid.length > 0) {
    const names = regoText(RegoSet.from(invalid));
    throw operandError(2, `invalid values for required AWS config parameters(s): ${names}`);
  }
  const text = (key: string) => textOrNothing(configuration.get(key));
  return {
    service: text("aws_service"),
    accessKey: text("aws_access_key"),
    secretKey: text("aws_secret_access_key"),
    region: text("aws_region"),
    sessionToken: text("aws_session_token"),
  };
}

/** The request with the headers of its signature. */
export function signAwsRequest(request: RegoObject, configuration: RegoObject, time: bigint): RegoObject {
  const credentials = readAwsConfiguration(configuration);
  checkHttpRequest(request);
  const headers = headersOf(request);
  const { method, url } = targetOf(request);
  const uri = parseUri(url);
  const body = hashOfBody(request, configuration);
  const signed = signatureHeaders(credentials, { method, uri, headers, body, time });
  const result = RegoObject.from([...headers, ...signed]);
  return RegoObject.from([...request.entries(), ["headers", result]]);
}

function headersOf(request: RegoObject): ReadonlyMap<string, string> {
  const headers = request.get("headers") ?? new RegoObject();
  if (!isObject(headers)) throw operandTypeError(0, headers, ["object"]);
  return new Map(headers.entries().map(([name, value]) => [textOrNothing(name), textOrNothing(value)]));
}

function targetOf(request: RegoObject): { readonly method: string; readonly url: string } {
  const method = request.get("method");
  const url = request.get("url");
  if (typeof method === "string" && typeof url === "string") return { method, url };
  const invalid = ["method", "url"].filter((key) => typeof request.get(key) !== "string");
  const names = regoText(RegoSet.from(invalid));
  throw operandError(1, `invalid values for required request parameters(s): ${names}`);
}

function hashOfBody(request: RegoObject, configuration: RegoObject): string {
  const disabled = configuration.get("disable_payload_signing");
  if (disabled !== undefined && typeof disabled !== "boolean") {
    throw operandError(2, "invalid value for 'disable_payload_signing' in AWS config");
  }
  if (disabled === true) return "UNSIGNED-PAYLOAD";
  const rawBody = request.get("raw_body");
  const body = request.get("body");
  const text = rawBody !== undefined ? textOrNothing(rawBody) : body === undefined ? "" : marshalJson(body);
  return hexOfHash(text);
}

type ToSign = {
  readonly method: string;
  readonly uri: UriParts;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  /** Nanoseconds since the epoch. */
  readonly time: bigint;
};

function signatureHeaders(credentials: AwsConfiguration, request: ToSign): ReadonlyMap<string, string> {
  const { service, region, sessionToken } = credentials;
  const time = timestamp(request.time);
  const date = time.slice(0, 8);
  const added = new Map([
    ["host", hostOf(request.uri)],
    ["x-amz-date", time],
  ]);
  if (hashingServices.has(service)) added.set("x-amz-content-sha256", request.body);
  if (sessionToken !== "") added.set("x-amz-security-token", sessionToken);

  const toSign = new Map(added);
  for (const [name, value] of request.headers) {
    if (!unsigned.has(name.toLowerCase())) toSign.set(name.toLowerCase(), value);
  }
  const names = [...toSign.keys()].sort();
  const headerList = names.join(";");
  const canonicalRequest = [
    request.method,
    escapedPath(request.uri),
    request.uri.rawQuery,
    ...names.map((name) => `${name}:${toSign.get(name)}`),
    "",
    headerList,
    request.body,
  ].join("\n");

  const scope = `${date}/${region}/${service}/aws4_request`;
  const toAuthenticate = ["AWS4-HMAC-SHA256", time, scope, hexOfHash(canonicalRequest)].join("\n");
  const signature = encodeHex(code(signingKey(credentials, date), toAuthenticate));
  added.set(
    "Authorization",
    `AWS4-HMAC-SHA256 Credential=${credentials.accessKey}/${scope},SignedHeaders=${headerList},Signature=${signature}`,
  );
  return added;
}

/** Good for one day, region and service. */
function signingKey({ secretKey, region, service }: AwsConfiguration, date: string): Uint8Array {
  let key = encodeUtf8(`AWS4${secretKey}`);
  for (const part of [date, region, service, "aws4_request"]) key = code(key, part);
  return key;
}

function code(key: Uint8Array, message: string): Uint8Array {
  return authenticate("sha256", key, encodeUtf8(message));
}

function hexOfHash(text: string): string {
  return encodeHex(hash("sha256", encodeUtf8(text)));
}

/** `20151228T140825Z`. */
function timestamp(nanoseconds: bigint): string {
  const milliseconds = Number(nanoseconds / 1_000_000n - (nanoseconds % 1_000_000n < 0n ? 1n : 0n));
  return new Date(milliseconds)
    .toISOString()
    .replace(/\.[0-9]+/, "")
    .replaceAll(/[-:]/g, "");
}

function hostOf({ hostname, port }: UriParts): string {
  const name = hostname.includes(":") ? `[${hostname}]` : hostname;
  return port === "" ? name : `${name}:${port}`;
}

/** As it was written where that was properly escaped. */
function escapedPath({ path, rawPath }: UriParts): string {
  if (rawPath !== path && /^[A-Za-z0-9\-._~!$&'()*+,;=:@/[\]%]*$/.test(rawPath)) return rawPath;
  return path === "*" ? path : escapePath(path);
}

function textOrNothing(value: Value | undefined): string {
  return typeof value === "string" ? value : "";
}
