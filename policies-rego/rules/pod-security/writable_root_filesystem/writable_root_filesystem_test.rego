package rules.writable_root_filesystem_test

import data.rules.writable_root_filesystem

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

test_the_patch_brings_the_parents_that_are_missing if {
	some with_context in writable_root_filesystem.findings with input as given([container(false)])
	with_context.patch == [{"op": "add", "path": "/spec/containers/0/securityContext/readOnlyRootFilesystem", "value": true}]
	some without in writable_root_filesystem.findings with input as given([pod({"containers": [{}]})])
	without.patch == [{"op": "add", "path": "/spec/containers/0/securityContext", "value": {"readOnlyRootFilesystem": true}}]
}

test_says_all_about_itself if {
	writable_root_filesystem.about.title == "Writable root file system"
	object.remove(writable_root_filesystem.about.custom, ["examples", "parameters"]) == {
		"id": "K8S-WRITABLE-ROOT-FILESYSTEM",
		"domain": "pod-security",
		"scope": "object",
		"severity": "low",
		"remedy": "Set securityContext.readOnlyRootFilesystem to true and mount an emptyDir where the program writes",
		"controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.6.3"}, {"framework": "HIPAA", "id": "164.312(c)(1)"}],
	}
}

findings_of(manifest) := found if {
	found := writable_root_filesystem.findings with input as given([manifest])
}

test_messages_and_places if {
	findings_of(container(false)) == {{
		"resource": 0, "subject": "Pod/web", "at": "/spec/containers/0/securityContext/readOnlyRootFilesystem",
		"message": "container `app` can write to its root file system",
		"patch": [{"op": "add", "path": "/spec/containers/0/securityContext/readOnlyRootFilesystem", "value": true}],
	}}
}

test_a_part_of_a_container_leaves_out_what_it_likes if {
	findings_of({"kind": "App", "spec": {"driver": {"securityContext": {"privileged": false}}}}) == set()
}
