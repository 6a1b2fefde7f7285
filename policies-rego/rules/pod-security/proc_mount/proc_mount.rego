# METADATA
# title: Files of /proc unmasked
# description: >-
#   Runtimes hide the files of /proc that tell of the node or change it. With procMount Unmasked they are there for
#   the container; with users of its own (hostUsers: false) it cannot do harm by them.
# custom:
#   id: K8S-PROC-MOUNT
#   domain: pod-security
#   scope: object
#   severity: high
#   remedy: Remove procMount, or set it to Default
#   controls: []
#   variants:
#     node-users:
#       controls:
#         - {framework: PSS, id: baseline}
#         - {framework: PSS, id: restricted}
#     own-users:
#       title: Files of /proc unmasked for users of the pod's own
#       severity: low
#       controls:
#         - {framework: PSS, id: restricted}
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             securityContext: {procMount: Unmasked}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             securityContext: {procMount: Default}
package rules.proc_mount

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, {"variant": variant(container.pod), "patch": [{"op": "remove", "path": found.at}]}) if {
	some container in kubernetes.containers
	value := container.spec.securityContext.procMount
	not value in {"Default", "", null}
	found := kubernetes.container_finding(container, ["securityContext", "procMount"], "has the files of /proc unmasked")
}

# The standard's baseline allows it since Kubernetes 1.37.
variant(pod) := "own-users" if {
	pod.spec.hostUsers == false
} else := "node-users"
