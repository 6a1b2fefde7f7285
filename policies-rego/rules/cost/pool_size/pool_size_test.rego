package rules.pool_size_test

import data.rules.pool_size

found(documents, most) := {[finding.resource, finding.subject, finding.at, finding.message] | some finding in findings} if {
	findings := pool_size.findings with input as {"documents": documents}
		with data.parameters.configuration as {"maximum_pool_nodes": most}
}

pools := {"input_kind": "palette-cloud-config", "type": "aws", "address": "prod", "document": {"spec": {"machinePoolConfig": [
	{"name": "a", "size": 2, "minSize": 1, "maxSize": 30}, {"name": "b", "size": 30}, {"name": "c"}, {"name": "d", "size": "30"},
]}}}

test_a_pool_of_too_many_nodes_is_found if {
	found([pools], "20") == {
		[0, "MachinePool/prod/a", "/spec/machinePoolConfig/0", "the pool has up to 30 nodes, where 20 are allowed"],
		[0, "MachinePool/prod/b", "/spec/machinePoolConfig/1", "the pool has up to 30 nodes, where 20 are allowed"],
	}
}

test_a_smaller_one_is_not if {
	found([pools], "30") == set()
	found([pools], "") == set()
	pool_size.is_idle
}

test_an_autoscaler_of_cluster_api_bounds_its_machines if {
	machines := {"apiVersion": "cluster.x-k8s.io/v1beta1", "kind": "MachineDeployment", "metadata": {"name": "md", "annotations": {"cluster.x-k8s.io/cluster-api-autoscaler-node-group-max-size": "50"}}, "spec": {"replicas": 3, "template": {"spec": {"infrastructureRef": {"kind": "AWSMachineTemplate", "name": "t"}}}}}
	found([{"document": machines}], "20") == {[0, "MachineDeployment/md", "", "the pool has up to 50 nodes, where 20 are allowed"]}
}
