// Builds every bundle declared in bundles/, and puts the one that ships where guardrails finds it.
import { cp, mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeBundle } from "@palisade/bundle";
import { compile, renderDiagnostics, type Source } from "@palisade/compiler";
import { parseJson, RegoObject, valueFromJavaScript } from "@palisade/language";
import { parse } from "yaml";

const root = fileURLToPath(new URL("..", import.meta.url));
const declarations = join(root, "bundles");
const shipped = "palisade.tar.gz";

type Declaration = {
  readonly name: string;
  readonly description: string;
  readonly sources: readonly string[];
  readonly entrypoints: readonly string[];
  readonly roots: readonly string[];
  readonly data: readonly { readonly file: string; readonly path: string }[];
};

async function regoFiles(folder: string): Promise<readonly Source[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".rego") && !entry.name.endsWith("_test.rego"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    paths.map(async (path) => ({
      file: path.slice(root.length).replaceAll("\\", "/"),
      text: await readFile(path, "utf8"),
    })),
  );
}

async function readData(files: Declaration["data"]): Promise<RegoObject> {
  const data = new RegoObject();
  for (const { file, path } of files) {
    const text = await readFile(join(root, file), "utf8");
    const value = file.endsWith(".json") ? parseJson(text) : valueFromJavaScript(parse(text));
    const steps = path.split("/");
    let parent = data;
    for (const step of steps.slice(0, -1)) {
      const child = parent.get(step);
      const next = child instanceof RegoObject ? child : new RegoObject();
      parent.set(step, next);
      parent = next;
    }
    parent.set(steps.at(-1) as string, value);
  }
  return data;
}

async function build(file: string): Promise<void> {
  const declaration = parse(await readFile(join(declarations, file), "utf8")) as Declaration;
  const sources = (await Promise.all(declaration.sources.map(regoFiles))).flat();
  const { wasm, entrypoints, annotations, diagnostics } = compile(sources, {
    entrypoints: declaration.entrypoints,
    optimize: 1,
  });
  const texts = new Map(sources.map((source) => [source.file, source.text]));
  if (diagnostics.length > 0) console.error(renderDiagnostics(diagnostics, texts));
  if (wasm === undefined) throw new Error(`${file}: the policies do not compile`);
  const bytes = await writeBundle({
    manifest: {
      name: declaration.name,
      description: declaration.description,
      roots: declaration.roots,
    },
    wasm,
    entrypoints,
    annotations,
    data: await readData(declaration.data),
  });
  const output = join(declarations, `${declaration.name}.tar.gz`);
  await writeFile(`${output}.tmp`, bytes);
  await rename(`${output}.tmp`, output);
  console.log(`${declaration.name}.tar.gz: ${bytes.length} bytes, policy.wasm ${wasm.length} bytes`);
}

for (const file of (await readdir(declarations)).sort()) {
  if (file.endsWith(".yaml")) await build(file);
}
const target = join(root, "packages/guardrails/bundles");
await mkdir(target, { recursive: true });
await cp(join(declarations, shipped), join(target, shipped));
