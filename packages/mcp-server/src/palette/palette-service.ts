// What the Palette tools of a server stand on, whoever calls them.
import type { ApprovalDesk, AuditLog, Gate, PrivateKey } from "@palisade/guardrails/gate";
import type { Features } from "../features.js";
import type { Agents } from "./agents.js";
import type { PalettePort } from "./palette-port.js";
import type { Principals } from "./principals.js";

export type PaletteService = {
  readonly port: PalettePort;
  readonly principals: Principals;
  /** Judges what is read, and runs what is changed. */
  readonly gate: Gate;
  readonly approvals: ApprovalDesk;
  readonly audit: AuditLog;
  readonly features: Features;
  /** Which tenant the records are of. */
  readonly tenant: string;
  /** What kind of environment a project is, by its uid: `production`, `staging`, … Policies take those that are missing for production. */
  readonly environments?: ReadonlyMap<string, string>;
  /** The label of clusters that says so where the project does not; default: none is believed. */
  readonly environmentLabel?: string;
  /** A folder for kubeconfigs. */
  readonly kubeconfigs?: string;
  readonly agents?: Agents;
  /** By principal: what signs the confirmations that they give by way of their client. Without one, nobody is asked. */
  readonly confirmationKeys?: ReadonlyMap<string, PrivateKey>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
};

/** Who calls the tools: as the transport has proven it. */
export type Caller = { readonly principal: string; readonly session?: string };
