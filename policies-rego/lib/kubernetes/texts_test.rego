package lib.kubernetes_texts_test

import data.lib.kubernetes

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

coverage(manifests) := found if found := kubernetes.coverage({{"group": "", "kind": "ConfigMap"}}) with input as given(manifests)

workflow(spec) := {
	"apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow", "metadata": {"name": "w"},
	"spec": object.union({"entrypoint": "a", "templates": [{"name": "a", "container": {"image": "a:1"}}]}, spec),
}

text(at, field) := {"resource": 0, "at": at, "reason": concat("", ["no rule opens the text in `", field, "`"]), "part": true}

partly(at, field) := {"judged": 0, "partly": 1, "unlooked": [text(at, field)]}

judged := {"judged": 1, "partly": 0, "unlooked": []}

manifest := "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n"

test_a_patch_of_a_pod_is_text_that_nobody_opens if {
	coverage([workflow({})]) == judged
	every patch in ["hostPID: true", "{\"hostPID\":true}", "{{inputs.parameters.patch}}", "a"] {
		coverage([workflow({"podSpecPatch": patch})]) == partly("/spec/podSpecPatch", "podSpecPatch")
	}
	coverage([workflow({"podSpecPatch": " \n"})]) == judged
	coverage([workflow({"podSpecPatch": null})]) == judged
}

test_of_a_template_that_is_a_pod_by_shape_too if {
	template := {"name": "a", "initContainers": [{"name": "i", "image": "i:1"}], "container": {"image": "a:1"}, "podSpecPatch": "a"}
	coverage([workflow({"templates": [template]})]) == partly("/spec/templates/0/podSpecPatch", "podSpecPatch")
}

test_manifests_and_values_as_text if {
	templates := [{"container": {"image": "a:1"}}, {"resource": {"action": "create", "manifest": "{{x}}"}}]
	coverage([workflow({"templates": templates})]) == partly("/spec/templates/1/resource/manifest", "manifest")
	coverage([workflow({"helm": {"values": "a: b"}})]) == partly("/spec/helm/values", "values")
	coverage([workflow({"valuesContent": "a: b"})]) == partly("/spec/valuesContent", "valuesContent")
	coverage([workflow({"patches": [{"patch": "a: b"}]})]) == partly("/spec/patches/0/patch", "patch")
	coverage([workflow({"patchesStrategicMerge": ["a: b"]})]) == partly("/spec/patchesStrategicMerge/0", "patchesStrategicMerge")
	coverage([object.union(workflow({}), {"valuesContent": "a: b"})]) == partly("/valuesContent", "valuesContent")
	every other in [{"values": "a: b"}, {"patch": "a: b"}, {"manifest": "a: b"}, {"resource": {"values": "a: b"}}] {
		coverage([workflow(other)]) == judged
	}
	coverage([object.union(workflow({}), {"manifest": "a: b"})]) == judged
}

test_texts_are_known_by_what_they_say if {
	every said in [
		manifest,
		json.marshal({"apiVersion": "v1", "kind": "Pod"}),
		json.marshal({"a": {"kind": "Pod", "apiVersion": "v1"}}),
		"a:\n  securityContext:\n    privileged: true\n",
		"{spec: {hostNetwork: true}}",
		json.marshal({"spec": {"containers": [{"image": "a"}]}}),
		"- hostPath: {path: /}",
		"containers:",
	] {
		coverage([workflow({"anything": {"b": [said]}})]) == partly("/spec/anything/b/0", "b")
	}
}

test_look_alikes_are_none if {
	every said in [
		"", "a: b", "kind: Pod", "apiVersion: v1", "registry.example.org/containers:1.2", "containers are fine: yes",
		"the containers:1 image", "hostPathx: a", "https://example.org/?kind=a&apiVersion=b",
	] {
		coverage([workflow({"anything": said})]) == judged
	}
}

test_what_a_container_is_handed_is_its_own if {
	script := {"image": "a:1", "source": manifest, "command": ["sh", "-c", manifest], "env": [{"name": "A", "value": manifest}]}
	coverage([workflow({"templates": [{"name": "a", "script": script}]})]) == judged
	pod := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}, "spec": {"containers": [{"name": "a", "image": "a:1", "args": [manifest]}]}}
	coverage([pod]) == judged
	coverage([workflow({"trigger": pod})]) == judged
	task := {"apiVersion": "tekton.dev/v1", "kind": "Task", "metadata": {"name": "a"}, "spec": {"steps": [{"image": "a:1", "script": manifest}]}}
	coverage([task]) == judged
}

test_notes_and_data_are_no_manifests if {
	noted := object.union(workflow({"description": manifest}), {"metadata": {"annotations": {"kubectl.kubernetes.io/last-applied-configuration": manifest}}})
	coverage([noted]) == judged
	map := {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}, "data": {"podSpecPatch": manifest, "pod.yaml": manifest}}
	coverage([map]) == judged
	coverage([workflow({"object": map})]) == judged
}

test_where_nothing_is_looked_at_that_is_said_once if {
	other := {"apiVersion": "helm.cattle.io/v1", "kind": "HelmChart", "metadata": {"name": "a"}, "spec": {"valuesContent": manifest}}
	coverage([other]) == {"judged": 0, "partly": 0, "unlooked": [{"resource": 0, "at": "", "reason": "no rule looks at `HelmChart`"}]}
}

test_in_lists_texts_have_their_places if {
	list := {"apiVersion": "v1", "kind": "List", "items": [workflow({}), workflow({"podSpecPatch": "a"})]}
	coverage([list]) == {"judged": 1, "partly": 1, "unlooked": [text("/items/1/spec/podSpecPatch", "podSpecPatch")]}
}

test_items_that_are_none_are_not_looked_at if {
	list := {"apiVersion": "v1", "kind": "List", "items": [null, workflow({}), "text"]}
	coverage([list]) == {"judged": 1, "partly": 0, "unlooked": [
		{"resource": 0, "at": "/items/0", "reason": "the item is not an object"},
		{"resource": 0, "at": "/items/2", "reason": "the item is not an object"},
	]}
}

test_lists_that_are_nested_too_deep_are_not_looked_at if {
	nested := {"kind": "List", "items": [{"kind": "List", "items": [{"kind": "List", "items": [{"kind": "List", "items": [{"kind": "List", "items": [workflow({})]}]}]}]}]}
	coverage([nested]) == {"judged": 0, "partly": 0, "unlooked": [{
		"resource": 0, "at": "/items/0/items/0/items/0/items/0",
		"reason": "lists are nested more than four deep",
	}]}
}
