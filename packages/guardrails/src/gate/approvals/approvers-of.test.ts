// Who may approve is read from the policies, and nobody is two people.
import { expect, it } from "vitest";
import { createGuard } from "../../node.js";
import { privateKeyOf, publicKeyOf } from "../signing/ed25519-key.js";
import { approvalQuestion } from "./approval-question.js";
import { approversOf, readApprovers } from "./approvers-of.js";

const keyOf = (seed: number) => publicKeyOf(privateKeyOf(new Uint8Array(32).fill(seed)));
const ann = { name: "ann", roles: ["lead"], keys: [keyOf(1), keyOf(2)], tenants: ["acme"] };
const bob = { name: "bob", roles: [], keys: [keyOf(3)], until: "2027-01-01T00:00:00Z" };

it("are the parameter of the pack, and nobody without it", async () => {
  const parameters = { approval: { approvers: [ann, bob] } };
  const guard = await createGuard({ subjects: [approvalQuestion], parameters });
  expect(approversOf(guard)).toEqual([ann, bob]);
  expect(approversOf(await createGuard({ subjects: [approvalQuestion] }))).toEqual([]);
  expect(approversOf({ subjects: [] })).toEqual([]);
});

it("a guard with people that lack something is not made", async () => {
  const parameters = { approval: { approvers: [{ name: "ann", roles: ["lead"] }] } };
  await expect(createGuard({ subjects: [approvalQuestion], parameters })).rejects.toMatchObject({
    code: "invalid_parameters",
    problems: [{ at: expect.stringMatching(/^\/approval\/approvers\/0/) }],
  });
});

it.each<[string, unknown, string, string]>([
  ["two of a name", [ann, { ...bob, name: "ann" }], "/1/name", "there are two called `ann`"],
  ["two whose names are one", [ann, { ...bob, name: "ANN " }], "/1/name", "called `ANN `, one as `ann`"],
  [
    "a key of two",
    [ann, { ...bob, keys: [keyOf(4), keyOf(2)] }],
    "/1/keys",
    "`bob` has a key of `ann`: nobody could tell who signed",
  ],
  ["a key twice", [{ ...ann, keys: [keyOf(1), keyOf(1)] }], "/0/keys", "`ann` has a key of `ann`: nobody"],
  ["no list", { ann }, "", "must be an array"],
  ["a private key", [{ ...ann, keys: [privateKeyOf(new Uint8Array(32))] }], "", "there is no such field"],
])("%s is refused", (_, given, at, message) => {
  try {
    readApprovers(given);
    expect.unreachable("it was read");
  } catch (error) {
    expect(error).toMatchObject({ name: "GuardError", code: "invalid_parameters" });
    const { problems } = error as { problems: { at: string; message: string }[] };
    expect(problems).toEqual([
      { at: `/approval/approvers${at}`, message: expect.stringContaining(message), isValue: true },
    ]);
  }
});
