# METADATA
# title: Parameters of what things cost
# custom:
#   properties:
#     cost_cloud:
#       type: string
#       description: The cloud whose prices count, `aws`, `azure`, `gcp` or one of a table of your own. Without it nothing has a price.
#     cost_region:
#       type: string
#       description: The region whose prices count, as the cloud calls it.
#     cost_instance_type:
#       type: string
#       description: >-
#         The machine type that pods run on: a pod costs its share of one. Without it, it costs its vCPU-hours and
#         GiB-hours. A pod that selects a type by `node.kubernetes.io/instance-type` costs a share of that.
#     cost_capacity:
#       type: string
#       enum: [on-demand, spot]
#       description: How machines are bought, where pods and pools do not say it.
#     cost_machine_family:
#       type: string
#       description: The family whose vCPU-hours and GiB-hours count, such as `n2`; `default` is what cost tools take for any.
#     cost_gpu:
#       type: string
#       description: The model of GPU that pods get that select none, such as `nvidia-tesla-t4`.
#     cost_nodes:
#       type: integer
#       minimum: 0
#       description: Nodes of the cluster, on each of which a DaemonSet runs a pod. 0 stands for those of the pools in the set, or for one.
#     cost_job_minutes:
#       type: number
#       minimum: 0
#       description: Minutes that a pod of a Job runs, where no deadline ends it earlier.
#     cost_storage_types:
#       type: object
#       additionalProperties: {type: string}
#       description: >-
#         What storage classes are to the price table, such as `fast` and `gp3`, where no StorageClass in the set says it;
#         `default` stands for claims without a class.
#     cost_team_labels:
#       type: array
#       items: {type: string}
#       description: Labels that say whose a workload is, the first that is there; a namespace's stand for what is in it.
#     cost_environment_labels:
#       type: array
#       items: {type: string}
#       description: Labels that say which environment a workload is for, likewise.
#     cost_budget:
#       type: string
#       pattern: ^([0-9]+([.][0-9]+)?)?$
#       description: Dollars that everything together may cost in a month, as text.
#     cost_budget_figure:
#       type: string
#       enum: [low, expected, high]
#       description: Which figure of an estimate is held against budgets.
#     namespace_budgets:
#       type: object
#       additionalProperties: {type: string, pattern: "^[0-9]+([.][0-9]+)?$"}
#       description: Dollars that a namespace may cost in a month, by its name; `*` stands for all that are not named.
#     team_budgets:
#       type: object
#       additionalProperties: {type: string, pattern: "^[0-9]+([.][0-9]+)?$"}
#       description: The same by team; what has no team counts under the empty name.
#     environment_budgets:
#       type: object
#       additionalProperties: {type: string, pattern: "^[0-9]+([.][0-9]+)?$"}
#       description: The same by environment.
#     allowed_gpus:
#       type: array
#       items: {type: string}
#       description: Models of GPUs that may be asked for, such as `nvidia-l4`; one that ends in `*` stands for all that begin so. Without any, all may.
#     maximum_gpus:
#       type: string
#       pattern: ^[0-9]*$
#       description: How many GPUs a pod may ask for, as text.
#     allowed_machine_types:
#       type: array
#       items: {type: string}
#       description: Machine types that pods, pools and plans may ask for, such as `m6i.*`. Without any, all may.
#     maximum_pod_requests:
#       type: object
#       additionalProperties: {type: string}
#       description: What all containers of a pod may request together, by resource, such as `cpu` and `8`.
#     maximum_workload_requests:
#       type: object
#       additionalProperties: {type: string}
#       description: What all pods of a workload may request together, by resource, as far as its autoscaler goes.
#     sleeping_environments:
#       type: array
#       items: {type: string}
#       description: Environments in which nothing runs all the time; one that ends in `*` stands for all that begin so.
#     sleep_annotations:
#       type: array
#       items: {type: string}
#       description: Annotations, of a workload or its namespace, by which something scales it down for nights and weekends.
#     unused_claims:
#       type: boolean
#       description: Whether claims that no pod of the set uses are found.
#     allowed_load_balancers:
#       type: array
#       items: {type: string}
#       description: Services that may have a load balancer, as `namespace/name`, or `namespace/*`. Without any, all may.
#     maximum_load_balancers:
#       type: string
#       pattern: ^[0-9]*$
#       description: How many load balancers a namespace may have, as text.
#     maximum_volume_sizes:
#       type: object
#       additionalProperties: {type: string}
#       description: The largest volume that may be claimed by storage class, such as `fast` and `100Gi`; `*` stands for all that are not named.
#     maximum_pool_nodes:
#       type: string
#       pattern: ^[0-9]*$
#       description: How many nodes a pool may have, as text, as far as its autoscaler goes.
package configuration.settings.cost

about := rego.metadata.chain()[1].annotations

defaults := {
	"cost_cloud": "",
	"cost_region": "",
	"cost_instance_type": "",
	"cost_capacity": "on-demand",
	"cost_machine_family": "default",
	"cost_gpu": "",
	"cost_nodes": 0,
	"cost_job_minutes": 10,
	"cost_storage_types": {},
	"cost_team_labels": ["team", "owner"],
	"cost_environment_labels": ["env", "environment", "app.kubernetes.io/environment"],
	"cost_budget": "",
	"cost_budget_figure": "expected",
	"namespace_budgets": {},
	"team_budgets": {},
	"environment_budgets": {},
	"allowed_gpus": [],
	"maximum_gpus": "",
	"allowed_machine_types": [],
	"maximum_pod_requests": {},
	"maximum_workload_requests": {},
	"sleeping_environments": [],
	"sleep_annotations": ["downscaler/uptime", "downscaler/downtime", "downscaler/force-downtime"],
	"unused_claims": false,
	"allowed_load_balancers": [],
	"maximum_load_balancers": "",
	"maximum_volume_sizes": {},
	"maximum_pool_nodes": "",
}
