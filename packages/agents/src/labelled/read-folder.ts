import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

export type LabelledFile = { readonly file: string; readonly text: string };

/**
 * The files of a folder, and of those below it, that end in `.yaml`, `.yml` or `.json`: in the order of their names.
 * @throws if the folder cannot be read
 */
export async function readFolder(folder: string): Promise<readonly LabelledFile[]> {
  const names = (await readdir(folder, { recursive: true }))
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => [".yaml", ".yml", ".json"].some((ending) => name.endsWith(ending)))
    .sort();
  return Promise.all(names.map(async (file) => ({ file, text: await readFile(join(folder, file), "utf8") })));
}
