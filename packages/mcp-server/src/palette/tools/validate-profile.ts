// The question about configurations, which may also be asked about a cluster profile by its uid.
import { type GuardSubject, RequestError, readRequest } from "@palisade/guardrails";
import { readYaml, valueToJavaScript } from "@palisade/language";
import type { Profile } from "@palisade/palette";
import { z } from "zod";
import { answerDecision } from "../../answers/answer-decision.js";
import type { Call } from "../../call.js";
import type { Connection, Tool } from "../../define-tool.js";
import { validatorOf } from "../../tools/validate.js";
import { accessOf, projectOf, requesterOf } from "../access.js";
import type { Caller, PaletteService } from "../palette-service.js";
import { redactPage, scanPage } from "../read/scan-page.js";
import { profileField } from "./profiles.js";

const byProfile = {
  profile: profileField
    .exactOptional()
    .describe("Uid of a cluster profile to judge, in the place of everything else"),
  project: z.string().min(1).exactOptional().describe("The project that it is looked at in"),
};

const profileRequest = z.strictObject({ ...byProfile, profile: profileField });

/** The same tool, with a door for profiles: what is in one is judged as the files of its packs. */
export function profileValidatorOf(subject: GuardSubject, service: PaletteService, caller: Caller): Tool {
  const plain = validatorOf(subject);
  return {
    ...plain,
    input: subject.request.safeExtend(byProfile) as z.ZodObject,
    run: async (request, connection, call) =>
      namesProfile(request)
        ? judgeProfile(request, { connection, call, service, caller })
        : plain.run(request, connection, call),
  };
}

function namesProfile(request: unknown): boolean {
  const data = request instanceof Uint8Array ? jsonIn(request) : request;
  return typeof data === "object" && data !== null && Object.hasOwn(data, "profile");
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

type Asked = {
  readonly connection: Connection;
  readonly call: Call;
  readonly service: PaletteService;
  readonly caller: Caller;
};

async function judgeProfile(request: unknown, { connection, call, service, caller }: Asked) {
  const asked = readRequest({ called: "a cluster profile", schema: profileRequest }, request);
  const access = accessOf(service, caller);
  const project = projectOf(access, asked.project);
  const { signal } = call;
  const profile = await service.port
    .reads(access)
    .inProject(project)
    .with({ signal })
    .profiles.get(asked.profile);
  const files = filesOf(profile);
  if (files.length === 0)
    throw new RequestError("the profile has no values that could be judged", "/profile");
  const decision = await connection.ask("configuration", { files }, signal);
  const { value: answer } = redactPage(answerDecision(decision, connection.recent));
  const on = requesterOf(service, caller, project);
  await scanPage(
    { head: answer, rows: [] },
    { gate: service.gate, tool: "validate_configuration", options: { on, signal } },
  );
  return answer;
}

/** The values of packs, and what the one of Kubernetes hands to kubeadm. */
function filesOf({ spec }: Profile): readonly { readonly name: string; readonly content: string }[] {
  const packs = (spec?.published ?? spec?.draft)?.packs ?? [];
  return packs.flatMap(({ name, layer, values = "" }) => {
    if (values.trim() === "") return [];
    const kubeadm = layer === "k8s" ? kubeadmIn(values) : undefined;
    return [
      { name: `${name}/values.yaml`, content: values },
      ...(kubeadm === undefined ? [] : [{ name: `${name}/kubeadmconfig.yaml`, content: kubeadm }]),
    ];
  });
}

/** What Palette writes into the configuration of kubeadm, as kubeadm would read it. */
function kubeadmIn(values: string): string | undefined {
  const [document] = readYaml(values, { scalars: "kubernetes" }).documents;
  if (document === undefined) return undefined;
  const { kubeadmconfig } = Object(valueToJavaScript(document.value)) as { readonly kubeadmconfig?: unknown };
  if (typeof kubeadmconfig !== "object" || kubeadmconfig === null) return undefined;
  const { apiServer, controllerManager, scheduler, etcd } = kubeadmconfig as Readonly<
    Record<string, unknown>
  >;
  const configuration = {
    apiVersion: "kubeadm.k8s.io/v1beta3",
    kind: "ClusterConfiguration",
    apiServer,
    controllerManager,
    scheduler,
    etcd,
  };
  return JSON.stringify(configuration, undefined, 2);
}
