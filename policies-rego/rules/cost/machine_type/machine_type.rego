# METADATA
# title: Machine type that is not allowed
# description: >-
#   What runs is paid for by machines: a pod that selects a type of them, a pool of nodes or a plan that makes some decide what
#   the bill is made of.
# custom:
#   id: COST-MACHINE-TYPE
#   domain: cost
#   scope: object
#   severity: medium
#   remedy: Take a machine type that is allowed
#   controls: []
#   kinds:
#     - {group: karpenter.sh, kind: NodePool}
#     - {group: karpenter.sh, kind: Provisioner}
#     - {group: infrastructure.cluster.x-k8s.io, kind: AWSMachineTemplate}
#     - {group: infrastructure.cluster.x-k8s.io, kind: AzureMachineTemplate}
#     - {group: infrastructure.cluster.x-k8s.io, kind: GCPMachineTemplate}
#     - {input_kind: palette-cloud-config, type: aws}
#     - {input_kind: palette-cloud-config, type: azure}
#     - {input_kind: palette-cloud-config, type: gcp}
#     - {input_kind: palette-cloud-config, type: eks}
#     - {input_kind: palette-cloud-config, type: aks}
#     - {input_kind: palette-cloud-config, type: gke}
#     - {input_kind: terraform-plan, type: aws_instance}
#     - {input_kind: terraform-plan, type: aws_eks_node_group}
#     - {input_kind: terraform-plan, type: google_compute_instance}
#     - {input_kind: terraform-plan, type: google_container_node_pool}
#     - {input_kind: terraform-plan, type: azurerm_linux_virtual_machine}
#     - {input_kind: terraform-plan, type: azurerm_kubernetes_cluster_node_pool}
#   parameters: [allowed_machine_types]
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         nodeSelector: {node.kubernetes.io/instance-type: p5.48xlarge}
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         nodeSelector: {node.kubernetes.io/instance-type: m6i.xlarge}
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
package rules.machine_type

import data.configuration.parameters
import data.lib.cost
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

is_asked if count(parameters.values.allowed_machine_types) > 0

is_idle if not is_asked

findings contains object.union(asked.place, {"message": message}) if {
	is_asked
	some asked in asked_types
	not kubernetes.is_among(asked.type, parameters.values.allowed_machine_types)
	message := concat("", [asked.words, " `", asked.type, "`, which is not allowed"])
}

asked_types := array.concat(by_pods, array.concat(by_pools, array.concat(by_templates, by_karpenter)))

by_pods := [{"type": type, "words": "the pod asks for machine type", "place": place} |
	some pod in kubernetes.pods
	some type in cost.machines_selected(pod)
	place := kubernetes.pod_finding(pod, ["nodeSelector"], "")
]

by_pools := [{"type": type, "words": "the pool has machines of type", "place": place} |
	some pool in cost.pool_demands
	pool.sort == "pool"
	type := pool.instance_type
	is_string(type)
	place := {"resource": pool.resource, "subject": concat("/", [pool.kind, pool.name]), "at": pool.at}
]

by_templates := [{"type": found.type, "words": "machines are of type", "place": place} |
	some found in cost.machine_templates_stated
	place := kubernetes.object_finding(found.of, ["spec", "template", "spec"], "")
]

karpenter_labels := {"node.kubernetes.io/instance-type", "beta.kubernetes.io/instance-type"}

by_karpenter := [{"type": type, "words": "the pool may make machines of type", "place": place} |
	some found in kubernetes.opened
	found.group == "karpenter.sh"
	some path in [["spec", "template", "spec", "requirements"], ["spec", "requirements"]]
	some index, requirement in object.get(found.manifest, path, [])
	requirement.key in karpenter_labels
	requirement.operator == "In"
	some type in requirement.values
	is_string(type)
	place := {
		"resource": found.resource,
		"subject": kubernetes.subject(found),
		"at": kubernetes.pointer(found.at, array.concat(path, [index])),
	}
]

# A pool of Karpenter's that says nothing of types takes any.
findings contains object.union(found, {"message": "the pool may make machines of any type: it names none"}) if {
	is_asked
	some pool in kubernetes.of_kind("karpenter.sh", "NodePool")
	not pool.root in named_roots
	found := kubernetes.object_finding(pool, ["spec", "template", "spec"], "")
}

named_roots := {pool.root |
	some pool in kubernetes.of_kind("karpenter.sh", "NodePool")
	some requirement in pool.manifest.spec.template.spec.requirements
	requirement.key in karpenter_labels
	requirement.operator == "In"
}
