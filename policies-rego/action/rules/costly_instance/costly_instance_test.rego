package action.rules.costly_instance_test

import data.action.rules.costly_instance

places(arguments) := {finding.at |
	some finding in costly_instance.findings with input as {
		"verb": "create",
		"resource": "machinepools",
		"arguments": arguments,
	}
}

test_accelerators_and_memory_are_found if {
	every type in ["p4d.24xlarge", "g5.xlarge", "a2-highgpu-1g", "Standard_NC6s_v3", "Standard_M64s", "u-6tb1.metal", "x2idn.16xlarge"] {
		places({"instanceType": type}) == {"/arguments/instanceType"}
	}
}

test_many_processors_are_found if {
	every type in ["m5.8xlarge", "n2-standard-32", "Standard_D32s_v5", "c6i.metal", " M5.8XLARGE "] {
		places({"pool": {"instance_type": type}}) == {"/arguments/pool/instance_type"}
	}
}

test_ordinary_types_pass if {
	every type in ["t3.medium", "m5.xlarge", "m5.4xlarge", "n2-standard-8", "e2-medium", "Standard_D4s_v5", "m1.small", "", "x", 7, null] {
		places({"instanceType": type}) == set()
	}
}

test_other_arguments_pass if places({"name": "p4d.24xlarge"}) == set()

test_reads_pass if {
	costly_instance.findings == set() with input as {
		"verb": "get", "resource": "prices",
		"arguments": {"instanceType": "p4d.24xlarge"},
	}
}

test_users_choose_the_bound if {
	places({"instanceType": "m5.8xlarge"}) == set() with data.parameters.action.max_vcpus as 64
}
