package lib.kubernetes_shapes_test

import data.lib.kubernetes

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

custom(spec) := {"apiVersion": "example.org/v1", "kind": "App", "metadata": {"name": "web"}, "spec": spec}

app := {"name": "app", "image": "app:1"}

containers(manifest) := {container.at: container.whole |
	some container in kubernetes.containers with input as given([manifest])
}

pods(manifest) := {pod.at: pod.whole | some pod in kubernetes.pods with input as given([manifest])}

test_pods_are_found_at_every_depth_and_all_of_them if {
	pods(custom({"a": {"containers": [app]}, "b": [{"c": {"initContainers": [app]}}], "d": {"ephemeralContainers": [app]}})) == {
		"/spec/a": true, "/spec/b/0/c": true, "/spec/d": true,
	}
	pods({"apiVersion": "example.org/v1", "kind": "App", "containers": [app]}) == {"": true}
}

test_one_pod_is_one_pod_whatever_lists_it_has if {
	found := [pod.at |
		some pod in kubernetes.pods with input as given([custom({"containers": [app], "initContainers": [app], "ephemeralContainers": [app]})])
	]
	found == ["/spec"]
}

test_other_lists_of_a_pod_are_not_its_containers if {
	pods(custom({"alternatives": [app], "containers": [app]})) == {"/spec": true}
}

test_a_pod_by_its_kind_is_not_found_again_by_its_shape if {
	pod := {"apiVersion": "v1", "kind": "Pod", "spec": {"hostPID": true, "containers": [app], "volumes": [{"hostPath": {}}]}}
	[found.at | some found in kubernetes.pods with input as given([pod])] == ["/spec"]
}

test_a_pod_by_its_shape_is_not_found_again_by_what_it_asks_for if {
	both := custom({"hostPID": true, "containers": [app], "volumes": [{"hostPath": {}}]})
	[found.at | some found in kubernetes.pods with input as given([both])] == ["/spec"]
}

test_decoys_hide_nothing if {
	decoy := {"apiVersion": "apps/v1", "kind": "Deployment", "spec": {"template": {"spec": {"containers": []}}, "containers": [app]}}
	pods(decoy) == {"/spec/template/spec": true, "/spec": true}
	pods({"apiVersion": "batch/v1", "kind": "Job", "spec": {"template": {"spec": {"hostPID": true}}}}) == {"/spec/template/spec": true}
}

test_lists_of_other_things_are_no_pods if {
	every list in ["app", ["app"], 3, null, {}, [], [{"name": "app"}], [null], [{"name": "a", "usage": {}}], {"app": {"image": "a"}}] {
		pods(custom({"containers": list})) == {}
		containers(custom({"containers": list})) == {}
	}
}

test_each_field_of_a_container_tells_it if {
	every field in ["image", "command", "args", "env", "envFrom", "ports", "resources", "securityContext", "volumeMounts", "volumeDevices", "livenessProbe", "readinessProbe", "startupProbe", "lifecycle", "imagePullPolicy", "workingDir"] {
		count(pods(custom({"containers": [{"name": "a", field: []}]}))) == 1
	}
}

test_a_container_without_an_image_is_a_part_of_one if {
	containers(custom({"containers": [app, {"name": "more", "args": []}]})) == {"/spec/containers/0": true, "/spec/containers/1": false}
	pods(custom({"containers": [{"name": "more", "args": []}]})) == {"/spec": false}
	pods(custom({"containers": [{"name": "more", "args": []}], "pictures": [{"image": "a.png"}]})) == {"/spec": false}
	containers({"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [{"name": "a"}]}}) == {"/spec/containers/0": true}
}

test_lone_containers if {
	every field in ["container", "mainContainer", "sidecarContainer", "script", "stepTemplate", "sidecar"] {
		containers(custom({"a": {field: app}})) == {concat("", ["/spec/a/", field]): true}
	}
	every field in ["steps", "buildSteps", "sidecars", "sidecarContainers", "extraContainers", "additionalContainers", "extraInitContainers"] {
		containers(custom({"a": {field: [{"name": "none"}, app]}})) == {concat("", ["/spec/a/", field, "/1"]): true}
	}
	containers(custom({"container": {"image": {"repository": "x"}}, "steps": [{"title": "x"}, "y", [app]], "script": "x"})) == {}
}

test_lone_containers_are_named if {
	labels := {container.label |
		some container in kubernetes.containers with input as given([custom({"container": app, "steps": [{"image": "a:1"}]})])
	}
	labels == {"container `app`", "container `steps.0`"}
}

test_lone_containers_are_of_the_ordinary_sort if {
	[container.sort | some container in kubernetes.containers with input as given([custom({"steps": [app]})])] == ["containers"]
}

setting_of(spec) := effective if {
	some container in kubernetes.containers with input as given([custom(spec)])
	effective := kubernetes.effective(container, "runAsUser")
}

test_a_lone_container_has_the_security_context_of_its_workflow if {
	template := {"container": app}
	setting_of({"securityContext": {"runAsUser": 7}, "templates": [template]}) == {"value": 7, "at": "/spec/securityContext/runAsUser"}
	own := object.union(template, {"securityContext": {"runAsUser": 8}})
	setting_of({"securityContext": {"runAsUser": 7}, "templates": [own]}) == {"value": 8, "at": "/spec/templates/0/securityContext/runAsUser"}
	not setting_of({"templates": [template]})
}

test_parts_that_ask_as_containers_do if {
	every field in ["privileged", "capabilities", "allowPrivilegeEscalation", "readOnlyRootFilesystem", "procMount"] {
		containers(custom({"driver": {"securityContext": {field: null}}})) == {"/spec/driver": false}
	}
	containers(custom({"driver": {"securityContext": {"runAsUser": 0, "fsGroup": 1}}})) == {}
	containers(custom({"driver": {"securityContext": "none"}})) == {}
	containers(custom({"driver": {"script": {"privileged": true}}})) == {}
	labels := {container.label |
		some manifest in [custom({"driver": {"securityContext": {"privileged": true}}}), {"apiVersion": "a.b/v1", "kind": "C", "securityContext": {"privileged": true}}]
		some container in kubernetes.containers with input as given([manifest])
	}
	labels == {"`driver`", "the object"}
}

test_the_security_context_of_a_pod_is_no_part if {
	containers({"apiVersion": "v1", "kind": "Pod", "spec": {"securityContext": {"privileged": true}}}) == {}
	containers(custom({"container": object.union(app, {"securityContext": {"privileged": true}})})) == {"/spec/container": true}
}

test_parts_that_ask_as_pods_do if {
	every field in ["hostNetwork", "hostPID", "hostIPC"] {
		pods(custom({"driver": {field: true}})) == {"/spec/driver": false}
		pods(custom({"driver": {field: "true"}})) == {}
		pods(custom({"driver": {field: false}})) == {}
	}
	pods(custom({"volumes": [{"name": "a"}, {"name": "b", "hostPath": {"path": "/"}}]})) == {"/spec": false}
	pods(custom({"volumes": [{"name": "a", "hostPath": null}, "/:/host"]})) == {}
	pods(custom({"volumes": {"hostPath": {}}})) == {}
	pods(custom({"volumes": {"a": {"hostPath": {}}}})) == {}
}

test_descriptions_of_pods_are_no_pods if {
	every described in [
		["apiextensions.k8s.io/v1", "CustomResourceDefinition"], ["constraints.gatekeeper.sh/v1beta1", "K8sPSPHost"],
		["templates.gatekeeper.sh/v1", "ConstraintTemplate"], ["mutations.gatekeeper.sh/v1", "Assign"],
		["policy/v1beta1", "PodSecurityPolicy"], ["extensions/v1beta1", "PodSecurityPolicy"],
	] {
		pods({"apiVersion": described[0], "kind": described[1], "spec": {"hostPID": true, "containers": [app]}}) == {}
	}
	count(pods({"apiVersion": "policy.example.org/v1", "kind": "PodSecurityPolicy", "spec": {"containers": [app]}})) == 1
	count(pods({"apiVersion": "policy/v1", "kind": "Other", "spec": {"containers": [app]}})) == 1
	every field in ["pattern", "anyPattern", "patchStrategicMerge"] {
		pods({"apiVersion": "kyverno.io/v1", "kind": "Policy", "spec": {field: [{"containers": [app]}]}}) == {}
		pods({"apiVersion": "policies.kyverno.io/v1", "kind": "Policy", "spec": {field: {"containers": [app]}}}) == {}
		count(pods(custom({field: {"containers": [app]}}))) == 1
	}
	count(pods({"apiVersion": "kyverno.io/v1", "kind": "Policy", "spec": {"data": {"containers": [app]}}})) == 1
}

embedded(manifest) := {found.at: kubernetes.subject(found) | some found in kubernetes.embedded with input as given([manifest])}

test_objects_in_objects if {
	pod := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "in"}, "spec": {"hostPID": true}}
	account := {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "in"}}
	wrapper := custom({"manifests": [pod, account]})
	embedded(wrapper) == {"/spec/manifests/0": "Pod/in", "/spec/manifests/1": "ServiceAccount/in"}
	pods(wrapper) == {"/spec/manifests/0/spec": true}
	embedded(object.union(custom({}), {"object": pod})) == {"/object": "Pod/in"}
	marked_twice := custom({"manifests": [object.union(pod, {"hostPID": true})]})
	[found.at | some found in kubernetes.embedded with input as given([marked_twice])] == ["/spec/manifests/0"]
}

test_references_are_no_objects if {
	every reference in [
		{"apiVersion": "v1", "kind": "Pod", "name": "a"}, {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "a"}},
		{"kind": "Pod", "spec": {}}, {"apiVersion": "v1", "spec": {}}, {"apiVersion": "v1", "kind": 3, "spec": {}},
		{"apiVersion": 1, "kind": "Pod", "spec": {}}, {"apiVersion": "v1", "kind": "ServiceAccount", "name": "a"},
	] {
		embedded(custom({"ref": reference})) == {}
	}
}

test_the_items_of_a_list_are_objects_of_their_own if {
	pod := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "in"}, "spec": {"containers": [app]}}
	carrier := {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "s"}, "items": [pod]}
	embedded(carrier) == {}
	[found.at | some found in kubernetes.pods with input as given([carrier])] == ["/items/0/spec"]
}

test_patches_are_not_whole if {
	patch := {"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [app, {"$patch": "delete", "name": "old"}]}}
	pods(patch) == {"/spec": false}
	containers(patch) == {"/spec/containers/0": false, "/spec/containers/1": false}
	revision := {"apiVersion": "apps/v1", "kind": "ControllerRevision", "data": {"spec": {"$patch": "replace", "containers": [app]}}}
	pods(revision) == {"/data/spec": true}
	containers(object.union(custom({"container": app}), {"$patch": "merge"})) == {"/spec/container": false}
}

test_pointers_escape_keys if {
	kubernetes.pointer("/a", ["b/c", 0, "d~e", "~1"]) == "/a/b~1c/0/d~0e/~01"
	kubernetes.pointer("", []) == ""
}
