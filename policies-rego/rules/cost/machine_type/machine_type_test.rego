package rules.machine_type_test

import data.rules.machine_type

found(wrapped) := {[finding.resource, finding.subject, finding.at, finding.message] | some finding in findings} if {
	findings := machine_type.findings with input as {"documents": wrapped}
		with data.parameters.configuration as {"allowed_machine_types": ["m6i.*", "n2-standard-4"]}
}

test_a_pod_that_selects_another_is_found if {
	spec := {"nodeSelector": {"node.kubernetes.io/instance-type": "p5.48xlarge"}, "containers": []}
	found([{"document": {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}, "spec": spec}}]) == {
		[0, "Pod/a", "/spec/nodeSelector", "the pod asks for machine type `p5.48xlarge`, which is not allowed"],
	}
}

test_what_is_allowed_is_not if {
	spec := {"nodeSelector": {"node.kubernetes.io/instance-type": "m6i.large"}, "containers": []}
	found([{"document": {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}, "spec": spec}}]) == set()
	machine_type.findings == set() with input as {"documents": [{"document": {"kind": "Pod", "spec": {"nodeSelector": {"node.kubernetes.io/instance-type": "x"}}}}]}
	machine_type.is_idle
}

test_pools_plans_and_templates_are_looked_at if {
	found([
		{"input_kind": "palette-cloud-config", "type": "aws", "address": "prod", "document": {"spec": {"machinePoolConfig": [{"name": "a", "instanceType": "m6i.large"}, {"name": "b", "instanceType": "c5.large"}, {"instanceConfig": {"instanceType": "e2-small"}}, 3]}}},
		{"input_kind": "terraform-plan", "type": "aws_eks_node_group", "address": "g", "document": {"instance_types": ["t3.micro"], "scaling_config": [{"desired_size": 1, "min_size": 1, "max_size": 2}]}},
		{"document": {"apiVersion": "infrastructure.cluster.x-k8s.io/v1beta2", "kind": "AWSMachineTemplate", "metadata": {"name": "t"}, "spec": {"template": {"spec": {"instanceType": "c5.large"}}}}},
	]) == {
		[0, "MachinePool/prod/b", "/spec/machinePoolConfig/1", "the pool has machines of type `c5.large`, which is not allowed"],
		[0, "MachinePool/prod/2", "/spec/machinePoolConfig/2", "the pool has machines of type `e2-small`, which is not allowed"],
		[1, "aws_eks_node_group/g", "", "the pool has machines of type `t3.micro`, which is not allowed"],
		[2, "AWSMachineTemplate/t", "/spec/template/spec", "machines are of type `c5.large`, which is not allowed"],
	}
}

karpenter(name, requirements) := {"document": {
	"apiVersion": "karpenter.sh/v1", "kind": "NodePool", "metadata": {"name": name},
	"spec": {"template": {"spec": {"requirements": requirements}}},
}}

test_karpenter_makes_what_its_pools_name if {
	found([
		karpenter("a", [{"key": "kubernetes.io/arch", "operator": "In", "values": ["amd64"]}, {"key": "node.kubernetes.io/instance-type", "operator": "In", "values": ["m6i.large", "c5.large"]}]),
		karpenter("b", [{"key": "node.kubernetes.io/instance-type", "operator": "In", "values": ["m6i.large"]}]),
		karpenter("c", []),
	]) == {
		[0, "NodePool/a", "/spec/template/spec/requirements/1", "the pool may make machines of type `c5.large`, which is not allowed"],
		[2, "NodePool/c", "/spec/template/spec", "the pool may make machines of any type: it names none"],
	}
}
