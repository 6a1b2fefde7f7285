// curl and wget: requests to the Palette or a Kubernetes API are those requests; to anybody else, something may be sent.

import { holdsSecret } from "../holds-secret.js";
import type { Operation } from "../operation.js";
import { requestOperation } from "../requests/read-request.js";
import type { Command, ProgramReader } from "../shell/command.js";
import { quoted } from "../shell/quoted.js";
import type { ShellWord } from "../shell/shell-word.js";
import { isCredentialPath } from "./credential-paths.js";
import { type Flag, type Flags, flagTable, flagText, isSwitchedOn, lastFlag, readFlags } from "./flags.js";
import { namesSecretVariable } from "./secret-variables.js";

const curlFlags: Flags = flagTable({
  value: `request header data data-raw data-binary data-ascii data-urlencode json form form-string upload-file output
    user user-agent referer cookie cookie-jar max-time connect-timeout retry retry-delay retry-max-time cacert capath
    cert cert-type key key-type pass write-out url url-query proxy proxy-user resolve connect-to interface range
    limit-rate dump-header max-redirs max-filesize ciphers tls-max oauth2-bearer unix-socket abstract-unix-socket
    aws-sigv4 noproxy time-cond stderr trace trace-ascii output-dir speed-limit speed-time dns-servers doh-url
    request-target parallel-max`,
  bool: `get head silent show-error location fail fail-with-body include insecure verbose compressed http1.0 http1.1 http2
    http3 ipv4 ipv6 globoff remote-name remote-header-name remote-name-all create-dirs location-trusted netrc no-buffer
    no-progress-meter progress-bar tlsv1 tlsv1.2 tlsv1.3 ssl ssl-reqd retry-all-errors retry-connrefused raw tcp-nodelay
    no-keepalive path-as-is anyauth basic digest ntlm negotiate junk-session-cookies append parallel version help
    http2-prior-knowledge fail-early no-location xattr remove-on-error styled-output no-alpn trace-time proxy-insecure`,
  short: `X:request H:header d:data F:form T:upload-file o:output u:user A:user-agent e:referer b:cookie c:cookie-jar
    m:max-time E:cert w:write-out x:proxy U:proxy-user r:range D:dump-header y:speed-time Y:speed-limit G:get I:head
    s:silent S:show-error L:location f:fail i:include k:insecure v:verbose g:globoff O:remote-name J:remote-header-name
    n:netrc N:no-buffer 0:http1.0 1:tlsv1 4:ipv4 6:ipv6 #:progress-bar a:append j:junk-session-cookies Z:parallel
    V:version h:help`,
});

const wgetFlags: Flags = flagTable({
  value: `output-document output-file header post-data post-file body-data body-file method user password timeout tries
    user-agent directory-prefix input-file wait limit-rate ca-certificate certificate private-key`,
  bool: `quiet verbose no-verbose no-check-certificate spider server-response content-on-error continue timestamping
    recursive no-parent debug show-progress background version help`,
  short:
    "O:output-document o:output-file q:quiet v:verbose T:timeout t:tries P:directory-prefix S:server-response c:continue N:timestamping r:recursive U:user-agent d:debug b:background V:version h:help i:input-file",
});

const dataFlags = [
  "data",
  "data-raw",
  "data-binary",
  "data-ascii",
  "data-urlencode",
  "json",
  "form",
  "form-string",
  "upload-file",
  "post-data",
  "post-file",
  "body-data",
  "body-file",
];

function reader(table: Flags): ProgramReader {
  return (command) => {
    const { flags, words, behind, unknown } = readFlags(command.words, table);
    if (isSwitchedOn(flags, "help", "version") || command.words.length === 0)
      return void command.emit({ verb: "version", said: command.program });
    for (const word of unknown)
      command.refuse(
        "unknown-flag",
        `\`${quoted(word.text)}\` is no flag of ${command.program} that is known`,
        word,
      );
    const urls = [
      ...words,
      ...(behind ?? []),
      ...flags.flatMap(({ name, value }) => (name === "url" && value ? value : [])),
    ];
    if (urls.length === 0) return command.refuse("missing", "it names no URL");
    for (const url of urls) readUrl(command, flags, url);
  };
}

/** Without a scheme, curl takes http. */
const urlParts = /^(?:(https?):\/\/)?(?:[^@/?#]*@)?([^/?#:]+)(?::(\d+))?([/?#].*)?$/i;

function readUrl(command: Command, flags: readonly Flag[], url: ShellWord): void {
  const [, , host = "", , tail = "/"] = urlParts.exec(url.text) ?? [];
  if (host === "") {
    command.refuse("path", "its URL cannot be read", url);
    return;
  }
  const path = tail.startsWith("/") ? tail : `/${tail}`;
  const method = methodOf(flags);
  refuseDisguised(command, flags, url, method);
  const parts = sideEffects(command, flags);
  if (isApi(host, path, url)) {
    emitApi({ command, flags, url, path, method, parts });
    return;
  }
  emitForeign({ command, flags, url, host, method, parts });
}

/** What makes another request of it than the one it seems to be. */
function refuseDisguised(command: Command, flags: readonly Flag[], url: ShellWord, method: string): void {
  const isSwitched = isSwitchedOn(flags, "globoff") || command.program !== "curl";
  if (!isSwitched && /\{[^{},]*,[^{}]*\}|\[\w+-\w/.test(url.text))
    command.refuse("dynamic", "its URL stands for several ones", url);
  const overrides = flags.find(
    ({ name, value }) =>
      name === "header" && /^x-(?:http-)?method(?:-override)?\s*:/i.test(value?.text ?? ""),
  );
  if (overrides !== undefined)
    command.refuse("unknown-method", "a header says another method", overrides.word);
  const socket = lastFlag(flags, "unix-socket", "abstract-unix-socket");
  if (socket !== undefined && !/^(?:GET|HEAD)$/.test(method))
    command.refuse("unknown-flag", "what listens at a socket of this machine is not known", socket.word);
}

/** Addresses at which a cloud hands out the credentials of a machine. */
const metadata =
  /^(?:169\.254\.169\.254|metadata\.google\.internal|metadata|100\.100\.100\.200|\[?fd00:ec2::254\]?)$/i;

type Sent = {
  readonly command: Command;
  readonly flags: readonly Flag[];
  readonly url: ShellWord;
  readonly method: string;
  readonly parts: Partial<Operation>;
};

/** The paths of either API, on whatever host: a self-hosted Palette has its own. */
function isApi(host: string, path: string, { text }: ShellWord): boolean {
  if (/^\/(?:api\/v1|apis\/[\w.-]+\/v\d\w*)(?:[/?]|$)/.test(path)) return true;
  return (
    /^\/v1\/\w/.test(path) &&
    (/palette|spectro/i.test(host) ||
      /^\$\{?\w*(?:palette|spectro|host|url|endpoint)\w*\}?/i.test(text.replace(/^https?:\/\//i, "")))
  );
}

function methodOf(flags: readonly Flag[]): string {
  const said = flagText(flags, "request", "method");
  if (said !== undefined) return said.toUpperCase();
  if (isSwitchedOn(flags, "head", "spider")) return "HEAD";
  if (isSwitchedOn(flags, "get")) return "GET";
  if (lastFlag(flags, "upload-file") !== undefined) return "PUT";
  return dataFlags.some((name) => lastFlag(flags, name) !== undefined) ? "POST" : "GET";
}

/** What it writes here, and which files it sends. */
function sideEffects(command: Command, flags: readonly Flag[]): Partial<Operation> {
  const folders = flags
    .filter(({ name }) => name === "output-dir" || name === "directory-prefix")
    .flatMap(({ value }) => value?.text ?? []);
  const writes = flags
    .filter(({ name }) => /^(?:output|output-document|cookie-jar|dump-header|trace|trace-ascii)$/.test(name))
    .flatMap(({ value }) => value?.text ?? [])
    .filter((file) => file !== "-" && file !== "/dev/null")
    .concat(folders.map((folder) => `${folder}/`));
  const files = flags
    .filter(({ name }) => dataFlags.includes(name) || name === "header" || name === "cookie")
    .flatMap(({ name, value }) => sentFile(name, value?.text ?? ""));
  if (lastFlag(flags, "request")?.value?.dynamic === true)
    command.refuse("dynamic", "its method is known only when it runs");
  return {
    ...(writes.length > 0 && { writes }),
    ...(files.length > 0 && { files }),
    ...(files.some(isCredentialPath) && { shows_credentials: true }),
  };
}

/** `@file`, `name=@file`, `-T file`. */
function sentFile(name: string, text: string): readonly string[] {
  if (name.endsWith("-file")) return text === "-" ? [] : [text];
  if (name === "cookie") return text.includes("=") || text === "" ? [] : [text];
  if (name === "header") return text.startsWith("@") && text !== "@-" ? [text.slice(1)] : [];
  const named = name === "data-urlencode" ? /^[^=@]*@(.+)$/.exec(text)?.[1] : undefined;
  if (named !== undefined) return named === "-" ? [] : [named];
  const file =
    name === "data-raw" || name === "form-string" ? undefined : /^(?:[^=]*=)?[@<]([^;]+)/.exec(text)?.[1];
  return file === undefined || file === "-" ? [] : [file];
}

function emitApi({ command, flags, url, path, method, parts }: Sent & { readonly path: string }): void {
  const body = dataFlags.map((name) => lastFlag(flags, name)?.value).find((value) => value !== undefined);
  const isPathDynamic = url.dynamic === true && /\$/.test(path);
  // A variable in the path is one segment: which object it is, is not known.
  const plainPath = isPathDynamic ? path.replaceAll(/\$\{\w+\}|\$\w+/g, "{uid}") : path;
  if (isPathDynamic && /[$`]/.test(plainPath)) {
    command.refuse("dynamic", "its path is known only when it runs", url);
    return;
  }
  const { operations, unread } = requestOperation(
    { method, path: plainPath, ...(body !== undefined && body.dynamic !== true && { body: body.text }) },
    command.at,
  );
  for (const { kind, message } of unread) command.refuse(kind, message, url);
  for (const { at: _, ...operation } of operations)
    command.emit({
      ...parts,
      ...operation,
      ...(isPathDynamic && { dynamic: ["name"] }),
      ...(body?.dynamic === true && { dynamic: ["value"] }),
    });
}

const sentAside: ReadonlySet<string> = new Set(["header", "cookie"]);

/** Whatever of a request another host gets to see. */
const sentAlong: ReadonlySet<string> = new Set([
  ...dataFlags,
  ...sentAside,
  "user",
  "user-agent",
  "referer",
  "oauth2-bearer",
  "url-query",
]);

function emitForeign({ command, flags, url, host, method, parts }: Sent & { readonly host: string }): void {
  const sends =
    dataFlags.some((name) => lastFlag(flags, name) !== undefined) || !/^(?:GET|HEAD|OPTIONS)$/.test(method);
  const secrets = [
    url,
    ...flags.flatMap(({ name, value }) => (sentAlong.has(name) ? (value ?? []) : [])),
  ].some(({ text, dynamic }) => dynamic === true && namesSecretVariable(text, host));
  // What a URL or a header holds goes along as well.
  const carries =
    (url.from ?? []).length > 0 ||
    flags.some(({ name, value }) => name === "header" && (value?.from ?? []).length > 0) ||
    secrets ||
    flags.some(({ name, value }) => sentAside.has(name) && sentFile(name, value?.text ?? "").length > 0);
  const sent = flags.filter(({ name }) => dataFlags.includes(name)).map(({ value }) => value?.text ?? "");
  if (!/^(?:GET|HEAD|OPTIONS|POST|PUT|PATCH|DELETE)$/.test(method)) {
    command.refuse("unknown-method", "the method is not known", url);
    return;
  }
  const verbs: Readonly<Record<string, string>> = { DELETE: "delete" };
  command.emit({
    ...parts,
    verb: sends || carries ? (verbs[method] ?? "send") : "fetch",
    said: `${command.program} ${method}`,
    tool: "shell",
    ...(!sends && { files: [...(parts.files ?? []), url.text.split(/[?#]/)[0] ?? ""] }),
    ...((sends || carries || url.dynamic === true) && {
      sends_to: [url.dynamic === true && host.includes("$") ? url.text : host],
    }),
    ...(url.dynamic === true && host.includes("$") && { dynamic: ["sends_to"] }),
    ...((secrets || sent.some(holdsSecret)) && { holds_credentials: true }),
    ...(metadata.test(host) && { shows_credentials: true }),
  });
}

export const curl = reader(curlFlags);
export const wget = reader(wgetFlags);
