# METADATA
# title: Network plug-in without network policies
# description: >-
#   Where the network plug-in does not know NetworkPolicy, such objects keep nobody out.
# custom:
#   id: CLOUD-NETWORK-PLUGIN
#   domain: cloud
#   scope: object
#   severity: medium
#   remedy: Install a network plug-in that enforces NetworkPolicy, as Calico or Cilium
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.3.1}]
#   kinds:
#     - {group: hostdata.kubescape.cloud, kind: CNIInfo}
#   examples:
#     bad: |
#       apiVersion: hostdata.kubescape.cloud/v1beta0
#       kind: CNIInfo
#       metadata: {name: node}
#       data: {CNINames: [Flannel]}
#     good: |
#       apiVersion: hostdata.kubescape.cloud/v1beta0
#       kind: CNIInfo
#       metadata: {name: node}
#       data: {CNINames: [Calico]}
package rules.network_plugin

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

enforcing := {"antrea", "calico", "canal", "cilium", "kube-router", "ovn-kubernetes", "romana", "weave"}

path := ["data", "CNINames"]

findings contains found if {
	some sensed in kubernetes.opened
	kubernetes.is_kind(sensed, "hostdata.kubescape.cloud", "CNIInfo")
	stated := object.get(sensed.manifest, path, null)
	stated != null
	not enforces(stated)
	found := {
		"resource": sensed.resource,
		"subject": kubernetes.subject(sensed),
		"at": kubernetes.place(sensed.at, sensed.manifest, path),
		"message": "no network plug-in of the node enforces network policies",
	}
}

enforces(stated) if {
	some name in stated
	lower(name) in enforcing
}
