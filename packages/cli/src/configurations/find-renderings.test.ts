import { describe, expect, it } from "vitest";
import { findRenderings } from "./find-renderings.js";

function found(texts: Readonly<Record<string, string>>) {
  const files = Object.entries(texts).map(([path, text]) => ({
    path,
    bytes: new TextEncoder().encode(text),
  }));
  const { renderings, covers } = findRenderings(files);
  return {
    rendered: renderings.map(({ directory }) => directory),
    left: Object.keys(texts).filter((path) => !covers(path)),
  };
}

describe("charts", () => {
  it("are rendered with what is in them, other charts and kustomizations among it", () => {
    const inChart = [
      "Chart.yaml",
      "values.yaml",
      "charts/db/Chart.yaml",
      "charts/db/templates/a.yaml",
      "kustomization.yaml",
    ];
    const files = Object.fromEntries(inChart.map((name) => [`web/${name}`, ""]));
    expect(found({ ...files, "website/a.yaml": "" })).toEqual({
      rendered: ["web"],
      left: ["website/a.yaml"],
    });
    expect(found({ "Chart.yaml": "", "templates/a.yaml": "" })).toEqual({ rendered: ["."], left: [] });
  });
});

describe("kustomizations", () => {
  const base = {
    "base/kustomization.yaml": "resources: [a.yaml]\npatches: [{path: p.yaml}]\n",
    "base/a.yaml": "",
    "base/p.yaml": "",
    "base/other.yaml": "",
  };

  it("are rendered unless another one names them, and what nobody names is left", () => {
    const overlays = {
      "one/kustomization.yml": "resources: [../base]\n",
      "two/Kustomization": "bases: [../base/]\ncomponents: [../extra]\n",
      "extra/kustomization.yaml": "kind: Component\nresources: [b.yaml]\n",
      "extra/b.yaml": "",
    };
    expect(found({ ...base, ...overlays })).toEqual({ rendered: ["one", "two"], left: ["base/other.yaml"] });
    expect(found(base)).toEqual({ rendered: ["base"], left: ["base/other.yaml"] });
  });

  it("are not rendered if they are components of nobody", () => {
    const files = {
      "extra/kustomization.yaml": "kind: Component\nresources: [b.yaml]\n",
      "extra/b.yaml": "",
    };
    expect(found(files)).toEqual({ rendered: [], left: Object.keys(files) });
  });

  it("that name each other are rendered, so that it is said what is wrong", () => {
    const circle = {
      "a/kustomization.yaml": "resources: [../b]\n",
      "b/kustomization.yaml": "resources: [../a]\n",
    };
    expect(found(circle)).toEqual({ rendered: ["a"], left: [] });
    expect(found({ "a/kustomization.yaml": "resources: ['.']\n" })).toEqual({ rendered: ["a"], left: [] });
  });

  it("that cannot be read are rendered, and cover nothing but themselves", () => {
    expect(found({ "a/kustomization.yaml": "resources: [\n", "a/b.yaml": "" })).toEqual({
      rendered: ["a"],
      left: ["a/b.yaml"],
    });
  });
});
