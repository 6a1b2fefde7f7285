// Every link between pages leads to a file that is there, and to a heading in it.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { anchor } from "../../scripts/reference/markdown.js";
import { repository } from "../packages/workspaces.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

const pages = [
  join(root, "README.md"),
  join(root, "CONTRIBUTING.md"),
  ...["docs", "bundles", "examples", "packages", "policies-rego"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md") && !name.includes("node_modules"))
      .map((name) => join(root, folder, name)),
  ),
];

const published = `${repository}/blob/main/`;

function problemOf(page: string, link: string): string | undefined {
  const [path = "", fragment] = link.split("#");
  const target = path.startsWith(published)
    ? join(root, path.slice(published.length))
    : path === ""
      ? page
      : join(dirname(page), path);
  if (!existsSync(target)) return `${link}: no such file`;
  if (fragment === undefined) return undefined;
  const headings = [...readFileSync(target, "utf8").matchAll(/^#+ (.+)$/gm)];
  return headings.some(([, heading = ""]) => anchor(heading) === fragment)
    ? undefined
    : `${link}: no such heading`;
}

describe("links", () => {
  it.each(pages.map((page) => relative(root, page)))("%s", (name) => {
    const page = join(root, name);
    const prose = readFileSync(page, "utf8").replaceAll(/^```[\s\S]*?^```$/gm, "");
    const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, link = ""]) => link)
      .filter((link) => !/^[a-z]+:/.test(link) || link.startsWith(published));
    expect(links.flatMap((link) => problemOf(page, link) ?? [])).toEqual([]);
  });
});
