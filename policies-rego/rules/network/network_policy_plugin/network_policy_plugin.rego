# METADATA
# title: Network without policies
# description: >-
#   NetworkPolicies are carried out by the cluster's network plugin. Flannel alone, kubenet and the plain bridge
#   ignore them without a word.
# custom:
#   id: K8S-NETWORK-POLICY-PLUGIN
#   domain: network
#   scope: object
#   severity: medium
#   remedy: Use a plugin that carries out network policies, such as Calico or Cilium, or add one that does
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.3.1}]
#   kinds:
#     - {group: "", kind: ConfigMap}
#   examples:
#     bad: |
#       {apiVersion: v1, kind: ConfigMap, metadata: {name: cni, namespace: kube-system}, data: {cni-conf.json: "{\"plugins\": [{\"type\": \"flannel\"}]}"}}
#     good: |
#       {apiVersion: v1, kind: ConfigMap, metadata: {name: cni, namespace: kube-system}, data: {cni-conf.json: "{\"plugins\": [{\"type\": \"calico\"}]}"}}
package rules.network_policy_plugin

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

ignoring := {"flannel", "kubenet", "bridge", "ptp", "macvlan", "ipvlan", "host-local"}

findings contains found if {
	some map in kubernetes.of_kind("", "ConfigMap")
	some key, text in map.manifest.data
	key in {"cni-conf.json", "cni_network_config"}
	plugins := json.unmarshal(text).plugins
	types := {lower(plugin.type) | some plugin in plugins}
	some type in (types & ignoring)
	count(types & carrying) == 0
	found := kubernetes.object_finding(map, ["data", key], concat("", ["the network is `", type, "`, which ignores network policies"]))
}

carrying := {"calico", "cilium-cni", "antrea", "canal", "weave-net", "kube-router", "azure-vnet", "aws-cni"}
