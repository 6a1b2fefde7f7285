# METADATA
# title: Parameters of the rules about resources
# custom:
#   properties:
#     required_limits:
#       type: array
#       items: {type: string}
#       description: Resources that a container must limit. A team that holds CPU limits to be harmful leaves out `cpu`.
#     required_requests:
#       type: array
#       items: {type: string}
#       description: Resources that a container must request.
#     maximum_limits:
#       type: object
#       additionalProperties: {type: string}
#       description: The highest limit of a container by resource, such as `cpu` and `2`.
#     maximum_requests:
#       type: object
#       additionalProperties: {type: string}
#       description: The highest request of a container by resource, such as `memory` and `4Gi`.
#     maximum_ratios:
#       type: object
#       additionalProperties: {type: string}
#       description: How many times its request a limit may be, by resource.
#     maximum_containers:
#       type: string
#       description: How many containers a pod may have, as text.
#     least_spread:
#       type: string
#       description: How far maxReplicas of an autoscaler is above minReplicas at least, as text.
#     autoscaler_ranges:
#       type: array
#       items: {type: string}
#       description: Ranges that minReplicas and maxReplicas of an autoscaler are within, such as `2-20`.
#     allowed_replicas:
#       type: array
#       items: {type: string}
#       description: Numbers of replicas that a workload may ask for, alone or as ranges.
#     lifetime_annotation:
#       type: string
#       description: The annotation that says how long a pod is to live.
#     maximum_lifetime:
#       type: string
#       description: How long a pod may live, such as `8h` or `1h30m`.
#     allowed_storage_classes:
#       type: array
#       items: {type: string}
#       description: Storage classes that may be claimed; without any, all may.
#     allowed_reclaim_policies:
#       type: array
#       items: {type: string}
#       description: Reclaim policies that a storage class may have.
#     required_labels:
#       type: array
#       items: {type: string}
#       description: Labels that every workload and namespace has; `owner=[a-z]+` says what it may be, too.
#     cost_labels:
#       type: array
#       items: {type: string}
#       description: Labels by which costs are allocated.
#     common_labels:
#       type: array
#       items: {type: string}
#       description: Kubernetes' recommended labels that workloads and their pods have.
#     required_annotations:
#       type: array
#       items: {type: string}
#       description: Annotations that every workload and Service has; `email=.+@.+` says what it may be, too.
package configuration.settings.resources

about := rego.metadata.chain()[1].annotations

defaults := {
	"required_limits": ["cpu", "memory"],
	"required_requests": ["cpu", "memory"],
	"maximum_limits": {},
	"maximum_requests": {},
	"maximum_ratios": {"memory": "2.5"},
	"maximum_containers": "5",
	"least_spread": "1",
	"autoscaler_ranges": ["1-100"],
	"allowed_replicas": ["0-100"],
	"lifetime_annotation": "pod.kubernetes.io/lifetime",
	"maximum_lifetime": "8h",
	"allowed_storage_classes": [],
	"allowed_reclaim_policies": ["Delete"],
	"required_labels": [],
	"cost_labels": ["owner", "team", "department", "app", "env"],
	"common_labels": ["app.kubernetes.io/name"],
	"required_annotations": [],
}
