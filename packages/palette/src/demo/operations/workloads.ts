// What runs in clusters.
import { z } from "zod";
import { type Operation, withBody } from "../server/operation.js";
import { ok } from "../server/reply.js";
import { podsOf } from "../state/pods.js";
import { podView } from "../views/pod-view.js";
import { findCluster } from "./find.js";

const spec = z.object({ filter: z.object({ namespaces: z.array(z.string()).nullish() }).nullish() });

export const workloads: readonly Operation[] = [
  withBody({
    id: "v1DashboardSpectroClustersUidWorkloadsPod",
    method: "POST",
    path: "/v1/dashboard/spectroclusters/{uid}/workloads/pod",
    permission: "cluster.get",
    scope: "project",
    body: spec,
    run: (request) => {
      const { now, tenant, body } = request;
      const namespaces = body.filter?.namespaces ?? [];
      const pods = podsOf(findCluster(request), now, tenant).filter(
        ({ description }) => namespaces.length === 0 || namespaces.includes(description.namespace),
      );
      return ok({ pods: pods.map((pod) => podView(pod, now)) });
    },
  }),
];
