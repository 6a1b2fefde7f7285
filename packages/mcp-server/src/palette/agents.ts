// What agents answer: a port, so that whoever serves these tools brings their own.
import type { PaletteClient } from "@palisade/palette";

/** What an agent may use: reads of one project, as the principal who asked, and whether anybody still waits. */
export type AgentCall = {
  readonly palette: PaletteClient;
  readonly project: string;
  readonly signal: AbortSignal;
};

type Report = Readonly<Record<string, unknown>>;

/** Each gives a report as plain JSON; what it says goes the way of everything that was read. */
export type Agents = {
  readonly diagnose?: (asked: { readonly cluster: string }, call: AgentCall) => Promise<Report>;
  readonly recommend?: (
    asked: { readonly requirements: string; readonly cloud?: string },
    call: AgentCall,
  ) => Promise<Report>;
  readonly checkCompliance?: (
    asked: { readonly cluster: string; readonly framework?: string },
    call: AgentCall,
  ) => Promise<Report>;
};
