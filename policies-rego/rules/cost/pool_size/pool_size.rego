# METADATA
# title: Pool of too many nodes
# description: >-
#   An autoscaler makes as many machines as its pool may have. A pool without a bound of its own is bounded by the bill.
# custom:
#   id: COST-POOL-SIZE
#   domain: cost
#   scope: object
#   severity: medium
#   remedy: Lower the size or the maximum of the pool
#   controls: []
#   kinds:
#     - {group: cluster.x-k8s.io, kind: MachineDeployment}
#     - {group: cluster.x-k8s.io, kind: MachineSet}
#     - {group: cluster.x-k8s.io, kind: MachinePool}
#     - {input_kind: palette-cloud-config, type: aws}
#     - {input_kind: palette-cloud-config, type: azure}
#     - {input_kind: palette-cloud-config, type: gcp}
#     - {input_kind: palette-cloud-config, type: eks}
#     - {input_kind: palette-cloud-config, type: aks}
#     - {input_kind: palette-cloud-config, type: gke}
#     - {input_kind: terraform-plan, type: aws_eks_node_group}
#     - {input_kind: terraform-plan, type: aws_autoscaling_group}
#     - {input_kind: terraform-plan, type: google_container_node_pool}
#     - {input_kind: terraform-plan, type: azurerm_kubernetes_cluster_node_pool}
#   parameters: [maximum_pool_nodes]
#   examples:
#     bad: |
#       {apiVersion: cluster.x-k8s.io/v1beta1, kind: MachineDeployment, metadata: {name: workers}, spec: {replicas: 80, template: {spec: {infrastructureRef: {kind: AWSMachineTemplate, name: workers}}}}}
#     good: |
#       {apiVersion: cluster.x-k8s.io/v1beta1, kind: MachineDeployment, metadata: {name: workers}, spec: {replicas: 3, template: {spec: {infrastructureRef: {kind: AWSMachineTemplate, name: workers}}}}}
package rules.pool_size

import data.configuration.parameters
import data.lib.cost

about := rego.metadata.chain()[1].annotations

is_idle if parameters.values.maximum_pool_nodes == ""

findings contains {"resource": pool.resource, "subject": subject, "at": pool.at, "message": message} if {
	parameters.values.maximum_pool_nodes != ""
	some pool in cost.pool_demands
	pool.nodes.high > to_number(parameters.values.maximum_pool_nodes)
	subject := concat("/", [pool.kind, pool.name])
	message := sprintf("the pool has up to %v nodes, where %s are allowed", [pool.nodes.high, parameters.values.maximum_pool_nodes])
}
