package lib.action_test

import data.lib.action

class_of(operation) := action.class_of(operation)

test_verbs_are_known_however_they_are_spelt if {
	every verb in ["delete", "DELETE", " deleteCollection", "delete-collection", "rm"] {
		class_of({"verb": verb}) == "delete"
	}
	every verb in ["apply", "port-forward", "port_forward", "Exec"] {
		class_of({"verb": verb}) == "write"
	}
	every verb in ["get", "cluster-info", "API-Resources"] {
		class_of({"verb": verb}) == "read"
	}
}

test_other_verbs_are_unknown if {
	every verb in ["", "frobnicate", "get pods", 3, null, ["get"]] {
		class_of({"verb": verb}) == "unknown"
		class_of({"verb": verb, "dry_run": true}) == "unknown"
	}
	class_of({}) == "unknown"
}

test_what_is_tried_out_reads if {
	every verb in ["get", "apply", "delete", "replace"] {
		class_of({"verb": verb, "dry_run": true, "force": true}) == "read"
	}
	class_of({"verb": "apply", "dry_run": false}) == "write"
	class_of({"verb": "apply", "dry_run": "client"}) == "write"
}

test_what_is_made_anew_by_force_is_deleted if {
	class_of({"verb": "replace", "force": true}) == "delete"
	class_of({"verb": "replace", "force": false}) == "write"
	class_of({"verb": "apply", "force": true}) == "write"
}

test_subresources_do_more_than_the_verb_says if {
	every subresource in ["exec", "attach", "portforward", "proxy"] {
		class_of({"verb": "get", "targets": [{"kind": "pods", "subresource": subresource}]}) == "write"
	}
	class_of({"verb": "create", "targets": [{"kind": "pods", "subresource": "eviction"}]}) == "delete"
	class_of({"verb": "get", "targets": [{"kind": "pods", "subresource": "status"}]}) == "read"
	class_of({"verb": "patch", "targets": [{"kind": "pods", "subresource": "scale"}]}) == "write"
}

test_users_add_verbs if {
	class_of({"verb": "Re-Provision"}) == "write" with data.parameters.action.verbs as {"reprovision": "write"}
	class_of({"verb": "reprovision"}) == "unknown" with data.parameters.action.verbs as {"reprovision": "maybe"}
}

test_no_verb_does_less_for_being_named if {
	every spelling in ["delete", "Delete", "de-lete", " DELETE. "] {
		every class in ["read", "write"] {
			class_of({"verb": "delete"}) == "delete" with data.parameters.action.verbs as {spelling: class}
		}
	}
	class_of({"verb": "scale"}) == "write" with data.parameters.action.verbs as {"scale": "read"}
}

test_verbs_may_do_more if {
	class_of({"verb": "drain"}) == "delete" with data.parameters.action.verbs as {"Drain": "delete"}
	class_of({"verb": "export"}) == "write" with data.parameters.action.verbs as {"export": "write"}
	class_of({"verb": "get"}) == "read" with data.parameters.action.verbs as {"get": "read"}
}

test_the_worse_of_two_spellings_holds if {
	every verbs in [
		{"quiesce": "delete", "Quiesce": "write", "qui-esce": "read"},
		{"quiesce": "read", "Quiesce": "write", "qui-esce": "delete"},
	] {
		class_of({"verb": "quiesce"}) == "delete" with data.parameters.action.verbs as verbs
	}
}

test_operations_have_index_class_and_production if {
	acts := action.acts with input as {"environment": "dev", "operations": [
		{"verb": "get", "at": "/command"},
		{"verb": "delete", "at": "/command", "cluster": "prod-1"},
	]}
	acts == [
		{"verb": "get", "at": "/command", "index": 0, "class": "read", "production": false, "targets": []},
		{"verb": "delete", "at": "/command", "cluster": "prod-1", "index": 1, "class": "delete", "production": true, "targets": []},
	]
	changing := action.changing with input as {"operations": [{"verb": "get"}, {"verb": "patch"}, {"verb": "rm"}, {"verb": "x"}]}
	[act.verb | some act in changing] == ["patch", "rm"]
}

test_separators_do_not_matter if {
	action.squeeze(" Delete-Collection ") == "deletecollection"
	action.squeeze("a_b.c d-e") == "abcde"
}

test_operations_are_named if {
	action.said({"verb": "get", "targets": [{"kind": "pods", "name": " web "}]}) == "`get` of pods `web`"
	action.said({"verb": "get", "targets": [{"kind": "pods"}]}) == "`get` of pods"
	action.said({"verb": "get", "targets": [{"kind": "pods", "name": "a"}, {"kind": "pods", "name": "b"}, {"kind": "x"}]}) == "`get` of pods `a` and 2 more"
	action.said({"verb": "apply", "tool": "terraform", "targets": []}) == "`apply` by `terraform`"
	action.said({"verb": "apply", "targets": [{"kind": ""}]}) == "`apply` by `a tool`"
}

test_places if {
	action.place({"at": ""}) == {"at": "/verb"} with input as {"verb": "get", "tool": "kubectl"}
	action.place({"at": ""}) == {"at": "/tool"} with input as {"tool": "kubectl"}
	action.place({"at": ""}) == {"at": ""} with input as {}
	action.place({"at": "/command"}) == {"at": "/command"} with input as {"verb": "get"}
	range := {"start": 3, "end": 7}
	action.place({"at": "/command", "range": range}) == {"at": "/command", "range": range}
}

test_everything_of_a_kind if {
	every act in [
		{"verb": "delete", "all": true, "targets": [{"kind": "pods", "name": "a"}]},
		{"verb": "deletecollection", "selector": "a=b", "targets": [{"kind": "pods"}]},
		{"verb": "delete", "targets": [{"kind": "pods"}]},
		{"verb": "delete", "targets": [{"kind": "pods", "name": "*"}]},
		{"verb": "delete", "targets": [{"kind": "pods", "name": "all"}]},
		{"verb": "delete", "targets": [{"kind": "pods", "name": "web-?"}]},
	] {
		action.takes_all(act)
	}
	every act in [
		{"verb": "delete", "targets": [{"kind": "pods", "name": "a"}]},
		{"verb": "delete", "targets": [{"kind": "pods", "name": "a"}, {"kind": "pods"}]},
		{"verb": "delete", "targets": [{"kind": "pods"}], "selector": "a=b"},
		{"verb": "delete", "targets": [{"kind": "pods"}], "files": ["a.yaml"]},
		{"verb": "delete", "targets": [{"kind": "pods"}], "manifests": [{}]},
		{"verb": "delete", "targets": []},
	] {
		not action.takes_all(act)
	}
}

test_objects_are_targets_too if {
	manifests := [
		{"at": "/command", "object": {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "x"}}},
		{"at": "/command", "object": {"kind": "NetworkPolicy"}},
		{"at": "/command", "object": {"kind": "Ingress", "metadata": {"name": "web"}}},
		{"at": "/command", "object": "text"},
	]
	operation := {"verb": "apply", "at": "/command", "targets": [{"kind": "ingresses", "name": "web"}], "manifests": manifests}
	[act] := action.acts with input as {"operations": [operation]}
	act.targets == [
		{"kind": "ingresses", "name": "web"},
		{"kind": "clusterroles", "name": "x", "group": "rbac.authorization.k8s.io"},
		{"kind": "networkpolicies"},
	]
}

test_namespaces_of_objects_count if {
	manifests := [{"object": {"metadata": {"namespace": "Kube-System"}}}, {"object": {}}]
	action.namespaces({"namespace": "shop", "manifests": manifests}) == {"shop", "kube-system"}
	action.namespaces({}) == set()
}
