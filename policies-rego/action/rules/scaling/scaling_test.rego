package action.rules.scaling_test

import data.action.rules.scaling
import data.lib.action_reading as reading

scale := {"verb": "scale", "resource": "deployments", "name": "web"}

places(arguments) := {finding.at | some finding in scaling.findings with input as reading.structured(object.union(scale, {"arguments": arguments}), {})}

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
	some finding in scaling.findings with input as reading.structured({"verb": "update", "resource": "machine-pools", "arguments": {"size": 11}}, {})
	finding.wouldAllow == "at most 10"
	some other in scaling.findings with input as reading.structured({"verb": "update", "resource": "clusters", "arguments": {"pools": [{"nodeCount": 11}]}}, {})
	other.at == "/arguments/pools/0/nodeCount"
}

test_sizes_of_other_things_pass if {
	scaling.findings == set() with input as reading.structured({"verb": "update", "resource": "volumes", "arguments": {"size": 500}}, {})
}

test_reads_pass if {
	scaling.findings == set() with input as reading.structured({"verb": "get", "resource": "deployments", "arguments": {"replicas": 100}}, {})
}

test_users_choose_the_bound if {
	places({"replicas": 21}) == set() with data.parameters.action.max_replicas as 50
}

findings_of(action) := found if {
	found := scaling.findings with input as reading.structured(action, {})
}

test_messages_name_number_and_bound if {
	findings_of(object.union(scale, {"arguments": {"replicas": " 21 "}})) == {{
		"at": "/arguments/replicas", "message": "asks for 21 where the bound is 20", "wouldAllow": "at most 20",
	}}
	findings_of(object.union(scale, {"arguments": {"Replicas": "lots"}})) == {{
		"at": "/arguments/Replicas", "wouldAllow": "at most 20",
		"message": "`replicas` is no number that could be compared with the bound",
	}}
}

test_every_key_that_states_replicas if {
	every key in ["replicas", "replicaCount", "min-replicas", "max_replicas", "desiredReplicas", "parallelism"] {
		action := {"verb": "patch", "resource": "jobs", "arguments": {key: 21}}
		{found.at | some found in findings_of(action)} == {concat("/", ["/arguments", key])}
		findings_of(object.union(action, {"arguments": {key: 20}})) == set()
	}
}

test_every_key_that_states_nodes if {
	every key in ["nodeCount", "minNodes", "maxNodes", "desiredCapacity", "desired_size", "min-count", "maxCount"] {
		action := {"verb": "patch", "resource": "things", "arguments": {key: 11}}
		{found.at | some found in findings_of(action)} == {concat("/", ["/arguments", key])}
		findings_of(object.union(action, {"arguments": {key: 10}})) == set()
	}
}

test_vague_keys_count_where_nodes_are_scaled if {
	every key in ["nodes", "count", "size", "minSize", "maxSize"] {
		every resource in ["nodes", "workerpools", "machinesets", "clusters", "auto-scaling-groups", "scale_sets"] {
			action := {"verb": "update", "resource": resource, "arguments": {key: 11}}
			{found.at | some found in findings_of(action)} == {concat("/", ["/arguments", key])}
		}
		findings_of({"verb": "update", "resource": "volumes", "arguments": {key: 11}}) == set()
	}
}

test_vague_keys_count_where_replicas_are_scaled if {
	every key in ["nodes", "count", "size", "minSize", "maxSize"] {
		every verb in ["scale", "autoscale"] {
			action := {"verb": verb, "resource": "deployments", "arguments": {key: 21}}
			{found.wouldAllow | some found in findings_of(action)} == {"at most 20"}
			findings_of(object.union(action, {"arguments": {key: 20}})) == set()
		}
	}
	findings_of({"verb": "scale", "resource": "deployments", "arguments": {"weight": 21}}) == set()
}

test_says_all_about_itself if {
	scaling.about.title == "Scaling past the bound"
	object.remove(scaling.about.custom, ["examples", "parameters"]) == {
		"id": "ACT-SCALING", "severity": "medium", "effect": "require_approval", "approvers": ["budget-owner"],
		"remedy": "Stay within the bound, or ask for approval", "controls": [],
	}
}
