# METADATA
# title: Metrics of kube-proxy are open to the network
# description: >-
#   Whoever reaches the node reaches the metrics of kube-proxy, and its configuration with them.
# custom:
#   id: K8S-KUBE-PROXY-METRICS
#   domain: node
#   scope: object
#   severity: low
#   remedy: Leave metricsBindAddress out, or set it to 127.0.0.1:10249
#   controls: [{framework: CIS-Kubernetes-1.12, id: 4.3.1}]
#   kinds:
#     - {group: kubeproxy.config.k8s.io, kind: KubeProxyConfiguration}
#     - {group: "", kind: ConfigMap}
#     - {group: hostdata.kubescape.cloud, kind: KubeProxyInfo}
#   examples:
#     bad: |
#       apiVersion: kubeproxy.config.k8s.io/v1alpha1
#       kind: KubeProxyConfiguration
#       metricsBindAddress: 0.0.0.0:10249
#     good: |
#       apiVersion: kubeproxy.config.k8s.io/v1alpha1
#       kind: KubeProxyConfiguration
#       metricsBindAddress: 127.0.0.1:10249
package rules.kube_proxy_metrics

import data.lib.components
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-proxy"]
	address := components.value(process, "metrics-bind-address")
	not is_local(address)
	found := components.if_odd(process, "metrics-bind-address", "127.0.0.1:10249")
}

findings contains found if {
	some configured in configurations
	address := object.get(configured.configuration, "metricsBindAddress", null)
	not address in {null, ""}
	not is_local(address)
	found := {
		"resource": configured.found.resource,
		"subject": kubernetes.subject(configured.found),
		"at": configured.at,
		"message": concat("", ["kube-proxy has `metricsBindAddress: ", text_of(address), "`"]),
	}
}

text_of(value) := value if {
	is_string(value)
} else := json.marshal(value)

configurations := array.concat(
	[{"found": found, "configuration": found.manifest, "at": concat("/", [found.at, "metricsBindAddress"])} |
		some found in kubernetes.opened
		kubernetes.is_kind(found, "kubeproxy.config.k8s.io", "KubeProxyConfiguration")
	],
	[{"found": found, "configuration": configuration, "at": kubernetes.pointer(found.at, ["data", "config.conf"])} |
		some found in kubernetes.opened
		kubernetes.is_kind(found, "", "ConfigMap")
		kubernetes.name(found.manifest) == "kube-proxy"
		configuration := yaml.unmarshal(found.manifest.data["config.conf"])
		is_object(configuration)
	],
)

is_local(address) if {
	some local in {"127.0.0.1", "localhost", "[::1]", "::1"}
	split_host(address) == local
}

split_host(address) := trim_suffix(address, concat("", [":", port])) if {
	port := regex.find_n(`[0-9]+$`, address, 1)[0]
	endswith(address, concat("", [":", port]))
	not endswith(address, concat("", ["::", port]))
} else := address
