// A demo tenant for a file of tests, with a clock that the tests turn.
import { afterAll, beforeAll } from "vitest";
import { type DemoTenant, type DemoTenantOptions, startDemoTenant } from "../demo/index.js";
import { type Answered, type Asking, ask, uidOfNamed } from "./demo-client.js";

export const demoStart = Date.UTC(2026, 10, 20, 9, 15);

export type RunningDemo = {
  readonly demo: DemoTenant;
  /** Turns the clock on. */
  readonly pass: (milliseconds: number) => void;
  readonly ask: (path: string, asking?: Asking) => Promise<Answered>;
  /** Uid of a cluster, and of its project. */
  readonly cluster: (name: string) => {
    readonly uid: string;
    readonly project: string;
    readonly configUid: string;
  };
  readonly project: (name: string) => string;
};

/** Starts before the tests of the file, and closes after them. */
export function runningDemo(options: Omit<DemoTenantOptions, "clock"> = {}): RunningDemo {
  let now = demoStart;
  let started: DemoTenant | undefined;
  const demo = () => {
    if (started === undefined) throw new Error("tests have not begun");
    return started;
  };
  beforeAll(async () => {
    started = await startDemoTenant({ ...options, clock: () => now });
  });
  afterAll(() => demo().close());
  return {
    get demo() {
      return demo();
    },
    pass: (milliseconds) => {
      now += milliseconds;
    },
    ask: (path, asking) => ask(demo(), path, asking),
    cluster: (name) => {
      const found = [...demo().state.clusters.values()].find((each) => each.name === name);
      if (found === undefined) throw new Error(`no cluster ${name}`);
      return { uid: found.uid, project: found.projectUid, configUid: found.cloudConfigUid };
    },
    project: (name) => uidOfNamed(demo().state.projects, name),
  };
}
