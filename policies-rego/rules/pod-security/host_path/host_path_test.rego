package rules.host_path_test

import data.rules.host_path

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

test_says_all_about_itself if {
	host_path.about.title == "Volume of the host's file system"
	object.remove(host_path.about.custom, ["examples", "parameters"]) == {
		"id": "K8S-HOST-PATH",
		"domain": "pod-security",
		"scope": "object",
		"severity": "high",
		"remedy": "Use an emptyDir, configMap or persistentVolumeClaim backed by a storage driver",
		"controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.2.11"}, {"framework": "PSS", "id": "baseline"}],
		"kinds": [{"group": "", "kind": "PersistentVolume"}],
	}
}

findings_of(manifest) := found if {
	found := host_path.findings with input as given([manifest])
}

test_messages_and_places if {
	findings_of(volume({"path": "/var/run"})) == {{"resource": 0, "subject": "Pod/web", "at": "/spec/volumes/1/hostPath", "message": "volume `host` is `/var/run` of the node"}}
	findings_of(volume({"path": 3})) == {{"resource": 0, "subject": "Pod/web", "at": "/spec/volumes/1/hostPath", "message": "volume `host` is `an unnamed path` of the node"}}
	findings_of(pod({"volumes": [{}, {"name": 3, "hostPath": {"path": "/"}}]})) == {{"resource": 0, "subject": "Pod/web", "at": "/spec/volumes/1/hostPath", "message": "volume `1` is `/` of the node"}}
	findings_of({"kind": "PersistentVolume", "metadata": {"name": "disk"}, "spec": {"hostPath": {"path": "/srv"}}}) == {{"resource": 0, "subject": "PersistentVolume/disk", "at": "/spec/hostPath", "message": "the persistent volume is `/srv` of the node"}}
	findings_of({"kind": "PersistentVolume", "metadata": {"name": "disk"}, "spec": {"hostPath": {}}}) == {{"resource": 0, "subject": "PersistentVolume/disk", "at": "/spec/hostPath", "message": "the persistent volume is `an unnamed path` of the node"}}
}

test_a_persistent_volume_may_be_elsewhere if {
	findings_of({"kind": "PersistentVolume", "spec": {"hostPath": null}}) == set()
	findings_of({"kind": "PersistentVolume", "spec": {"hostPath": {"path": "/srv/a"}}}) == set() with data.parameters.configuration.trusted_host_paths as ["/srv"]
	findings_of({"kind": "List", "items": [{"kind": "PersistentVolume", "spec": {"hostPath": {"path": "/srv"}}}]}) == {{"resource": 0, "subject": "PersistentVolume/(unnamed)", "at": "/items/0/spec/hostPath", "message": "the persistent volume is `/srv` of the node"}}
}

test_volumes_are_a_list if findings_of(pod({"volumes": {"a": {"hostPath": {"path": "/"}}}})) == set()
