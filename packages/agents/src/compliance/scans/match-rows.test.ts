import { readShippedFramework } from "@palisade/guardrails/node";
import type { Framework } from "@palisade/guardrails/reports";
import { beforeAll, describe, expect, it } from "vitest";
import type { ScanRow } from "./benchmark-scan.js";
import { matchRows, wordsOf } from "./match-rows.js";

let cis: Framework;
beforeAll(async () => {
  cis = await readShippedFramework("cis");
});

const row = (type: string, testId: string, description: string, expected = ""): ScanRow => ({
  report: type,
  type,
  testId,
  state: "PASS",
  description,
  expected,
  remediation: "",
  value: "",
});

const controlOf = (each: ScanRow): string | undefined => [...matchRows([each], cis).byControl.keys()][0];

describe("matchRows", () => {
  it.each([
    [
      "master",
      "1.1.12",
      "Ensure that the etcd data directory ownership is set to etcd:etcd (Automated)",
      "1.1.12",
    ],
    [
      "master",
      "1.2.6",
      "Ensure that the --kubelet-certificate-authority argument is set as appropriate",
      "1.2.5",
    ],
    ["master", "1.2.7", "Ensure that the --authorization-mode argument is not set to AlwaysAllow", "1.2.6"],
    ["master", "1.2.8", "Ensure that the --authorization-mode argument includes Node", "1.2.7"],
    ["master", "1.2.9", "Ensure that the --authorization-mode argument includes RBAC", "1.2.8"],
    ["master", "1.2.11", "Ensure that the admission control plugin AlwaysAdmit is not set", "1.2.10"],
    ["master", "1.2.22", "Ensure that the --audit-log-path argument is set", "1.2.16"],
    ["node", "4.2.7", "Ensure that the --make-iptables-util-chains argument is set to true", "4.2.6"],
    ["policies", "5.2.12", "Minimize the admission of HostPath volumes (Manual)", "5.2.11"],
    ["policies", "5.7.3", "Apply Security Context to Your Pods and Containers (Manual)", "5.6.3"],
    // The benchmark of EKS numbers its chapters otherwise.
    ["node", "3.2.1", "Ensure that the Anonymous Auth is Not Enabled (Automated)", "4.2.1"],
    [
      "node",
      "3.2.2",
      "Ensure that the --authorization-mode argument is not set to AlwaysAllow (Automated)",
      "4.2.2",
    ],
    // Without a word, the number is all there is.
    ["master", "1.2.16", "", "1.2.16"],
  ])("takes %s %s, %s, for %s", (type, testId, description, expected) => {
    expect(controlOf(row(type, testId, description))).toBe(expected);
  });

  it("has words of the row's own about the same", () => {
    expect(
      controlOf(
        row(
          "master",
          "1.2.13",
          "Service accounts are admitted",
          "--disable-admission-plugins does not have ServiceAccount",
        ),
      ),
    ).toBe("1.2.12");
  });

  it.each([
    ["node", "4.2.6", "Ensure that the --protect-kernel-defaults argument is set to true (Automated)"],
    ["node", "3.1.1", "Ensure that the kubeconfig file permissions are set to 644 or more restrictive"],
    ["managedservices", "5.1.1", "Ensure Image Vulnerability Scanning using Amazon ECR image scanning"],
    ["master", "9.9.9", ""],
  ])("leaves %s %s, %s, open", (type, testId, description) => {
    const { byControl, unmatched } = matchRows([row(type, testId, description)], cis);
    expect({ controls: byControl.size, unmatched: unmatched.map((each) => each.testId) }).toEqual({
      controls: 0,
      unmatched: [testId],
    });
  });
});

describe("wordsOf", () => {
  it.each([
    ["Ensure that the --anonymous-auth argument is set to false", ["anonymous-auth", "false"]],
    ["AlwaysAdmit and RBAC", ["~alwaysadmit", "^rbac"]],
    ["pods' security policies", ["pods", "security", "polic"]],
  ])("%s", (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});
