// Requests for an operation: one for each thing that it can be asked about.
import type { Tenant } from "../demo/index.js";
import type { Operation } from "../demo/server/operation.js";
import { bodyOf } from "./request-bodies.js";

export type SampleRequest = {
  readonly path: string;
  readonly method: string;
  readonly project?: string;
  readonly body?: unknown;
};

type Params = Readonly<Record<string, string>>;
type Subject = { readonly params: Params; readonly project?: string | undefined };

export function requestsOf(operation: Operation, tenant: Tenant): SampleRequest[] {
  return subjectsOf(operation.path, tenant).map(({ params, project }) => {
    const path = Object.entries(params).reduce(
      (text, [name, value]) => text.replace(`{${name}}`, value),
      operation.path,
    );
    const body = operation.body === undefined ? undefined : bodyOf(operation.id, params, tenant);
    return {
      path,
      method: operation.method,
      ...(project !== undefined && { project }),
      ...(body !== undefined && { body }),
    };
  });
}

function subjectsOf(path: string, tenant: Tenant): Subject[] {
  const [anyProject = ""] = tenant.projects.keys();
  const clusters = [...tenant.clusters.values()];
  if (path.startsWith("/v1/packs/{packName}")) {
    return [...tenant.packs.values()].map(({ name, registryUid }) => ({
      params: { packName: name, registryUid },
    }));
  }
  if (path.startsWith("/v1/packs/{uid}")) return [...tenant.packs.keys()].map((uid) => ({ params: { uid } }));
  if (path.startsWith("/v1/projects/{uid}"))
    return [...tenant.projects.keys()].map((uid) => ({ params: { uid } }));
  if (path.includes("clusterprofiles/{uid}")) {
    return [...tenant.profiles.values()].map(({ uid, projectUid: project = anyProject }) => ({
      params: { uid },
      project,
    }));
  }
  if (path.startsWith("/v1/cloudconfigs/"))
    return clusters.flatMap((each) => cloudConfigSubjects(path, each));
  if (path.includes("{objectKind}")) {
    return clusters.map(({ uid, projectUid: project }) => ({
      params: { objectKind: "spectrocluster", objectUid: uid },
      project,
    }));
  }
  if (path.includes("{resourceUid}")) {
    const projects = [...tenant.projects.keys()].map((uid) => ({
      params: { resourceKind: "project", resourceUid: uid },
      project: uid,
    }));
    return [...projects, ...clusters.flatMap(metricSubjects)];
  }
  if (path.includes("{resourceKind}")) {
    return ["spectrocluster", "machine", "namespace", "pod", "project"].map((resourceKind) => ({
      params: { resourceKind },
      project: anyProject,
    }));
  }
  if (path.includes("{logUid}")) {
    return clusters.flatMap(({ uid, projectUid: project, scans }) =>
      scans
        .filter(({ driver }) => path.endsWith(driver))
        .map((scan) => ({ params: { uid, logUid: scan.uid }, project })),
    );
  }
  if (path.includes("{uid}"))
    return clusters.map(({ uid, projectUid: project }) => ({ params: { uid }, project }));
  return [{ params: {}, project: anyProject }];
}

type Cluster = Tenant["clusters"] extends Map<string, infer Each> ? Each : never;

function cloudConfigSubjects(path: string, cluster: Cluster): Subject[] {
  const { cloud, cloudConfigUid, projectUid: project, pools, machines } = cluster;
  const common = { configUid: cloudConfigUid, cloudType: cloud };
  if (!path.startsWith(`/v1/cloudconfigs/${cloud}/`) && !path.includes("{cloudType}")) return [];
  if (path.includes("{machineUid}")) {
    const firstOfEach = machines.filter(({ index }) => index === 0);
    return firstOfEach.map(({ uid, pool }) => ({
      params: { ...common, machinePoolName: pool, machineUid: uid },
      project,
    }));
  }
  if (!path.includes("{machinePoolName}")) return [{ params: common, project }];
  return pools.map(({ name }) => ({ params: { ...common, machinePoolName: name }, project }));
}

function metricSubjects({ uid, projectUid: project, machines }: Cluster): Subject[] {
  return [
    { params: { resourceKind: "spectrocluster", resourceUid: uid }, project },
    ...machines
      .slice(0, 1)
      .map((machine) => ({ params: { resourceKind: "machine", resourceUid: machine.uid }, project })),
  ];
}
