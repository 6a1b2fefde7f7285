package lib.kubernetes_structures_test

import data.lib.kubernetes

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

found(manifest) := {[problem.at, problem.message] | some problem in kubernetes.mistyped with input as given([manifest])}

pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

container(fields) := pod({"containers": [object.union({"name": "app"}, fields)]})

test_scalars if {
	found(pod({"hostPID": {}})) == {["/spec/hostPID", "`hostPID` is of type object, not a boolean"]}
	found(pod({"hostname": 3})) == {["/spec/hostname", "`hostname` is of type number, not a string"]}
	found(pod({"priority": "1"})) == {["/spec/priority", "`priority` is of type string, not an integer"]}
	found(pod({"priority": 1.5})) == {["/spec/priority", "`priority` is of type number, not an integer"]}
	found(pod({"hostPID": false, "hostname": "web", "priority": 1.0, "hostIPC": null})) == set()
}

test_quantities if {
	found(container({"resources": {"limits": {"cpu": 1.5, "memory": "1Gi", "x": 3, "y": null}}})) == set()
	found(container({"resources": {"limits": {"cpu": true}}})) == {[
		"/spec/containers/0/resources/limits/cpu",
		"`limits[cpu]` is of type boolean, not a quantity",
	]}
}

test_integers_or_strings if {
	found(container({"livenessProbe": {"httpGet": {"port": "http"}}, "readinessProbe": {"httpGet": {"port": 80}}})) == set()
	found(container({"livenessProbe": {"httpGet": {"port": 1.5}}})) == {[
		"/spec/containers/0/livenessProbe/httpGet/port",
		"`port` is of type number, not an integer or a string",
	]}
}

test_structures if {
	found(pod("x")) == {["/spec", "`spec` is of type string, not an object"]}
	found(pod({"securityContext": []})) == {["/spec/securityContext", "`securityContext` is of type array, not an object"]}
	found({"apiVersion": "v1", "kind": "Pod", "metadata": 3, "spec": {}}) == {["/metadata", "`metadata` is of type number, not an object"]}
	found(pod({"nodeSelector": "x"})) == {["/spec/nodeSelector", "`nodeSelector` is of type string, not an object"]}
	found(pod({"nodeSelector": null, "securityContext": null})) == set()
}

test_lists if {
	found(pod({"volumes": {"a": 1}})) == {["/spec/volumes", "`volumes` is of type object, not a list"]}
	found(container({"args": "run"})) == {["/spec/containers/0/args", "`args` is of type string, not a list"]}
	found(pod({"containers": null, "volumes": null})) == set()
	found(container({"args": null})) == set()
	found(container({"args": {"a": 3}})) == {["/spec/containers/0/args", "`args` is of type object, not a list"]}
	found(pod({"nodeSelector": [3]})) == {["/spec/nodeSelector", "`nodeSelector` is of type array, not an object"]}
}

test_items if {
	found(pod({"volumes": [null, {"name": "a"}, "x"]})) == {
		["/spec/volumes/0", "`volumes[0]` is of type null, not an object"],
		["/spec/volumes/2", "`volumes[2]` is of type string, not an object"],
	}
	found(container({"args": ["run", 3, null]})) == {
		["/spec/containers/0/args/1", "`args[1]` is of type number, not a string"],
		["/spec/containers/0/args/2", "`args[2]` is of type null, not a string"],
	}
}

test_names_in_maps if {
	found({"apiVersion": "v1", "kind": "Pod", "metadata": {"labels": {"a/b": 1, "c": "d", "e": null}}, "spec": {}}) == {[
		"/metadata/labels/a~1b",
		"`labels[a~1b]` is of type number, not a string",
	]}
}

test_every_finding_says_whose_it_is if {
	some problem in kubernetes.mistyped with input as given([{"kind": "Namespace"}, pod({"hostPID": 1})])
	problem.resource == 1
	problem.root == [1, ""]
	problem.subject == "Pod/web"
}

test_only_what_has_a_known_structure_is_asked if {
	found({"apiVersion": "example.org/v1", "kind": "Pod", "spec": {"hostPID": {}}}) == set()
	found({"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"labels": 3}}) == set()
	found({"apiVersion": "example.org/v1", "kind": "ServiceAccount", "metadata": 3}) == set()
}

test_what_rules_read_beside_workloads_is_asked if {
	found({"apiVersion": "v1", "kind": "ServiceAccount", "automountServiceAccountToken": "no"}) == {[
		"/automountServiceAccountToken",
		"`automountServiceAccountToken` is of type string, not a boolean",
	]}
	found({"apiVersion": "v1", "kind": "PersistentVolume", "spec": {"hostPath": {"path": 3}}}) == {[
		"/spec/hostPath/path",
		"`path` is of type number, not a string",
	]}
}

test_pods_and_containers_by_shape_are_asked if {
	custom := {"apiVersion": "example.org/v1", "kind": "App"}
	places(object.union(custom, {"spec": {"pod": {"containers": [{"image": "a:1"}], "hostPID": 1}}})) == {"/spec/pod/hostPID"}
	places(object.union(custom, {"spec": {"steps": [{"image": "a:1", "env": {}}]}})) == {"/spec/steps/0/env"}
	places(object.union(custom, {"spec": {"driver": {"env": 1, "securityContext": {"privileged": 1}}}})) == {
		"/spec/driver/securityContext/privileged",
	}
}

places(manifest) := {problem.at | some problem in kubernetes.mistyped with input as given([manifest])}

test_the_deepest_field_is_reached if {
	expression := {"matchExpressions": [{"key": 3}]}
	term := {"podAffinityTerm": {"namespaceSelector": expression}}
	affinity := {"podAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": [term]}}
	cron := {"apiVersion": "batch/v1", "kind": "CronJob", "spec": {"jobTemplate": {"spec": {"template": {"spec": {"affinity": affinity}}}}}}
	places(cron) == {concat("/", [
		"/spec/jobTemplate/spec/template/spec/affinity/podAffinity/preferredDuringSchedulingIgnoredDuringExecution/0",
		"podAffinityTerm/namespaceSelector/matchExpressions/0/key",
	])}
}
