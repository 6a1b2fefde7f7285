# METADATA
# title: File of a node is open to others
# description: >-
#   Who reads such a file has keys and credentials of the cluster; who writes it decides what the node runs.
# custom:
#   id: K8S-NODE-FILE-MODE
#   domain: node
#   scope: object
#   severity: high
#   remedy: Take the rights of others off with chmod, to the mode that the benchmark says
#   controls: [{framework: HIPAA, id: 164.312(a)(1)}]
#   kinds:
#     - {group: "*", kind: NodeFile}
#     - {group: "*", kind: NodeInfo}
#     - {group: "*", kind: KubeletNode}
#     - {group: hostdata.kubescape.cloud, kind: ControlPlaneInfo}
#     - {group: hostdata.kubescape.cloud, kind: KubeletInfo}
#     - {group: hostdata.kubescape.cloud, kind: KubeProxyInfo}
#     - {group: hostdata.kubescape.cloud, kind: CNIInfo}
#   variants:
#     admin-conf: {controls: [{framework: CIS-Kubernetes-1.12, id: 1.1.13}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     api-server-manifest: {controls: [{framework: CIS-Kubernetes-1.12, id: 1.1.1}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     client-ca: {controls: [{framework: CIS-Kubernetes-1.12, id: 4.1.7}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     cni: {controls: [{framework: CIS-Kubernetes-1.12, id: 1.1.9}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     controller-manager-conf: {controls: [{framework: CIS-Kubernetes-1.12, id: 1.1.17}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     controller-manager-manifest: {controls: [{framework: CIS-Kubernetes-1.12, id: 1.1.3}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     etcd-data: {controls: [{framework: CIS-Kubernetes-1.12, id: 1.1.11}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     etcd-manifest: {controls: [{framework: CIS-Kubernetes-1.12, id: 1.1.7}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     kubelet-conf: {controls: [{framework: CIS-Kubernetes-1.12, id: 4.1.5}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     kubelet-config: {controls: [{framework: CIS-Kubernetes-1.12, id: 4.1.9}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     kubelet-service: {controls: [{framework: CIS-Kubernetes-1.12, id: 4.1.1}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     pki-certificate: {controls: [{framework: CIS-Kubernetes-1.12, id: 1.1.20}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     pki-key: {controls: [{framework: CIS-Kubernetes-1.12, id: 1.1.21}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     proxy-kubeconfig: {controls: [{framework: CIS-Kubernetes-1.12, id: 4.1.3}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     scheduler-conf: {controls: [{framework: CIS-Kubernetes-1.12, id: 1.1.15}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     scheduler-manifest: {controls: [{framework: CIS-Kubernetes-1.12, id: 1.1.5}, {framework: HIPAA, id: 164.312(a)(1)}]}
#   parameters: [widest_file_mode]
#   examples:
#     bad: |
#       kind: NodeFile
#       apiVersion: node.example/v1
#       metadata: {name: node}
#       path: /etc/kubernetes/admin.conf
#       mode: "644"
#       owner: root
#       group: root
#     good: |
#       kind: NodeFile
#       apiVersion: node.example/v1
#       metadata: {name: node}
#       path: /etc/kubernetes/admin.conf
#       mode: "600"
#       owner: root
#       group: root
package rules.node_file_mode

import data.configuration.parameters
import data.lib.nodes

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some file in nodes.modes
	widest := widest_of(nodes.sorts[file.sort].mode)
	nodes.is_wider(file.value, widest)
	found := {
		"resource": file.resource,
		"subject": file.subject,
		"variant": file.sort,
		"at": file.at,
		"message": concat("", ["`", file.path, "` has mode ", file.value, ", wider than ", widest]),
	}
}

# Some benchmarks of managed clusters give readers what others keep to the owner.
widest_of(mode) := parameters.values.widest_file_mode if {
	mode == "600"
	parameters.values.widest_file_mode != ""
} else := mode
