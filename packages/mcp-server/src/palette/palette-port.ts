// The way to Palette: clients that read for whoever may, and one that writes for the time of a gate's execution only.
import type { Execute, Running } from "@palisade/guardrails/gate";
import { createPaletteClient, type PaletteClient, type PaletteConnection } from "@palisade/palette";
import { createPaletteWriteClient, type PaletteWriteClient } from "@palisade/palette/writes";
import type { Access } from "./principals.js";

/** Makes a change as the gate let it run: whatever it does is done with what the gate hands it. */
export type Change<Value> = (writes: PaletteWriteClient, running: Running) => Promise<Value>;

export type PalettePort = {
  /** A client with the key of a principal, kept to their projects. */
  reads(access: Access): PaletteClient;
  /**
   * What `gate.run` calls: only then, and for that call alone, is there a client that writes.
   * @example gate.run(action, port.executor({ access, project }, (writes) => writes.deleteCluster(uid)), { on });
   */
  executor<Value>(
    on: { readonly access: Access; readonly project: string },
    change: Change<Value>,
  ): Execute<Value>;
};

export function createPalettePort(connection: PaletteConnection): PalettePort {
  const as = ({ apiKey, projects }: Access): PaletteConnection => connection.as({ apiKey, projects });
  return {
    reads: (access) => createPaletteClient(as(access)),
    executor:
      ({ access, project }, change) =>
      (running) => {
        const writes = createPaletteWriteClient(as(access))
          .inProject(project)
          .with({ signal: running.signal, decisionId: running.decision });
        return change(writes, running);
      },
  };
}
