package action.rules.system_namespace_test

import data.action.rules.system_namespace
import data.lib.action_reading as reading

places(action) := {finding.at | some finding in system_namespace.findings with input as reading.structured(action, {})}

test_system_namespaces_are_found if {
	places({"verb": "delete", "resource": "namespaces", "name": "kube-system"}) == {"/name"}
	places({"verb": "Delete", "resource": " NS ", "name": " Kube-System "}) == {"/name"}
	places({"verb": "delete", "resource": "namespace/kube-public"}) == {"/verb"}
	places({"verb": "delete", "resource": "ns", "name": "shop,kube-node-lease"}) == {"/name"}
	places({"verb": "delete", "resource": "ns", "name": "shop\nkube-system"}) == {"/name"}
	places({"verb": "delete", "resource": "ns", "namespace": "kube-system"}) == {"/verb"}
	places({"verb": "delete", "resource": "ns", "arguments": {"names": ["shop", "spectro-task"]}}) == {"/arguments/names/1", "/verb"}
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
	places({"verb": "delete", "resource": "pods", "name": "kube-system"}) == set()
}

test_reads_and_odd_types_pass if {
	places({"verb": "get", "resource": "namespaces", "name": "kube-system"}) == set()
	places({"verb": 3, "resource": {}, "name": ["kube-system"]}) == set()
}

test_users_name_their_own if {
	places({"verb": "delete", "resource": "ns", "name": "payments"}) == {"/name"} with data.parameters.action.system_namespaces as ["payments"]
}

findings_of(action) := found if {
	found := system_namespace.findings with input as reading.structured(action, {})
}

test_messages_name_the_namespace if {
	findings_of({"verb": "delete", "resource": "ns", "name": "Kube-System"}) == {{
		"at": "/name", "message": "deletes the system namespace `kube-system`",
	}}
	findings_of({"verb": "delete", "resource": "ns"}) == {{
		"at": "/verb", "message": "deletes namespaces without naming them, those of the system among them",
	}}
	findings_of({"verb": "delete", "resource": "ns", "name": "shop-*"}) == {{
		"at": "/name", "message": "deletes namespaces by a pattern, those of the system among them",
	}}
	findings_of({"verb": "purge", "resource": "pods", "namespace": " Kube-System"}) == {{
		"at": "/namespace", "message": "empties the system namespace `kube-system`",
	}}
}

test_every_word_for_namespaces if {
	every resource in ["namespace", "namespaces", "ns"] {
		places({"verb": "delete", "resource": resource, "name": "kube-system"}) == {"/name"}
	}
	every resource in ["namespace/kube-system", "namespaces/kube-system", "ns/kube-system/finalize"] {
		places({"verb": "delete", "resource": resource}) == {"/verb"}
	}
	places({"verb": "delete", "resource": "pods", "name": "kube-system"}) == set()
}

test_a_path_that_names_none_names_none if {
	every resource in ["ns", "namespaces"] {
		places({"verb": "delete", "resource": resource}) == {"/verb"}
	}
}

test_every_pattern if {
	every name in ["*", "shop-?", "[a-z]", "all", "--all"] {
		places({"verb": "delete", "resource": "ns", "name": name}) == {"/name"}
	}
	places({"verb": "delete", "resource": "ns", "name": "allowed"}) == set()
}

test_every_way_to_empty_one if {
	every verb in ["deletecollection", "delete-all", "purge", "wipe"] {
		places({"verb": verb, "resource": "pods", "namespace": "kube-system"}) == {"/namespace"}
		places({"verb": verb, "resource": "pods", "namespace": "shop"}) == set()
	}
	every name in ["*", " All ", "--all"] {
		places({"verb": "delete", "resource": "pods", "name": name, "namespace": "kube-system"}) == {"/namespace"}
	}
	places({"verb": "list", "resource": "pods", "name": "*", "namespace": "kube-system"}) == set()
}

test_a_namespace_beside_a_name_is_where_not_what if {
	places({"verb": "delete", "resource": "ns", "name": "shop", "namespace": "kube-system"}) == set()
}

test_every_argument_that_names_one if {
	every key in ["name", "names", "namespace", "namespaces", "args", "target", "targets"] {
		places({"verb": "delete", "resource": "ns", "name": "shop", "arguments": {key: "kube-system"}}) == {concat("/", ["/arguments", key])}
	}
	places({"verb": "delete", "resource": "ns", "name": "shop", "arguments": {"reason": "kube-system"}}) == set()
}

test_names_among_others_in_one_text if {
	every name in [
		"shop,kube-system", "shop kube-system", "shop\tkube-system", "shop\nkube-system", "namespaces/kube-system",
		"namespace/kube-system", "ns/kube-system",
	] {
		places({"verb": "delete", "resource": "ns", "name": name}) == {"/name"}
	}
}

test_every_namespace_of_the_system if {
	every name in [
		"kube-system", "kube-flannel", "openshift-etcd", "palette-system", "spectro-system", "hubble-system", "cluster-1a",
		"capi-system", "cert-manager",
	] {
		places({"verb": "delete", "resource": "ns", "name": name}) == {"/name"}
	}
	every name in ["kube", "openshift", "palette-systems", "my-kube-system", "hubble-system-2", "cert-manager-test"] {
		places({"verb": "delete", "resource": "ns", "name": name}) == set()
	}
}

test_says_all_about_itself if {
	system_namespace.about.title == "Deletion of a system namespace"
	object.remove(system_namespace.about.custom, ["examples", "parameters"]) == {
		"id": "ACT-SYSTEM-NAMESPACE", "severity": "critical", "effect": "deny", "retryable": false,
		"remedy": "Delete the single resource that is meant, by its name",
		"controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.6.1"}],
		"variants": {"change": {
			"title": "Change in a system namespace", "severity": "medium", "effect": "require_approval", "approvers": ["cluster-admin"],
			"retryable": true, "remedy": "Ask for approval, naming what is changed and why",
		}},
	}
}

test_a_change_in_one_is_found_everywhere if {
	action := {"verb": "patch", "resource": "configmaps", "name": "coredns", "namespace": "Kube-System", "environment": "dev"}
	findings_of(action) == {{
		"at": "/namespace", "variant": "change",
		"message": "`patch` of configmaps `coredns` changes the system namespace `kube-system`",
	}}
	places(object.union(action, {"verb": "get"})) == set()
	places(object.union(action, {"namespace": "shop"})) == set()
	places(object.union(action, {"verb": "delete"})) == {"/namespace"}
}

test_a_manifest_names_one if {
	manifest := {"at": "/command", "object": {"kind": "Namespace", "metadata": {"name": "kube-system"}}}
	findings := system_namespace.findings with input as reading.line([{"verb": "delete", "manifests": [manifest]}])
	findings == {{"at": "/command", "range": {"start": 0, "end": 9}, "message": "deletes the system namespace `kube-system`"}}
}

test_every_namespace_at_once if {
	findings := system_namespace.findings with input as reading.line([{"verb": "delete", "all": true, "all_namespaces": true, "targets": [{"kind": "pods"}]}])
	findings == {{"at": "/command", "range": {"start": 0, "end": 9}, "message": "empties every namespace, those of the system among them"}}
	few := system_namespace.findings with input as reading.line([{"verb": "delete", "all_namespaces": true, "selector": "a=b", "targets": [{"kind": "pods"}]}])
	few == set()
}

test_namespaces_that_a_selector_picks_are_others if {
	findings := system_namespace.findings with input as reading.line([{"verb": "delete", "selector": "a=b", "targets": [{"kind": "namespaces"}]}])
	findings == set()
}

test_a_name_of_separators_names_none if places({"verb": "delete", "resource": "ns", "name": " , \t"}) == {"/verb"}
