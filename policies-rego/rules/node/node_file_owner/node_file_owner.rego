# METADATA
# title: File of a node belongs to somebody else
# description: >-
#   Who owns such a file may read and change it, whatever its mode.
# custom:
#   id: K8S-NODE-FILE-OWNER
#   domain: node
#   scope: object
#   severity: high
#   remedy: Give the file to its owner with chown, as the benchmark says
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
#     admin-conf: {controls: [{framework: CIS-Kubernetes-1.12, id: 1.1.14}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     api-server-manifest: {controls: [{framework: CIS-Kubernetes-1.12, id: 1.1.2}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     client-ca: {controls: [{framework: CIS-Kubernetes-1.12, id: 4.1.8}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     cni: {controls: [{framework: CIS-Kubernetes-1.12, id: 1.1.10}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     controller-manager-conf: {controls: [{framework: CIS-Kubernetes-1.12, id: 1.1.18}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     controller-manager-manifest: {controls: [{framework: CIS-Kubernetes-1.12, id: 1.1.4}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     etcd-data: {controls: [{framework: CIS-Kubernetes-1.12, id: 1.1.12}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     etcd-manifest: {controls: [{framework: CIS-Kubernetes-1.12, id: 1.1.8}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     kubelet-conf: {controls: [{framework: CIS-Kubernetes-1.12, id: 4.1.6}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     kubelet-config: {controls: [{framework: CIS-Kubernetes-1.12, id: 4.1.10}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     kubelet-service: {controls: [{framework: CIS-Kubernetes-1.12, id: 4.1.2}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     pki: {controls: [{framework: CIS-Kubernetes-1.12, id: 1.1.19}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     pki-certificate: {controls: [{framework: CIS-Kubernetes-1.12, id: 1.1.19}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     pki-key: {controls: [{framework: CIS-Kubernetes-1.12, id: 1.1.19}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     proxy-kubeconfig: {controls: [{framework: CIS-Kubernetes-1.12, id: 4.1.4}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     scheduler-conf: {controls: [{framework: CIS-Kubernetes-1.12, id: 1.1.16}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     scheduler-manifest: {controls: [{framework: CIS-Kubernetes-1.12, id: 1.1.6}, {framework: HIPAA, id: 164.312(a)(1)}]}
#   examples:
#     bad: |
#       kind: NodeFile
#       apiVersion: node.example/v1
#       metadata: {name: node}
#       path: /etc/kubernetes/admin.conf
#       mode: "600"
#       owner: deploy
#       group: deploy
#     good: |
#       kind: NodeFile
#       apiVersion: node.example/v1
#       metadata: {name: node}
#       path: /etc/kubernetes/admin.conf
#       mode: "600"
#       owner: root
#       group: root
package rules.node_file_owner

import data.lib.nodes

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some file in nodes.owners
	owner := nodes.sorts[file.sort].owner
	file.value != owner
	found := {
		"resource": file.resource,
		"subject": file.subject,
		"variant": file.sort,
		"at": file.at,
		"message": concat("", ["`", file.path, "` belongs to ", file.value, ", not to ", owner]),
	}
}
