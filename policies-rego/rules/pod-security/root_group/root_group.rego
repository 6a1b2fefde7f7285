# METADATA
# title: Container is in the root group
# description: >-
#   Files of the node and of images often belong to group 0. A container in that group may read or write them,
#   whatever its user is.
# custom:
#   id: K8S-ROOT-GROUP
#   domain: pod-security
#   scope: object
#   severity: low
#   remedy: Set runAsGroup to a number above 0, and take 0 from fsGroup and supplementalGroups
#   controls: []
#   variants:
#     primary: {}
#     volumes:
#       title: Volumes belong to the root group
#     supplemental:
#       title: Root group added to containers
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             securityContext: {runAsUser: 10001}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         securityContext: {runAsGroup: 10001, fsGroup: 10001, supplementalGroups: [20001]}
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
package rules.root_group

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains {
	"resource": container.resource,
	"subject": container.subject,
	"at": place_of(container),
	"variant": "primary",
	"message": concat(" ", [container.label, "has no runAsGroup above 0"]),
} if {
	some container in kubernetes.containers
	container.whole
	not kubernetes.is_windows(container.pod)
	not has_group(container)
}

findings contains object.union(found, {"variant": "volumes"}) if {
	some pod in kubernetes.pods
	pod.spec.securityContext.fsGroup == 0
	found := kubernetes.pod_finding(pod, ["securityContext", "fsGroup"], "the pod hands its volumes to group 0")
}

findings contains object.union(found, {"variant": "supplemental", "at": at}) if {
	some pod in kubernetes.pods
	some index, group in pod.spec.securityContext.supplementalGroups
	group == 0
	at := kubernetes.pointer(pod.at, ["securityContext", "supplementalGroups", index])
	found := kubernetes.pod_finding(pod, [], "the pod adds its containers to group 0")
}

has_group(container) if {
	group := kubernetes.effective(container, "runAsGroup").value
	is_number(group)
	group > 0
}

place_of(container) := kubernetes.effective(container, "runAsGroup").at if {
	kubernetes.effective(container, "runAsGroup")
} else := kubernetes.place(container.at, container.spec, ["securityContext"])
