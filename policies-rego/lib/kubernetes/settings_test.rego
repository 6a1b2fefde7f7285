package lib.kubernetes_settings_test

import data.lib.kubernetes

is_windows(spec) if kubernetes.is_windows({"resource": 0, "root": [0, ""], "subject": "Pod/web", "at": "/spec", "whole": true, "spec": spec})

windows(fields) := object.union({"os": {"name": "windows"}, "containers": [{"name": "app"}]}, fields)

test_pods_for_windows if {
	is_windows(windows({}))
	is_windows(windows({"securityContext": {"runAsNonRoot": true, "windowsOptions": {}}, "hostNetwork": true}))
	every name in ["Windows", "linux", "", null, 3] {
		not is_windows(object.union(windows({}), {"os": {"name": name}}))
	}
	not is_windows({"containers": []})
}

test_settings_of_linux_of_the_pod if {
	every field in ["hostPID", "hostIPC", "hostUsers", "shareProcessNamespace"] {
		not is_windows(windows({field: true}))
		is_windows(windows({field: false}))
		is_windows(windows({field: null}))
	}
}

test_settings_of_linux_in_the_pods_context if {
	every field in [
		"appArmorProfile", "fsGroup", "fsGroupChangePolicy", "runAsGroup", "runAsUser", "seLinuxOptions",
		"seccompProfile", "supplementalGroups", "supplementalGroupsPolicy", "sysctls",
	] {
		not is_windows(windows({"securityContext": {field: 0}}))
	}
}

test_settings_of_linux_in_a_containers_context if {
	every field in [
		"allowPrivilegeEscalation", "appArmorProfile", "capabilities", "privileged", "procMount",
		"readOnlyRootFilesystem", "runAsGroup", "runAsUser", "seLinuxOptions", "seccompProfile",
	] {
		not is_windows(windows({"containers": [{"name": "a"}, {"name": "b", "securityContext": {field: 0}}]}))
		not is_windows(windows({"initContainers": [{"name": "b", "securityContext": {field: true}}]}))
	}
}

test_a_null_says_nothing if {
	container := {
		"at": "/c", "spec": {"securityContext": {"runAsUser": null}},
		"pod": {"at": "/p", "spec": {"securityContext": {"runAsUser": null}}},
	}
	not kubernetes.effective(container, "runAsUser")
}

test_the_steps_that_exist if {
	kubernetes.existing({"a": {"b": null}}, ["a", "b", "c"]) == ["a"]
	kubernetes.existing({"a": {"b": 0}}, ["a", "b", "c"]) == ["a", "b"]
	kubernetes.existing({}, ["a"]) == []
}

test_a_patch_brings_the_parents_that_are_missing if {
	kubernetes.setting_patch("/s", {}, ["a", "b", "c"], 1) == {"patch": [{"op": "add", "path": "/s/a", "value": {"b": {"c": 1}}}]}
	kubernetes.setting_patch("/s", {"a": null}, ["a", "b"], 1) == {"patch": [{"op": "add", "path": "/s/a", "value": {"b": 1}}]}
	kubernetes.setting_patch("/s", {"a": {"b": {}}}, ["a", "b", "c"], 1) == {"patch": [{"op": "add", "path": "/s/a/b/c", "value": 1}]}
	kubernetes.setting_patch("/s", {"a": {"b": 7}}, ["a", "b"], 1) == {"patch": [{"op": "add", "path": "/s/a/b", "value": 1}]}
	kubernetes.setting_patch("", {}, ["a/b~"], 1) == {"patch": [{"op": "add", "path": "/a~1b~0", "value": 1}]}
}

test_no_patch_where_something_else_stands_in_the_way if {
	kubernetes.setting_patch("/s", {"a": "text"}, ["a", "b"], 1) == {}
	kubernetes.setting_patch("/s", {"a": {"b": []}}, ["a", "b", "c"], 1) == {}
	kubernetes.setting_patch("/s", [], ["a"], 1) == {}
}

test_what_confines_changes_nothing_beside_privileged if {
	privileged := {"at": "/c", "spec": {"securityContext": {"privileged": true}}}
	kubernetes.confining_patch(privileged, ["capabilities", "drop"], ["ALL"]) == {}
	kubernetes.removal_patch(privileged, "/c/x") == {}
	kubernetes.context_patch(privileged, ["privileged"], false) == {"patch": [{"op": "add", "path": "/c/securityContext/privileged", "value": false}]}
	kubernetes.removal_patch({"at": "/c", "spec": {}}, "/c/x") == {"patch": [{"op": "remove", "path": "/c/x"}]}
}
