import { describe, expect, it } from "vitest";
import { findCredentials } from "./find-credentials.js";

/** Made up of parts, so that no scanner takes a test for a leak. */
const of = (...parts: readonly string[]): string => parts.join("");
const kindsIn = (text: string): readonly string[] => findCredentials(text).map(({ kind }) => kind);
const mixed = "aB3dE6gH9jK2mN5p";

describe("a credential by its mark", () => {
  it.each([
    ["age-secret-key", of("AGE-SECRET", "-KEY-1", "Q7".repeat(29))],
    ["aws-access-key", of("AK", "IA", "Q7".repeat(8))],
    ["azure-storage-key", of("Account", "Key=", "aB3".repeat(28), "aB", "==")],
    ["digitalocean-token", of("do", "p_v1_", "a1".repeat(32))],
    ["github-token", of("gh", "p_", "aB3".repeat(12))],
    ["github-token", of("github", "_pat_", "aB3".repeat(20))],
    ["gitlab-token", of("gl", "pat-", "aB3d5".repeat(4))],
    ["google-api-key", of("AI", "za", "aB3d5".repeat(7))],
    ["hugging-face-token", of("hf", "_", "aB".repeat(17))],
    ["kubeadm-token", of("kubeadm join --token ", "abc123", ".", "a1".repeat(8))],
    ["jwt", of("ey", "J", "aB3d5678", ".ey", "J", "aB3d5678", ".", "aB3d".repeat(4))],
    ["npm-token", of("npm", "_", "aB3".repeat(12))],
    ["openai-key", of("s", "k-", "aB3d5".repeat(4))],
    ["private-key", of("-----BEGIN ", "OPENSSH PRIVATE", " KEY-----")],
    ["pypi-token", of("pypi", "-AgE", "aB3d5".repeat(10))],
    ["sendgrid-key", of("S", "G.", "aB3d".repeat(4), ".", "aB3d".repeat(4))],
    ["slack-token", of("xo", "xb-", "aB3d5".repeat(2))],
    ["slack-webhook", of("https://hooks.sl", "ack.com/services/", "aB3d5".repeat(8))],
    ["stripe-key", of("s", "k_live_", "aB3d".repeat(4))],
    ["terraform-cloud-token", of("aB3d567".repeat(2), ".atlas", "v1.", "aB3d5".repeat(12))],
    ["twilio-key", of("S", "K", "a1".repeat(16))],
    ["vault-token", of("hv", "s.", "aB3d5".repeat(4))],
    ["url-password", "postgres://app:s3cr3tpw@db:5432/x"],
    ["authorization-header", `Authorization: Bearer ${mixed}`],
    ["docker-config-auth", `{"auth": "${mixed}"}`],
    ["assignment", `password = ${mixed}`],
  ])("%s: %s", (kind, text) => {
    expect(kindsIn(`see ${text} here`)).toContain(kind);
  });
});

describe("a stand-in for a credential", () => {
  it.each([
    "<my-password>",
    "$PASSWORD1",
    "%PASSWORD1%",
    "{{password1}}",
    "[password1]",
    "(password1)",
    "&password1",
    "?password1",
    "********",
    "xxxxPassword1",
    "...Password1",
    "Pass***word1",
    "Example-1-Key",
    "Placeholder-1",
    "ChangeMe-123",
    "Redacted-123",
    "Dummy-Value-1",
    "Your-Key-123",
    "undefined",
  ])("is none: %s", (value) => expect(kindsIn(`password: ${value}`)).toEqual([]));
});

describe("a value that is assigned", () => {
  it.each([
    ["small letters", "correcthorsebattery", false],
    ["words that are joined", "correct-horse_battery/staple", false],
    ["small letters and a sign of another kind", "correct=horse+battery", false],
    ["words joined by a number, which follow no pattern", "correct-1-horse", true],
    ["small letters and few digits", "abababa1", false],
    ["small letters and digits", "q8w3e7r2", true],
    ["eight different signs", "abcdef12", true],
    ["seven different signs among eight", "abcdeff1", false],
    ["capitals and digits", "Q8W3E7R2", true],
    ["small and capital letters", "CorrectHorseBattery", false],
    ["small and capital letters, and digits", "Aaaaaaa1", true],
    ["small and capital letters, and signs", "Aaaaaaa!", true],
    ["small letters, digits and signs", "aaaaaa1!", true],
    ["capitals, digits and signs", "AAAAAA1!", true],
  ])("of %s: %s", (_, value, isSecret) => {
    expect(kindsIn(`token: ${value}`)).toEqual(isSecret ? ["assignment"] : []);
  });

  it.each([
    ["authorization-header", "authorization: bearer ", "abcdefghijklmnop"],
    ["docker-config-auth", '"auth": "', "abcdefghijklmnop"],
  ])("looks like a secret in %s, or is none", (kind, before, plain) => {
    expect(kindsIn(`${before}${mixed}"`)).toEqual([kind]);
    expect(kindsIn(`${before}${plain}"`)).toEqual([]);
  });
});

describe("credentials", () => {
  const key = (index: number) => of("AK", "IA", "Q".repeat(13), String(index).padStart(3, "0"));
  it("are told in the order of the text, with their places", () => {
    expect(findCredentials(`password=${mixed} ${key(1)} postgres://app:s3cr3tpw@db`)).toEqual([
      { kind: "assignment", at: 0, length: 25 },
      { kind: "aws-access-key", at: 26, length: 20 },
      { kind: "url-password", at: 47, length: 26 },
    ]);
  });

  it("are a hundred at most", () => {
    const keys = (count: number) => Array.from({ length: count }, (_, index) => key(index)).join(" ");
    expect(findCredentials(keys(99))).toHaveLength(99);
    expect(findCredentials(keys(101))).toHaveLength(100);
  });
});
