// The script of a page that tries policies, as a web application would have it: runs in the browser.
import { writeBundle } from "@palisade/bundle";
import { compile, renderDiagnostics } from "@palisade/compiler";
import { RegoObject } from "@palisade/language";
import { type EvaluateOptions, EvaluationError, loadBundle } from "@palisade/runtime";

type Element = { textContent: string };
type Page = { readonly document: { getElementById(id: string): Element | null; readonly body: Element } };
const { document } = globalThis as unknown as Page;

const policy = `package shop

default allow := false

allow if {
	input.user in data.staff
	regex.match(\`^/orders/[0-9]+$\`, input.path)
}

digest := crypto.sha256(input.user)

endless if {
	some a in numbers.range(1, 1000)
	some b in numbers.range(1, 1000)
	some c in numbers.range(1, 1000)
	a + b + c < 0
}
`;
const mistaken = policy.replace("input.user in data.staff", "input.user in stuff");
const data = RegoObject.from([["staff", ["zoë", "bob"]]]);

async function decide(
  text: string,
  rule: string,
  input: unknown,
  options?: EvaluateOptions,
): Promise<string> {
  const file = "shop.rego";
  const { wasm, diagnostics } = compile([{ file, text }], { entrypoints: [`shop/${rule}`] });
  if (wasm === undefined) return renderDiagnostics(diagnostics, new Map([[file, text]]));
  const loaded = await loadBundle(await writeBundle({ wasm, data, revision: "in the browser" }));
  try {
    return loaded.evaluateJson(`shop/${rule}`, input, options) ?? "undefined";
  } catch (error) {
    if (error instanceof EvaluationError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

async function show(id: string, text: Promise<string>): Promise<void> {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no \`${id}\``);
  element.textContent = await text;
}

const visit = { user: "zoë", path: "/orders/7" };

/** Fills the page; the test that serves it waits for what it shows. */
export async function fillPage(): Promise<void> {
  await show("allowed", decide(policy, "allow", visit));
  await show("denied", decide(policy, "allow", { ...visit, user: "eve" }));
  await show("digest", decide(policy, "digest", visit));
  await show("mistake", decide(mistaken, "allow", visit));
  await show("endless", decide(policy, "endless", visit, { steps: 100_000 }));
}
