// Imports point one way along the pipeline (STYLE rule 1); a boundary is one line here.
const packages = {
  language: [],
  bundle: ["language"],
  compiler: ["language"],
  runtime: ["language", "bundle"],
  tester: ["language", "compiler", "runtime"],
  guardrails: ["language", "runtime"],
  stores: ["guardrails"],
  secrets: [],
  palette: [],
  agents: ["language", "guardrails", "palette"],
  "mcp-server": ["language", "guardrails", "palette"],
  cli: [
    "language",
    "bundle",
    "compiler",
    "runtime",
    "tester",
    "guardrails",
    "stores",
    "secrets",
    "palette",
    "agents",
    "mcp-server",
  ],
  testkit: ["language", "bundle", "compiler", "runtime", "tester"],
};

// Stages of the compiler, in the order text goes through them.
const stages = ["source", "syntax", "check", "planner", "analysis", "optimiser", "wasm"];

/** `source` says where a thing stands in terms of `syntax`'s locations, as types only. */
const laterStages = stages.slice(0, -1).map((stage, index) => ({
  name: `compiler-${stage}-knows-nothing-later`,
  severity: "error",
  from: { path: `^packages/compiler/src/${stage}/`, pathNot: "\\.test\\.ts$" },
  to: {
    path: `^packages/compiler/src/(${stages.slice(index + 1).join("|")}|compile\\.ts)`,
    dependencyTypesNot: ["type-only"],
  },
}));

const packageRules = Object.entries(packages).map(([name, allowed]) => ({
  name: `${name}-imports-only-earlier-packages`,
  severity: "error",
  from: { path: `^packages/${name}/src/`, pathNot: "\\.test\\.ts$" },
  to: {
    path: "^packages/|^node_modules/@palisade/",
    pathNot: [`^packages/${name}/`, ...allowed.map((each) => `^(packages|node_modules/@palisade)/${each}/`)],
  },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...packageRules,
    ...laterStages,
    {
      name: "pure-core",
      comment:
        "language, compiler, runtime, bundle and guardrails do no I/O; their Node entries, what only those import (threads/), tests and their helpers may",
      severity: "error",
      from: {
        path: "^packages/(language|compiler|runtime|bundle|guardrails)/src/",
        pathNot: "(/node\\.ts|/threads/[^/]+\\.ts|/testing/[^/]+\\.ts|\\.test\\.ts)$",
      },
      to: { path: "^(node:)?(fs|net|http|https|child_process|os|process|path|worker_threads)(/|$)" },
    },
    {
      name: "agents-cannot-write",
      comment:
        "what agents propose is done through the gate alone; a client that writes is made of a connection",
      severity: "error",
      from: { path: "^packages/agents/src/", pathNot: "\\.test\\.ts$" },
      to: {
        path: "^packages/palette/(src|dist)/(writes|client/writes|client/palette-connection)|^node_modules/@palisade/palette/writes",
      },
    },
    {
      name: "writes-only-behind-the-gate",
      comment: "a client that changes Palette is made within an executor of the gate, and nowhere else",
      severity: "error",
      from: {
        path: "^packages/(?!palette/)[^/]+/src/",
        pathNot: "^packages/mcp-server/src/palette/palette-port\\.ts$",
      },
      to: { path: "^packages/palette/src/(client/)?writes/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "/dist/|\\.generated\\.ts$|^packages/wasm-library/assembly" },
    tsConfig: { fileName: "tsconfig.check.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "default"] },
  },
};
