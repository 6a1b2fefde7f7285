# METADATA
# title: Pod shares the users of its node
# description: >-
#   Root of a container is root of its node once it breaks out, unless the pod has users of its own: hostUsers: false
#   maps them to numbers that own nothing on the node.
# custom:
#   id: K8S-HOST-USERS
#   domain: pod-security
#   scope: object
#   severity: info
#   remedy: Set hostUsers to false
#   controls: []
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         hostUsers: true
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         hostUsers: false
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
package rules.host_users

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union_n([found, {"patch": patch}]) if {
	some pod in kubernetes.pods
	pod.whole
	not kubernetes.is_windows(pod)
	not pod.spec.hostUsers == false
	patch := [{"op": "add", "path": concat("", [pod.at, "/hostUsers"]), "value": false}]
	found := kubernetes.pod_finding(pod, ["hostUsers"], "the pod has the users of its node")
}
