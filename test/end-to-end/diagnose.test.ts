// `palisade diagnose`, in the demo tenant: a cluster by its name, in every format, and the exit codes.
import { diagnosisSchema } from "@palisade/agents";
import { startDemoTenant } from "@palisade/palette/demo";
import { describe, expect, it } from "vitest";
import { runHere } from "./run-in-process.js";

const diagnose = (...line: readonly string[]) => runHere(["diagnose", ...line]);

describe("diagnose", () => {
  it("shows why a cluster is not well, what was found, and what the guard says to what could be done", async () => {
    const { code, out, err } = await diagnose("prod-analytics-eks", "--demo");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const lines = out.split("\n");
    expect(lines[0]).toMatch(/^prod-analytics-eks \(eks, Running, 1\.31[^)]*\)$/);
    expect(out).toContain("node-memory-pressure (97%): A node is short of memory, and evicts pods.");
    expect(out).toContain("it explains node-not-ready, crash-looping-workload");
    expect(out).toMatch(/memory {2}[▁▂▃▄▅▆▇█]+ \d+ MB/);
    expect(out).toContain("add a node to pool `memory`: require approval (ACT-PRODUCTION-WRITE)");
    expect(out).not.toContain("\u001b");
  });

  it("colours on a terminal alone", async () => {
    const { out } = await runHere(["diagnose", "prod-analytics-eks", "--demo"], "", { coloured: true });
    expect(out).toContain("\u001b[31m");
  });

  it("is JSON of the published schema for programs", async () => {
    const { code, out } = await diagnose(
      "store-0231-lyon",
      "--demo",
      "--format",
      "json",
      "--fail-under",
      "80",
    );
    const { rootCauses, verdict } = diagnosisSchema.parse(JSON.parse(out));
    expect({ code, verdict, first: rootCauses[0]?.cause }).toEqual({
      code: 1,
      verdict: "unwell",
      first: "edge-host-offline",
    });
  });

  it("is Markdown for tickets", async () => {
    const { out } = await diagnose(
      "prod-web-aks",
      "--demo",
      "--project",
      "Production",
      "--format",
      "markdown",
    );
    expect(out).toMatch(/^## `prod-web-aks`: unwell, \d+ of 100\n/);
    expect(out).toContain("- **repave-awaiting-approval** (82%)");
    expect(out).toContain("| repave-awaiting-approval | approve that the nodes are replaced |");
  });

  it("fails below a score, and only then", async () => {
    expect((await diagnose("prod-payments-use1", "--demo", "--fail-under", "100")).code).toBe(0);
  });

  it("reaches a Palette by the environment", async () => {
    const demo = await startDemoTenant();
    const environment = { PALETTE_API_KEY: demo.keys["viewer"] ?? "", PALETTE_HOST: demo.url };
    const seen = await runHere(["diagnose", "prod-vmw-fra1"], "", { environment });
    expect(seen.out).toContain("certificate-expiry");
    const hidden = await runHere(["diagnose", "store-0231-lyon"], "", { environment });
    expect(hidden).toEqual({ code: 2, out: "", err: "error: there is no cluster `store-0231-lyon`\n" });
    const refused = await runHere(["diagnose", "x"], "", {
      environment: { ...environment, PALETTE_API_KEY: "wrong" },
    });
    expect(refused).toMatchObject({ code: 2, err: expect.stringMatching(/^error: Palette: unauthorized: /) });
    await demo.close();
  });

  it.each([
    [[], "missing required argument"],
    [["nope", "--demo"], "there is no cluster `nope`"],
    [["prod-web-aks", "--demo", "--project", "Staging"], "there is no cluster `prod-web-aks` in `Staging`"],
    [["prod-web-aks", "--demo", "--project", "Nope"], "there is no project `Nope` that this key sees"],
    [["prod-web-aks"], "PALETTE_API_KEY is not set"],
    [["prod-web-aks", "--demo", "--fail-under", "101"], "--fail-under is a score from 0 to 100"],
  ])("%j ends with 2", async (line, message) => {
    const { code, out, err } = await diagnose(...line);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(message);
  });
});
