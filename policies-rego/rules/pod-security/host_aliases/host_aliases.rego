# METADATA
# title: Entries of /etc/hosts set
# description: >-
#   hostAliases make a name mean another address for one pod, past the cluster's DNS: whoever reads the manifest of a
#   service does not see where its traffic goes.
# custom:
#   id: K8S-HOST-ALIASES
#   domain: pod-security
#   scope: object
#   severity: low
#   remedy: Remove hostAliases; give the address a Service or a record of DNS
#   controls: []
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         hostAliases: [{ip: 10.0.0.1, hostnames: [db.example]}]
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
package rules.host_aliases

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, {"patch": [{"op": "remove", "path": found.at}]}) if {
	some pod in kubernetes.pods
	not pod.spec.hostAliases in [null, []]
	found := kubernetes.pod_finding(pod, ["hostAliases"], "the pod has entries of its own in /etc/hosts")
}
