package action.rules.scaling_test

import data.action.rules.scaling

scale := {"verb": "scale", "resource": "deployments", "name": "web"}

places(arguments) := {finding.at | some finding in scaling.findings with input as object.union(scale, {"arguments": arguments})}

test_within_the_bound_passes if {
	places({"replicas": 20}) == set()
	places({"replicas": " 20 "}) == set()
	places({}) == set()
}

test_past_the_bound_is_found if {
	places({"replicas": 21}) == {"/arguments/replicas"}
	places({"replicas": "210"}) == {"/arguments/replicas"}
	places({"spec": {"maxReplicas": 100}}) == {"/arguments/spec/maxReplicas"}
	places({"count": 21}) == {"/arguments/count"}
}

test_a_number_that_cannot_be_read_is_found if {
	every value in ["many", "2e9", "-1", "", true] {
		places({"replicas": value}) == {"/arguments/replicas"}
	}
}

test_what_states_no_number_passes if {
	places({"replicas": null}) == set()
	places({"replicas": {"web": 3}}) == set()
}

test_nodes_have_a_bound_of_their_own if {
	some finding in scaling.findings with input as {"verb": "update", "resource": "machine-pools", "arguments": {"size": 11}}
	finding.wouldAllow == "at most 10"
	some other in scaling.findings with input as {"verb": "update", "resource": "clusters", "arguments": {"pools": [{"nodeCount": 11}]}}
	other.at == "/arguments/pools/0/nodeCount"
}

test_sizes_of_other_things_pass if {
	scaling.findings == set() with input as {"verb": "update", "resource": "volumes", "arguments": {"size": 500}}
}

test_reads_pass if {
	scaling.findings == set() with input as {"verb": "get", "resource": "deployments", "arguments": {"replicas": 100}}
}

test_users_choose_the_bound if {
	places({"replicas": 21}) == set() with data.parameters.action.max_replicas as 50
}
