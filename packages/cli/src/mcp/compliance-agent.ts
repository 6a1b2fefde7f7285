// The Compliance Checker behind `check_compliance`, by the frameworks and rules that ship.
import { complianceAgent } from "@palisade/agents/compliance";
import type { Guard } from "@palisade/guardrails";
import { createGuard, frameworkNames, readShippedFramework } from "@palisade/guardrails/node";
import type { Agents } from "@palisade/mcp-server";

/** Frameworks and guards are read when somebody asks, and kept. */
export function shippedComplianceAgent(): NonNullable<Agents["checkCompliance"]> {
  const guards = new Map<string, Promise<Guard>>();
  const guardFor = (framework: string): Promise<Guard> => {
    const guard =
      guards.get(framework) ?? createGuard({ parameters: { configuration: { packs: [framework] } } });
    guards.set(framework, guard);
    return guard;
  };
  let agent: Promise<ReturnType<typeof complianceAgent>> | undefined;
  const read = async (): Promise<ReturnType<typeof complianceAgent>> => {
    const frameworks = await Promise.all(
      frameworkNames.map(async (name) => [name, await readShippedFramework(name)] as const),
    );
    return complianceAgent({ frameworks: new Map(frameworks), guardFor });
  };
  return async (asked, call) => {
    agent ??= read();
    return (await agent)(asked, call);
  };
}
