// Who may approve, as the policies have it: the parameter `approvers` of the pack `approval`.
import { z } from "zod";
import { messageOf } from "../../caught.js";
import { readRequest } from "../../contract/read-request.js";
import type { Guard } from "../../guard.js";
import { GuardError } from "../../guard-error.js";
import { keyId } from "../signing/ed25519-key.js";
import { type Approver, approverSchema } from "./count-votes.js";
import { nameKey } from "./name-key.js";

const listSchema = z.strictObject({ approvers: z.array(approverSchema) });

/**
 * The approvers of a guard's policies. They come with what judges: signed where its bundles are, and part of the digests in
 * every decision.
 * @throws {GuardError} `invalid_parameters` for what is no list of people, for two of one name, and for one key of two
 * @example approversOf(guard).map(({ name }) => name)
 */
export function approversOf(guard: Pick<Guard, "subjects">): readonly Approver[] {
  const approval = guard.subjects.find(({ name }) => name === "approval");
  return readApprovers(approval?.parameters["approvers"] ?? []);
}

/** @throws {GuardError} as `approversOf` */
export function readApprovers(given: unknown): readonly Approver[] {
  const approvers = readList(given);
  const names = new Map<string, string>();
  const owners = new Map<string, string>();
  for (const [index, { name, keys }] of approvers.entries()) {
    const before = names.get(nameKey(name));
    if (before !== undefined)
      throw refused(
        `there are two called \`${name}\`${before === name ? "" : `, one as \`${before}\``}`,
        `/${index}/name`,
      );
    names.set(nameKey(name), name);
    for (const key of keys.map(keyId)) {
      const owner = owners.get(key);
      if (owner !== undefined)
        throw refused(
          `\`${name}\` has a key of \`${owner}\`: nobody could tell who signed`,
          `/${index}/keys`,
        );
      owners.set(key, name);
    }
  }
  return approvers;
}

function readList(given: unknown): readonly Approver[] {
  try {
    return readRequest({ called: "who may approve", schema: listSchema }, { approvers: given }).approvers;
  } catch (error) {
    throw refused(messageOf(error), "");
  }
}

function refused(message: string, at: string): GuardError {
  return new GuardError("invalid_parameters", `the approvers cannot be used: ${message}`, {
    problems: [{ at: `/approval/approvers${at}`, message, isValue: true }],
  });
}
