package configuration.rules.writable_root_filesystem_test

import data.configuration.rules.writable_root_filesystem

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

pod(spec) := {"kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

places(manifests) := {finding.at | some finding in writable_root_filesystem.findings with input as given(manifests)}

container(value) := pod({"containers": [{"name": "app", "securityContext": {"readOnlyRootFilesystem": value}}]})

test_writable_ones_are_found if {
	places([container(false)]) == {"/spec/containers/0/securityContext/readOnlyRootFilesystem"}
	places([pod({"initContainers": [{"name": "first"}]})]) == {"/spec/initContainers/0"}
	count(places([container("true")])) == 1
	count(places([container(null)])) == 1
}

test_read_only_ones_pass if {
	places([container(true)]) == set()
	places([pod({"os": {"name": "windows"}, "containers": [{}]})]) == set()
	places([pod({"containers": "app"})]) == set()
}

test_a_patch_needs_a_context_to_go_into if {
	some with_context in writable_root_filesystem.findings with input as given([container(false)])
	with_context.patch[0].value == true
	some without in writable_root_filesystem.findings with input as given([pod({"containers": [{}]})])
	not without.patch
}
