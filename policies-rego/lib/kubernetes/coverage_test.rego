package lib.kubernetes_coverage_test

import data.lib.kubernetes

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

coverage(manifests) := found if found := kubernetes.coverage({{"group": "", "kind": "ServiceAccount"}}) with input as given(manifests)

app := {"name": "app", "image": "app:1"}

pod := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [app]}}

account := {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "web"}}

map := {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "web"}, "data": {"a": "b"}}

all_judged(count) := {"judged": count, "partly": 0, "unlooked": []}

test_workloads_and_what_rules_name_are_judged if {
	coverage([pod, account]) == all_judged(2)
	coverage([{"apiVersion": "v1", "kind": "List", "items": [pod, pod, account]}]) == all_judged(3)
	coverage([{"apiVersion": "v1", "kind": "Pod", "spec": {}}]) == all_judged(1)
	coverage([]) == all_judged(0)
}

test_pods_of_others_are_judged if {
	coverage([{"apiVersion": "example.org/v1", "kind": "App", "spec": {"pod": {"containers": [app]}}}]) == all_judged(1)
	coverage([{"apiVersion": "tekton.dev/v1", "kind": "Task", "spec": {"steps": [app]}}]) == all_judged(1)
}

test_parts_of_pods_are_judged_in_part if {
	part := {"apiVersion": "example.org/v1", "kind": "App", "spec": {"driver": {"securityContext": {"privileged": false}}}}
	coverage([part]) == {"judged": 0, "partly": 1, "unlooked": []}
	asking := {"apiVersion": "example.org/v1", "kind": "App", "spec": {"driver": {"hostPID": true}}}
	coverage([asking, pod]) == {"judged": 1, "partly": 1, "unlooked": []}
}

test_what_could_not_be_read_is_judged_in_part if {
	odd := json.patch(pod, [{"op": "add", "path": "/spec/hostPID", "value": {}}])
	coverage([pod, odd]) == {"judged": 1, "partly": 1, "unlooked": []}
}

test_what_no_rule_looks_at_is_said_with_its_place_and_reason if {
	coverage([pod, {"apiVersion": "v1", "kind": "List", "items": [account, map]}]) == {
		"judged": 2, "partly": 0,
		"unlooked": [{"resource": 1, "at": "/items/1", "reason": "no rule looks at `ConfigMap`"}],
	}
	coverage(["text"]) == {
		"judged": 0, "partly": 0,
		"unlooked": [{"resource": 0, "at": "", "reason": "the document is not an object"}],
	}
}

test_what_is_not_known_yet_is_not_looked_at if {
	reason := "known only after the plan is applied"
	unread := [{"at": "/spec/hostPID", "reason": reason}]
	documents := [{"document": map, "unread": unread}, {"document": pod}, {"document": pod, "unread": unread}]
	covered := kubernetes.coverage(set()) with input as {"documents": documents}
	object.remove(covered, ["unlooked"]) == {"judged": 1, "partly": 1}
	covered.unlooked == [
		{"resource": 0, "at": "", "reason": "no rule looks at `ConfigMap`"},
		{"resource": 2, "at": "/spec/hostPID", "reason": reason, "part": true},
	]
	list := {"apiVersion": "v1", "kind": "List", "items": [pod, pod]}
	item := [{"at": "/items/1/spec", "reason": reason}]
	some_items := kubernetes.coverage(set()) with input as {"documents": [{"document": list, "unread": item}]}
	some_items == {"judged": 1, "partly": 1, "unlooked": [
		{"resource": 0, "at": "/items/1/spec", "reason": reason, "part": true},
	]}
}

test_documents_are_a_list if {
	covered := kubernetes.coverage(set()) with input as {"documents": {"a": 3}}
	covered == {"judged": 0, "partly": 0, "unlooked": []}
}

test_patches_and_kustomizations_are_not_looked_at if {
	patch := {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "web"}, "$patch": "delete"}
	coverage([patch]) == {"judged": 0, "partly": 0, "unlooked": [{
		"resource": 0, "at": "",
		"reason": "a patch of kustomize: what `kustomize build` prints can be judged",
	}]}
	part := {"apiVersion": "v1", "kind": "Pod", "$patch": "merge", "spec": {"hostPID": {}, "containers": [app]}}
	object.remove(coverage([part]), ["unlooked"]) == {"judged": 0, "partly": 0}
	kustomization := {"apiVersion": "kustomize.config.k8s.io/v1beta1", "kind": "Kustomization", "resources": ["pod.yaml"]}
	coverage([kustomization]).unlooked[0].reason == "a kustomization: what `kustomize build` prints can be judged"
}

test_kinds_of_others_with_the_same_name_are_others if {
	other := {"apiVersion": "iam.example.org/v1", "kind": "ServiceAccount", "metadata": {"name": "web"}}
	count(coverage([other]).unlooked) == 1
}

plan := {"documents": [
	{"document": {"ami": "a"}, "input_kind": "terraform-plan", "type": "aws_instance"},
	{"document": {}, "input_kind": "terraform-plan", "type": "aws_eks_cluster"},
	{"document": {}, "input_kind": "compose"},
	{"document": {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}}},
]}

test_other_inputs_are_judged_by_rules_of_their_own if {
	kinds := {{"input_kind": "terraform-plan", "type": "aws_eks_cluster"}, {"group": "", "kind": "ConfigMap"}}
	kubernetes.coverage(kinds) == {"judged": 2, "partly": 0, "unlooked": [
		{"resource": 0, "at": "", "reason": "no rule looks at `aws_instance`"},
		{"resource": 2, "at": "", "reason": "no rule looks at `compose`"},
	]} with input as plan
	kubernetes.unreadable == set() with input as plan
}
