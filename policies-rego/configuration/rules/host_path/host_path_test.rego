package configuration.rules.host_path_test

import data.configuration.rules.host_path

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

pod(spec) := {"kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

places(manifests) := {finding.at | some finding in host_path.findings with input as given(manifests)}

volume(source) := pod({"volumes": [{"name": "data", "emptyDir": {}}, {"name": "host", "hostPath": source}]})

test_host_paths_are_found if {
	places([volume({"path": "/var/run"})]) == {"/spec/volumes/1/hostPath"}
	places([volume({})]) == {"/spec/volumes/1/hostPath"}
	places([volume("/var/run")]) == {"/spec/volumes/1/hostPath"}
	places([pod({"volumes": [{"hostPath": {"path": "/"}}]})]) == {"/spec/volumes/0/hostPath"}
}

test_persistent_volumes_are_found if {
	places([{"kind": "PersistentVolume", "spec": {"hostPath": {"path": "/srv"}}}]) == {"/spec/hostPath"}
}

test_kinds_of_others_with_that_name_pass if {
	places([{"apiVersion": "storage.example.org/v1", "kind": "PersistentVolume", "spec": {"hostPath": {"path": "/srv"}}}]) == set()
}

test_other_volumes_pass if {
	places([pod({"volumes": [{"name": "data", "emptyDir": {}}]}), volume(null), pod({})]) == set()
	places([{"kind": "PersistentVolume", "spec": {"csi": {}}}]) == set()
	places([pod({"volumes": "none"}), pod({"volumes": [3]})]) == set()
}

test_users_trust_directories if {
	trusted := {"trusted_host_paths": ["/var/log/"]}
	places([volume({"path": "/var/log/pods"})]) == set() with data.parameters.configuration as trusted
	places([volume({"path": "/var/log"})]) == set() with data.parameters.configuration as trusted
	count(places([volume({"path": "/var/log/../run"})])) == 1 with data.parameters.configuration as trusted
	count(places([volume({"path": "/var/logs"})])) == 1 with data.parameters.configuration as trusted
}
