// Attestations that say nothing are told from those that count, and from those that need not.
import { expect, it } from "vitest";
import { attestationMistake } from "./attestation-mistake.js";
import type { Attestation, Framework, FrameworkControl } from "./framework.js";
import { judgeFramework } from "./judge-framework.js";

const control: FrameworkControl = { id: "4.1", title: "One", assessment: "manual", look: "Look at it." };
const framework: Framework = {
  name: "hipaa",
  framework: "HIPAA",
  title: "Framework",
  claim: "checks",
  sections: [
    {
      id: "s",
      title: "Section",
      controls: [
        control,
        { ...control, id: "4.2", rules: ["R"] },
        { ...control, id: "4.3", rules: ["R"], attest: true },
      ],
    },
  ],
};
const other = { ...framework, name: "cis", framework: "CIS-Kubernetes-1.12" };

const rule = {
  subject: "configuration" as const,
  rule: "R",
  title: "",
  description: "",
  severity: "low" as const,
  controls: [],
  remedy: "",
};

const word: Attestation = {
  framework: "HIPAA",
  control: "4.1",
  statement: "So it is",
  owner: "ada",
  date: "2026-01-01",
  expires: "2026-12-31",
};

function mistakeOf(given: Partial<Attestation>, before: readonly Attestation[] = []): string | undefined {
  const attestation = { ...word, ...given };
  const today = "2026-06-15";
  const result = judgeFramework(framework, {
    findings: [],
    rules: [rule],
    seen: { kinds: new Set(), hasWorkloads: true, components: new Set() },
    attestations: [...before, attestation],
    today,
    hasBaseline: false,
  });
  return attestationMistake(attestation, { frameworks: [other, framework], results: [result], today });
}

it.each<[string, Partial<Attestation>, string | undefined]>([
  ["one that counts", {}, undefined],
  ["one beside rules that see a part", { control: "4.3" }, undefined],
  ["one of a framework that was not asked about", { framework: "CIS-Kubernetes-1.12" }, undefined],
  ["a framework", { framework: "HIPPA" }, "there is no framework `HIPPA` (did you mean `HIPAA`?)"],
  ["a pack", { framework: "cis" }, "there is no framework `cis` (did you mean `CIS-Kubernetes-1.12`?)"],
  ["nothing like one", { framework: "SOC" }, "there is no framework `SOC`"],
  ["a control", { control: "4.9" }, "`HIPAA` has no control `4.9` (did you mean `4.1`?)"],
  [
    "a control, of a framework that was not asked about",
    { framework: "CIS-Kubernetes-1.12", control: "x" },
    "`CIS-Kubernetes-1.12` has no control `x`",
  ],
  ["what is over", { expires: "2026-06-14" }, "it ended on 2026-06-14"],
  ["what is to come", { date: "2026-06-16" }, "it begins on 2026-06-16"],
  ["no day at all", { date: "2026-06-16", expires: "2026-06-10" }, "it ends on 2026-06-10, before it begins"],
  ["what rules judge", { control: "4.2" }, "rules judge `4.2`, and nobody's word counts beside them"],
])("%s", (_, given, mistake) => {
  expect(mistakeOf(given)).toBe(mistake);
});

it("a second one of a control", () => {
  expect(mistakeOf({}, [word])).toBe("another one of the same control counts before it");
});
