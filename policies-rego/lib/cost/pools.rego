# Pools of nodes: so many machines of a type, whatever runs on them.
package lib.cost

import data.lib.kubernetes

pool_demands := array.concat(palette_pools, array.concat(cluster_api_pools, terraform_pools))

# What Palette's API says of the machines of a cluster.
palette_pools := [object.union({"resource": number, "sort": "pool", "at": at, "namespace": "", "name": name, "kind": "MachinePool", "nodes": sizes}, machine) |
	is_array(input.documents)
	some number, wrapped in input.documents
	wrapped.input_kind == "palette-cloud-config"
	some index, pool in wrapped.document.spec.machinePoolConfig
	at := kubernetes.pointer("", ["spec", "machinePoolConfig", index])
	name := concat("/", [wrapped.address, kubernetes.text_or(object.get(pool, "name", null), format_int(index, 10))])
	sizes := bounded(object.get(pool, "size", null), object.get(pool, "minSize", null), object.get(pool, "maxSize", null))
	machine := object.union_n([
		{"instance_type": type | type := type_of_pool(pool)},
		{"spot": true | lower(pool.capacityType) == "spot"},
		{"disk_gib": pool.rootDeviceSize | pool.rootDeviceSize > 0},
	])
]

type_of_pool(pool) := pool.instanceType if {
	is_string(pool.instanceType)
} else := pool.instanceConfig.instanceType if {
	is_string(pool.instanceConfig.instanceType)
}

# METADATA
# description: "So many nodes, or as many as an autoscaler makes: `{low, expected, high}`; empty where no number is stated."
bounded(size, least, most) := {"low": min([low, size]), "expected": size, "high": max([high, size])} if {
	whole(size) >= 0
	low := whole_or(least, size)
	high := whole_or(most, size)
} else := {"low": least, "expected": least, "high": whole_or(most, least)} if {
	size == null
	whole(least) >= 0
} else := {}

# Cluster API: the machines of a deployment are those of its template, which is another document.
cluster_api_pools := array.concat(
	[object.union_n([named(found, "pool"), {"nodes": sizes, "template": [kubernetes.namespace(found.manifest), reference.kind, reference.name]}]) |
		some found in applied
		found.kind in {"MachineDeployment", "MachineSet", "MachinePool"}
		found.group == "cluster.x-k8s.io"
		reference := found.manifest.spec.template.spec.infrastructureRef
		sizes := nodes_of_deployment(found)
	],
	[object.union_n([named(template.of, "machine-template"), {"instance_type": template.type}]) |
		some template in machine_templates_stated
	],
)

# METADATA
# description: "What machines of Cluster API are made by: `{of, type}`."
machine_templates_stated := [{"of": found, "type": type} |
	some found in applied
	endswith(found.group, "cluster.x-k8s.io")
	type := type_in_template(found.manifest.spec.template.spec)
]

autoscaler_size := "cluster.x-k8s.io/cluster-api-autoscaler-node-group-"

nodes_of_deployment(found) := bounded(replicas, number_in(found, "min-size"), number_in(found, "max-size")) if {
	replicas := field(found, ["spec", "replicas"])
	replicas != null
} else := bounded(1, number_in(found, "min-size"), number_in(found, "max-size"))

number_in(found, name) := to_number(text) if {
	text := kubernetes.annotations(found)[concat("", [autoscaler_size, name])]
	regex.match(`^[0-9]{1,6}$`, text)
} else := null

type_in_template(spec) := spec.instanceType if {
	is_string(spec.instanceType)
} else := spec.vmSize if {
	is_string(spec.vmSize)
}

# What a plan of Terraform leaves in place.
terraform_pools := [object.union_n([
	{"resource": number, "sort": "pool", "at": "", "kind": wrapped.type, "namespace": "", "name": wrapped.address, "nodes": sizes},
	{"instance_type": type | type := machine_of(wrapped.type, wrapped.document)},
	{"spot": true | is_spot_of(wrapped.document)},
]) |
	is_array(input.documents)
	some number, wrapped in input.documents
	wrapped.input_kind == "terraform-plan"
	sizes := nodes_of(wrapped.type, wrapped.document)
]

nodes_of("aws_instance", _) := {"low": 1, "expected": 1, "high": 1}

nodes_of("google_compute_instance", _) := {"low": 1, "expected": 1, "high": 1}

nodes_of("azurerm_linux_virtual_machine", _) := {"low": 1, "expected": 1, "high": 1}

nodes_of("aws_eks_node_group", pool) := bounded(size.desired_size, size.min_size, size.max_size) if size := pool.scaling_config[0]

nodes_of("aws_autoscaling_group", pool) := bounded(object.get(pool, "desired_capacity", null), pool.min_size, pool.max_size)

nodes_of("google_container_node_pool", pool) := bounded(count_of(pool, ["node_count", "initial_node_count"]), object.get(pool, ["autoscaling", 0, "min_node_count"], null), object.get(pool, ["autoscaling", 0, "max_node_count"], null))

nodes_of("azurerm_kubernetes_cluster_node_pool", pool) := bounded(count_of(pool, ["node_count"]), object.get(pool, "min_count", null), object.get(pool, "max_count", null))

count_of(pool, names) := numbers[0] if {
	numbers := [number | some name in names; number := pool[name]; is_number(number)]
	count(numbers) > 0
} else := null

machine_of(type, resource) := resource.instance_types[0] if {
	type == "aws_eks_node_group"
} else := resource.instance_type if {
	is_string(resource.instance_type)
} else := resource.node_config[0].machine_type if {
	is_string(resource.node_config[0].machine_type)
} else := resource.machine_type if {
	is_string(resource.machine_type)
} else := resource.vm_size if {
	is_string(resource.vm_size)
} else := resource.size if {
	is_string(resource.size)
}

is_spot_of(resource) if upper(resource.capacity_type) == "SPOT"

is_spot_of(resource) if resource.node_config[0].spot == true

is_spot_of(resource) if resource.priority == "Spot"
