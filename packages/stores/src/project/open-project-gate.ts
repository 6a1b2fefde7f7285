// The gate of a project: its policies, stores, keys and times are what its palisade.yaml says.
import { type Guard, GuardError } from "@palisade/guardrails";
import { approvalQuestion, type OpenGate, type OpenGateOptions, openGate } from "@palisade/guardrails/gate";
import { createProjectGuard, type ProjectGuardOptions, readProject } from "@palisade/guardrails/project";
import { createFileHeadKeeper } from "../file/file-head-keeper.js";
import { readKeyFile } from "../keys/key-file.js";
import { openProjectStores } from "./open-project-stores.js";

export type ProjectGateOptions = Pick<
  OpenGateOptions,
  "modes" | "detectors" | "notifiers" | "mask" | "host"
> & {
  /** The path of the settings; default: `palisade.yaml`. */
  readonly file?: string;
  /** Beside what the settings say. */
  readonly guard?: Omit<ProjectGuardOptions, "subjects">;
};

export type ProjectGate = OpenGate & {
  readonly guard: Guard;
  /** Waits for what is being written. */
  close(): Promise<void>;
};

/**
 * A gate as the settings of a project have it: `palisade approvals` and `palisade audit` find it by the same settings.
 * @throws {GuardError} for settings without `gate`, and for policies that cannot be used; {StoreError} for stores and keys
 * @example const { gate, approvals, close } = await openProjectGate();
 */
export async function openProjectGate({
  file,
  guard: more,
  ...options
}: ProjectGateOptions = {}): Promise<ProjectGate> {
  const project = await readProject(file);
  const { settings, pathOf } = project;
  const { gate: chosen } = settings;
  if (chosen === undefined)
    throw new GuardError("invalid_options", `${project.file}: there is no \`gate\`: name its \`database\``);
  const guard = await createProjectGuard(project, { ...more, subjects: [approvalQuestion] });
  const { signer, signEvery: every = 100, head, approvalMinutes, sessionHours } = chosen;
  const key = signer === undefined ? undefined : await readKeyFile(pathOf(signer));
  const stores = await openProjectStores(chosen, pathOf);
  try {
    const opened = openGate({
      ...options,
      guard,
      stores,
      ...(key === undefined ? {} : { signer: { key, every } }),
      ...(head === undefined ? {} : { heads: createFileHeadKeeper(pathOf(head)) }),
      ...(approvalMinutes === undefined ? {} : { approvalMinutes }),
      ...(sessionHours === undefined ? {} : { sessionHours }),
    });
    return { ...opened, guard, close: () => stores.close() };
  } catch (error) {
    await stores.close();
    throw error;
  }
}
