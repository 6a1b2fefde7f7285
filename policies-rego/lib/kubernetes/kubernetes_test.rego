package lib.kubernetes_test

import data.lib.kubernetes

spec := {
	"containers": [{"name": "app", "image": "app:1"}],
	"initContainers": [{"name": "first", "image": "first:1"}],
	"ephemeralContainers": [{"name": "debug", "image": "debug:1"}],
}

template := {"template": {"spec": spec}}

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

places(manifests) := {container.at | some container in kubernetes.containers with input as given(manifests)}

below(prefix) := {
	concat("", [prefix, "/containers/0"]),
	concat("", [prefix, "/initContainers/0"]),
	concat("", [prefix, "/ephemeralContainers/0"]),
}

test_every_kind_of_workload_yields_all_its_containers if {
	places([{"kind": "Pod", "spec": spec}]) == below("/spec")
	places([{"kind": "PodTemplate", "template": {"spec": spec}}]) == below("/template/spec")
	places([{"kind": "CronJob", "spec": {"jobTemplate": {"spec": template}}}]) == below("/spec/jobTemplate/spec/template/spec")
	every kind in ["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController", "Job"] {
		places([{"kind": kind, "spec": template}]) == below("/spec/template/spec")
	}
}

test_kinds_of_others_are_workloads_if_they_hold_containers if {
	places([{"kind": "Rollout", "spec": template}]) == below("/spec/template/spec")
	places([{"kind": "Revision", "spec": spec}]) == below("/spec")
	places([{"kind": "Sandbox", "spec": {"podTemplate": {"spec": spec}}}]) == below("/spec/podTemplate/spec")
	places([{"kind": "ConfigMap", "data": {"spec": "x"}}]) == set()
	places([{"kind": "Service", "spec": {"ports": []}}]) == set()
}

test_lists_are_opened if {
	pod := {"kind": "Pod", "spec": spec}
	places([{"kind": "List", "items": [pod]}]) == below("/items/0/spec")
	places([{"kind": "PodList", "items": [{"spec": spec}]}]) == below("/items/0/spec")
	places([{"kind": "DeploymentList", "items": [{"spec": template}, null]}]) == below("/items/0/spec/template/spec")
	places([{"kind": "List", "items": [{"kind": "List", "items": [pod]}]}]) == below("/items/0/items/0/spec")
}

kinds(manifests) := {found.at: [found.kind, found.group] | some found in kubernetes.opened with input as given(manifests)}

test_items_have_the_kind_of_a_typed_list_only_if_they_say_nothing if {
	kinds([typed_list([{}, {"kind": "", "apiVersion": ""}, {"kind": "Pod"}, {"apiVersion": "v1"}])]) == {
		"/items/0": ["Deployment", "apps"], "/items/1": ["Deployment", "apps"], "/items/2": ["Pod", null], "/items/3": ["", ""],
	}
	kinds([{"apiVersion": "a.b/c/v1", "kind": "App"}]) == {"": ["App", "a.b/c"]}
	kinds([{"kind": "Pod", "apiVersion": ""}]) == {"": ["Pod", null]}
	kinds([{}]) == {"": ["", null]}
}

typed_list(items) := {"apiVersion": "apps/v1", "kind": "DeploymentList", "items": items}

test_an_object_with_items_is_judged_beside_them if {
	carrier := {"apiVersion": "v1", "kind": "ConfigMap", "items": [{"apiVersion": "v1", "kind": "Pod"}]}
	kinds([carrier]) == {"": ["ConfigMap", ""], "/items/0": ["Pod", ""]}
	kinds([{"apiVersion": "v1", "kind": "PodList"}]) == {"": ["PodList", ""]}
}

test_groups_tell_kinds_apart if {
	places([{"apiVersion": "apps.example.org/v1", "kind": "Deployment", "spec": {"template": {"spec": {"containers": [{"name": "a"}]}}}}]) == set()
	places([{"apiVersion": "extensions/v1beta1", "kind": "Deployment", "spec": template}]) == below("/spec/template/spec")
	kubernetes.is_kind({"kind": "Pod", "group": ""}, "", "Pod")
	kubernetes.is_kind({"kind": "Pod", "group": null}, "", "Pod")
	not kubernetes.is_kind({"kind": "Pod", "group": "a"}, "", "Pod")
	not kubernetes.is_kind({"kind": "Pods", "group": ""}, "", "Pod")
}

test_a_specification_that_is_no_object_is_no_pod if {
	kubernetes.pods == [] with input as given([{"kind": "Pod", "spec": "x"}, {"kind": "Pod", "spec": []}, {"kind": "Pod"}])
}

test_documents_are_a_list if {
	kubernetes.documents == [] with input as {"documents": {"a": {"document": {"kind": "Pod"}}}}
}

test_every_container_says_whose_it_is if {
	some container in kubernetes.containers with input as given([{"kind": "Namespace"}, {"kind": "Pod", "spec": {"containers": [{"name": "a"}]}}])
	object.remove(container, ["pod", "spec"]) == {
		"resource": 1, "root": [1, ""], "subject": "Pod/(unnamed)", "at": "/spec/containers/0",
		"label": "container `a`", "sort": "containers", "whole": true,
	}
}

test_lists_that_are_nested_too_deep_are_reported if {
	deep := {"kind": "List", "items": [{"kind": "List", "items": [{"kind": "List", "items": [{"kind": "List", "items": [{
		"kind": "List",
		"items": [{"kind": "Pod", "spec": spec}],
	}]}]}]}]}
	places([deep]) == set()
	some problem in kubernetes.unreadable with input as given([deep])
	problem.at == "/items/0/items/0/items/0/items/0"
}

test_containers_are_named if {
	labels := {container.label |
		some container in kubernetes.containers with input as given([{"kind": "Pod", "spec": {
			"containers": [{"name": "app"}, {"name": 3}],
			"initContainers": [{}],
			"ephemeralContainers": [{"name": "debug"}],
		}}])
	}
	labels == {"container `app`", "container `1`", "init container `0`", "ephemeral container `debug`"}
}

test_resources_are_named if {
	kubernetes.subject({"kind": "Pod", "manifest": {"metadata": {"name": "web"}}}) == "Pod/web"
	kubernetes.subject({"kind": "Job", "manifest": {"metadata": {"generateName": "run-"}}}) == "Job/run-"
	kubernetes.subject({"kind": "Job", "manifest": {"metadata": {"name": 3, "generateName": 3}}}) == "Job/(unnamed)"
	kubernetes.subject({"kind": "Pod", "manifest": {"metadata": 3}}) == "Pod/(unnamed)"
	kubernetes.namespace({"metadata": {"namespace": "shop"}}) == "shop"
	kubernetes.namespace({"metadata": {"namespace": ""}}) == "default"
	kubernetes.namespace({}) == "default"
}

problems(manifests) := {problem.at | some problem in kubernetes.unreadable with input as given(manifests)}

test_well_formed_manifests_are_readable if {
	problems([{"kind": "Pod", "spec": spec}, {"kind": "ConfigMap"}, {"kind": "List", "items": []}, null]) == set()
}

test_wrong_types_are_reported_where_they_are if {
	problems(["text"]) == {""}
	problems([{"kind": 3, "apiVersion": []}]) == {"/kind", "/apiVersion"}
	problems([{"metadata": {"name": "web"}}]) == {""}
	problems([{"kind": "Pod"}]) == {""}
	problems([{"kind": "Pod", "spec": "x"}]) == {"/spec"}
	problems([{"kind": "Deployment", "spec": {"template": []}}]) == {"/spec/template"}
	problems([{"kind": "Pod", "spec": {"containers": {"app": {}}}}]) == {"/spec/containers"}
	problems([{"kind": "Pod", "spec": {"containers": ["app", {"name": "ok"}]}}]) == {"/spec/containers/0"}
	problems([{"kind": "Pod", "spec": {"securityContext": "none", "containers": null}}]) == {"/spec/securityContext"}
	problems([{"kind": "Pod", "spec": {"containers": [{"securityContext": []}]}}]) == {"/spec/containers/0/securityContext"}
	problems([{"kind": "List", "items": ["x"]}]) == {"/items/0"}
}

test_a_wrong_type_hides_nothing_else if {
	places([{"kind": "Pod", "spec": {"containers": ["app", {"name": "ok"}], "initContainers": "none"}}]) == {"/spec/containers/1"}
}

test_anything_but_documents_is_reported if {
	every odd in [null, 3, "text", [], {}, {"documents": "x"}, {"documents": {}}] {
		count(kubernetes.unreadable) == 1 with input as odd
		kubernetes.containers == [] with input as odd
	}
	count(kubernetes.unreadable) == 3 with input as {"documents": [3, {}, {"document": []}]}
}

test_the_container_speaks_before_its_pod if {
	container := {
		"at": "/c", "spec": {"securityContext": {"runAsUser": 5, "runAsGroup": null}},
		"pod": {"at": "/p", "spec": {"securityContext": {"runAsUser": 0, "runAsGroup": 7}}},
	}
	kubernetes.effective(container, "runAsUser") == {"value": 5, "at": "/c/securityContext/runAsUser"}
	kubernetes.effective(container, "runAsGroup") == {"value": 7, "at": "/p/securityContext/runAsGroup"}
	not kubernetes.effective(container, "runAsNonRoot")
}

test_places_are_the_nearest_that_exist if {
	object_there := {"securityContext": {"privileged": true}}
	kubernetes.place("/c", object_there, ["securityContext", "privileged"]) == "/c/securityContext/privileged"
	kubernetes.place("/c", object_there, ["securityContext", "runAsUser"]) == "/c/securityContext"
	kubernetes.place("/c", {}, ["securityContext", "runAsUser"]) == "/c"
	kubernetes.place("", {}, ["spec"]) == ""
}

test_yes_in_all_its_spellings if {
	every value in [true, "true", "Yes", "ON", "1"] {
		kubernetes.is_yes(value)
	}
	every value in [false, "false", "", null, 1, {}] {
		not kubernetes.is_yes(value)
	}
}
