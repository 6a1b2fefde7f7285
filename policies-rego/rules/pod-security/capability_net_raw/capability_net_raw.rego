# METADATA
# title: Container keeps the capability NET_RAW
# description: >-
#   Runtimes give every container NET_RAW. With it a program forges packets, and can answer for others on the same
#   node.
# custom:
#   id: K8S-CAPABILITY-NET-RAW
#   domain: pod-security
#   scope: object
#   severity: low
#   remedy: Drop ALL capabilities, or at least NET_RAW, and do not add it
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.2.8}]
#   variants:
#     kept: {}
#     added:
#       title: Container adds the capability NET_RAW
#       severity: medium
#       controls:
#         - {framework: CIS-Kubernetes-1.12, id: 5.2.8}
#         - {framework: PSS, id: baseline}
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
#             securityContext: {runAsNonRoot: true}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             securityContext: {capabilities: {drop: [NET_RAW]}}
package rules.capability_net_raw

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union_n([found, {"variant": "kept"}, patch_of(container)]) if {
	some container in kubernetes.containers
	container.whole
	not kubernetes.is_windows(container.pod)
	not is_dropped(container)
	found := kubernetes.container_finding(container, ["securityContext", "capabilities", "drop"], "does not drop NET_RAW")
}

findings contains object.union_n([found, {"variant": "added", "at": at}, kubernetes.removal_patch(container, at)]) if {
	some container in kubernetes.containers
	some index, capability in container.spec.securityContext.capabilities.add
	is_net_raw(capability)
	at := kubernetes.pointer(container.at, ["securityContext", "capabilities", "add", index])
	found := kubernetes.container_finding(container, [], "adds NET_RAW")
}

is_dropped(container) if {
	some capability in container.spec.securityContext.capabilities.drop
	is_net_raw(capability)
}

is_net_raw(capability) if trim_prefix(upper(capability), "CAP_") in {"ALL", "NET_RAW"}

# A privileged container has every capability, whatever it drops.
patch_of(container) := {} if {
	kubernetes.is_privileged(container)
} else := {"patch": [{"op": "add", "path": concat("", [container.at, "/securityContext/capabilities/drop/-"]), "value": "NET_RAW"}]} if {
	is_array(container.spec.securityContext.capabilities.drop)
} else := kubernetes.context_patch(container, ["capabilities", "drop"], ["NET_RAW"])
