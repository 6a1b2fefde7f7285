package lib.kubernetes_unreadable_test

import data.lib.kubernetes

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

found(manifests) := {[problem.resource, problem.at, problem.subject, problem.message] |
	some problem in kubernetes.unreadable with input as given(manifests)
}

pod := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": []}}

list(items) := {"apiVersion": "v1", "kind": "List", "items": items}

test_findings_hold_nothing_else if {
	every problem in kubernetes.unreadable {
		object.keys(problem) == {"resource", "at", "subject", "message"}
	} with input as given([object.union(pod, {"spec": 3})])
	count(kubernetes.unreadable) == 1 with input as given([object.union(pod, {"spec": 3})])
}

test_input_without_documents if {
	every odd in [{}, [], null, {"documents": {}}] {
		kubernetes.unreadable == {{"resource": 0, "at": "", "subject": "input", "message": "the input has no array `documents`"}} with input as odd
	}
}

test_documents_that_are_no_objects if {
	found([pod, "text", null, 3]) == {
		[1, "", "document", "the document is not an object"],
		[3, "", "document", "the document is not an object"],
	}
}

test_objects_without_a_kind if {
	found([{"apiVersion": "v1", "metadata": {"name": "web"}}]) == {[0, "", "/web", "the object has no `kind`"]}
	found([{"apiVersion": "v1", "kind": "PodList", "items": [{"spec": {}}]}]) == set()
	found([{"apiVersion": "v1", "kind": ""}]) == {[0, "", "/(unnamed)", "the object has no `kind`"]}
}

test_kinds_and_versions_that_are_no_texts if {
	found([{"apiVersion": 1, "kind": "Pod", "spec": {}}]) == {[0, "/apiVersion", "Pod/(unnamed)", "`apiVersion` is of type number, not a string"]}
	found([{"apiVersion": 1, "kind": "Node"}]) == {[0, "/apiVersion", "Node/(unnamed)", "`apiVersion` is not a string"]}
	found([{"apiVersion": "v1", "kind": ["Pod"]}]) == {[0, "/kind", "/(unnamed)", "`kind` is not a string"]}
}

test_items_that_are_no_objects_at_every_depth if {
	message := "the item is not an object"
	found([list([pod, 3])]) == {[0, "/items/1", "List/(unnamed)", message]}
	found([list([list([null])])]) == {[0, "/items/0/items/0", "List/(unnamed)", message]}
	found([list([list([list(["x"])])])]) == {[0, "/items/0/items/0/items/0", "List/(unnamed)", message]}
	found([list([list([list([list([[]])])])])]) == {[0, "/items/0/items/0/items/0/items/0", "List/(unnamed)", message]}
}

test_lists_that_are_nested_too_deep if {
	found([list([list([list([list([list([])])])])])]) == {[
		0, "/items/0/items/0/items/0/items/0", "List/(unnamed)",
		"lists are nested more than four deep",
	]}
}

test_items_that_are_no_list if {
	found([object.union(pod, {"items": {}})]) == {[
		0, "/items", "Pod/web",
		"`items` is of type object, not a list, and kubectl takes whatever has it for one",
	]}
}

test_objects_with_items if {
	found([list([object.union(pod, {"items": [pod]})])]) == {[
		0, "/items/0/items", "Pod/web",
		"the object has `items`, so kubectl takes it for a list and applies those alone",
	]}
	found([list([pod]), {"apiVersion": "v1", "kind": "PodList", "items": []}]) == set()
}

test_workloads_without_a_pod if {
	found([{"apiVersion": "v1", "kind": "Pod"}]) == {[0, "", "Pod/(unnamed)", "no pod specification at `spec`"]}
	found([{"apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "run"}, "spec": {"template": {"spec": null}}}]) == {[
		0, "/spec/template", "Job/run",
		"no pod specification at `spec.template.spec`",
	]}
	found([{"apiVersion": "batch.example.org/v1", "kind": "Job", "spec": {}}]) == set()
	found([{"apiVersion": "v1", "kind": "Pod", "$patch": "delete", "metadata": {"name": "web"}}]) == set()
	found([{"apiVersion": "apps/v1", "kind": "Deployment", "spec": {"template": []}}]) == {[
		0, "/spec/template", "Deployment/(unnamed)",
		"`template` is of type array, not an object",
	]}
}
