package action.rules.costly_instance_test

import data.action.rules.costly_instance
import data.lib.action_reading as reading

places(arguments) := {finding.at |
	some finding in costly_instance.findings with input as reading.structured({
		"verb": "create",
		"resource": "machinepools",
		"arguments": arguments,
	}, {})
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
	costly_instance.findings == set() with input as reading.structured({
		"verb": "get", "resource": "prices",
		"arguments": {"instanceType": "p4d.24xlarge"},
	}, {})
}

test_users_choose_the_bound if {
	places({"instanceType": "m5.8xlarge"}) == set() with data.parameters.action.max_vcpus as 64
}

findings_of(arguments) := found if {
	found := costly_instance.findings with input as reading.structured({"verb": "create", "resource": "machinepools", "arguments": arguments}, {})
}

ordinary := "an ordinary instance type of at most 16 processors"

test_messages_say_why if {
	findings_of({"vm_size": " M5.8xlarge "}) == {{
		"at": "/arguments/vm_size", "wouldAllow": ordinary,
		"message": "instance type `M5.8xlarge` has 32 processors",
	}}
	findings_of({"sku": "c6i.metal"}) == {{
		"at": "/arguments/sku", "wouldAllow": ordinary,
		"message": "instance type `c6i.metal` is a whole machine",
	}}
	findings_of({"shape": "g5.xlarge"}) == {{
		"at": "/arguments/shape", "wouldAllow": ordinary,
		"message": "instance type `g5.xlarge` has accelerators or very much memory",
	}}
}

test_every_key_that_states_a_type if {
	every key in [
		"instanceType", "instance-types", "machineType", "vmSize", "vmType", "instance_size", "flavor", "flavour", "sku",
		"nodeType", "nodeInstanceType", "serverType", "shape",
	] {
		places({key: "g5.xlarge"}) == {concat("/", ["/arguments", key])}
	}
}

test_the_bound_itself_passes if {
	every type in ["m5.4xlarge", "n2-standard-16", "Standard_D16s_v5"] {
		places({"instanceType": type}) == set()
	}
	every type in ["m5.5xlarge", "n2-standard-17", "Standard_D17s_v5"] {
		places({"instanceType": type}) == {"/arguments/instanceType"}
	}
}

test_numbers_elsewhere_in_a_name_do_not_count if {
	every type in ["n2-99-standard", "standard_d_v99", "m99-xlarge", "m5.xxlarge", "n2-standard-x99", "standardxd99s"] {
		places({"instanceType": type}) == set()
	}
}

test_types_that_are_no_text_pass if {
	every type in [7, null, ["g5.xlarge"], {"name": "g5.xlarge"}, true] {
		not "/arguments/instanceType" in places({"instanceType": type})
	}
}

test_says_all_about_itself if {
	costly_instance.about.title == "Costly instance type"
	object.remove(costly_instance.about.custom, ["examples", "parameters"]) == {
		"id": "ACT-COSTLY-INSTANCE", "severity": "medium", "effect": "require_approval", "approvers": ["budget-owner"],
		"remedy": "Take a smaller instance type, or ask for approval", "controls": [],
	}
}

test_every_digit_counts if {
	every digit in ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"] {
		type := concat("", ["m5.1", digit, "xlarge"])
		processors := to_number(concat("", ["1", digit])) * 4
		{found.message | some found in findings_of({"instanceType": type})} == {concat("", [
			"instance type `", type, "` has ", format_int(processors, 10), " processors",
		])}
	}
}

test_letters_around_the_number_do_not_matter if {
	every type in ["standard_d32s", "standard_64", "n2-standard-32s"] {
		places({"instanceType": type}) == {"/arguments/instanceType"}
	}
}
