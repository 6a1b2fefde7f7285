// Variables that a line sets: kept where their value is plain, refused where they change what programs do.
import type { Assignment } from "unbash";
import { type Resolving, resolveText } from "./resolve-word.js";
import { anyVariable, namesSetBy } from "./setters.js";
import type { ShellWord } from "./shell-word.js";
import type { Frame } from "./walk-script.js";

/** What a shell or a program runs, loads or talks to depends on them. */
const names: ReadonlySet<string> = new Set(
  `PATH ENV BASH_ENV SHELLOPTS BASHOPTS PS4 PROMPT_COMMAND SHELL HOME EDITOR VISUAL PAGER MANPAGER BROWSER LESSOPEN
   KUBECTL_EXTERNAL_DIFF KUBERNETES_SERVICE_HOST KUBERNETES_SERVICE_PORT HELM_PLUGINS HELM_BIN HELM_DATA_HOME
   HELM_CONFIG_HOME HELM_KUBEAPISERVER HELM_KUBETOKEN HELM_KUBEASUSER HELM_KUBEASGROUPS TERRAFORM_CONFIG GIT_EXEC_PATH
   GIT_PROXY_COMMAND GIT_EXTERNAL_DIFF GIT_ASKPASS PYTHONPATH PYTHONSTARTUP PYTHONHOME NODE_OPTIONS NODE_PATH PERL5OPT
   PERL5LIB RUBYOPT RUBYLIB JAVA_TOOL_OPTIONS CLASSPATH HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY FTP_PROXY SSH_ASKPASS
   XDG_CONFIG_HOME AWS_CONFIG_FILE AWS_SHARED_CREDENTIALS_FILE CURL_HOME TAR_OPTIONS RSYNC_RSH LESS LESSCLOSE LESSKEY MANOPT
   MANROFFOPT BAT_PAGER BAT_CONFIG_PATH MORE WGETRC SYSTEM_WGETRC PSQLRC KUBERC AWKPATH AWKLIBPATH GCONV_PATH LOCPATH
   HOSTALIASES RES_OPTIONS OPENSSL_CONF OPENSSL_MODULES OPENSSL_ENGINES SSL_CERT_FILE SSL_CERT_DIR CURL_CA_BUNDLE
   TMPPREFIX MAKEFLAGS GREP_OPTIONS RIPGREP_CONFIG_PATH DOCKER_HOST DOCKER_CONFIG`.split(/\s+/),
);

const beginnings =
  /^(?:BASH_FUNC|LD_|DYLD_|TF_CLI_|GIT_(?!AUTHOR|COMMITTER|TRACE|TERMINAL|MERGE_AUTOEDIT|PS1)|LESSOPEN|PERL5|SUDO_|AWS_ENDPOINT_URL|KUBECTL_PLUGIN)/;

const endings = /_(?:EDITOR|PAGER)$/;

/** Programs that `kubectl edit` opens a file with. */
const editors: ReadonlySet<string> = new Set(["KUBE_EDITOR", "EDITOR", "VISUAL"]);

type Prefix = { readonly environment: Map<string, string>; readonly program: string };

/** @param prefix the command that the assignment stands before, and is for */
export function assign(assignment: Assignment, frame: Frame, resolving: Resolving, prefix?: Prefix): void {
  const { name, value } = assignment;
  const word = value.type === "Word" ? resolveText(value, resolving) : undefined;
  if (value.type === "ArrayValue") for (const element of value.elements) resolveText(element, resolving);
  const splitsWords = name === "IFS" && prefix?.program !== "read";
  const editor =
    prefix?.program === "kubectl" && editors.has(name) && word?.dynamic !== true ? word : undefined;
  const plainText = word?.dynamic === true ? undefined : word?.text;
  if (editor !== undefined) readEditor(editor.text, frame, resolving.place(assignment));
  else if ((changesPrograms(name) && !isUsualPath(name, plainText)) || splitsWords)
    frame.refuse("changes-program", `\`${name}\` changes what commands do`, resolving.place(assignment));
  if (runsSubscript(word?.text ?? assignment.text))
    frame.refuse("runs-text", "arithmetic would run what stands in a subscript", resolving.place(assignment));
  const plain =
    word !== undefined &&
    word.dynamic !== true &&
    assignment.append !== true &&
    assignment.index === undefined;
  if (prefix !== undefined) {
    prefix.environment.set(name, plain ? word.text : (word?.text ?? assignment.text));
    return;
  }
  setVariable(name, { ...(plain && { text: word.text }), ...(word?.from && { from: word.from }) }, frame);
}

/** `kubectl edit` runs a line with the file to edit behind it: that is read as any other line. */
function readEditor(text: string, frame: Frame, within: Frame["within"]): void {
  const inner = { ...frame, depth: frame.depth + 1, isCertain: false, input: undefined, output: {} };
  frame.readScript(`${text} edited.yaml`, { ...inner, ...(within && { within }) });
}

const usualPath = /^\/(?:usr\/)?(?:local\/)?s?bin\/?(?::\/(?:usr\/)?(?:local\/)?s?bin\/?)*$/;

/** Only folders of the system: what is found there is what is found without it. */
export function isUsualPath(name: string, value: string | undefined): boolean {
  return name === "PATH" && value !== undefined && usualPath.test(value);
}

/** A text that it may not hold, because it is set twice or perhaps not at all, is not kept. */
export function setVariable(
  name: string,
  { text, from }: { readonly text?: string; readonly from?: readonly number[] },
  { line, isCertain }: Frame,
): void {
  const isKnown =
    text !== undefined && isCertain && !line.reassigned.has(name) && !line.reassigned.has(anyVariable);
  const all = [...new Set([...(line.variables.get(name)?.from ?? []), ...(from ?? [])])];
  line.variables.set(name, { ...(isKnown && { text }), ...(all.length > 0 && { from: all }) });
}

/** A command that sets what it names: from there on, nothing is known of it. */
export function setNamed(words: readonly ShellWord[], frame: Frame): void {
  const { variables, reassigned } = frame.line;
  for (const name of namesSetBy(words.map(({ text }) => text))) {
    if (words.some(({ text }) => text === `${name}=${variables.get(name)?.text}`)) continue;
    if (changesPrograms(name))
      frame.refuse("changes-program", `\`${name}\` changes what commands do`, words[0]);
    reassigned.add(name);
    for (const [each, { from }] of variables)
      if (name === anyVariable || name === each) variables.set(each, { ...(from && { from }) });
  }
}

/** `a[$(command)]`: where the shell takes a text for a variable or a number, it runs the command. */
export function runsSubscript(text: string): boolean {
  return /\[[^[\]]*(?:\$\(|`)/.test(text);
}

/** Whether it is a variable that changes what commands do. */
export function changesPrograms(name: string): boolean {
  return names.has(name.toUpperCase()) || beginnings.test(name) || endings.test(name);
}
