package action.rules.system_namespace_test

import data.action.rules.system_namespace

places(action) := {finding.at | some finding in system_namespace.findings with input as action}

test_system_namespaces_are_found if {
	places({"verb": "delete", "resource": "namespaces", "name": "kube-system"}) == {"/name"}
	places({"verb": "Delete", "resource": " NS ", "name": " Kube-System "}) == {"/name"}
	places({"verb": "delete", "resource": "namespace/kube-public"}) == {"/resource"}
	places({"verb": "delete", "resource": "ns", "name": "shop,kube-node-lease"}) == {"/name"}
	places({"verb": "delete", "resource": "ns", "name": "shop\nkube-system"}) == {"/name"}
	places({"verb": "delete", "resource": "ns", "namespace": "kube-system"}) == {"/namespace"}
	places({"verb": "delete", "resource": "ns", "arguments": {"names": ["shop", "spectro-task"]}}) == {"/arguments/names/1"}
}

test_all_namespaces_are_found if {
	places({"verb": "deletecollection", "resource": "namespaces"}) == {"/verb"}
	places({"verb": "delete", "resource": "namespaces", "name": "*"}) == {"/name"}
	places({"verb": "delete", "resource": "namespaces", "name": "--all"}) == {"/name"}
}

test_emptying_one_is_found if {
	places({"verb": "deletecollection", "resource": "pods", "namespace": "kube-system"}) == {"/namespace"}
	places({"verb": "delete", "resource": "pods", "name": "*", "namespace": "kube-system"}) == {"/namespace"}
}

test_other_deletions_pass if {
	places({"verb": "delete", "resource": "namespaces", "name": "shop"}) == set()
	places({"verb": "delete", "resource": "pods", "name": "coredns-1", "namespace": "kube-system"}) == set()
	places({"verb": "delete", "resource": "pods", "name": "kube-system"}) == set()
}

test_reads_and_odd_types_pass if {
	places({"verb": "get", "resource": "namespaces", "name": "kube-system"}) == set()
	places({"verb": 3, "resource": {}, "name": ["kube-system"]}) == set()
}

test_users_name_their_own if {
	places({"verb": "delete", "resource": "ns", "name": "payments"}) == {"/name"} with data.parameters.action.system_namespaces as ["payments"]
}
