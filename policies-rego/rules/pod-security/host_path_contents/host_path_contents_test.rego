package rules.host_path_contents_test

import data.rules.host_path_contents

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := host_path_contents.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"volumes": [{"name": "run", "hostPath": {"path": "/run/docker.sock"}}], "containers": [{"name": "app", "image": "registry.example/app:1.4.2", "volumeMounts": [{"name": "run", "mountPath": "/run/docker.sock"}]}]}},
	])
	findings == {
		{"at": "/spec/volumes/0/hostPath/path", "message": "the pod mounts `/run/docker.sock` of its node: a directory of its operating system", "resource": 0, "subject": "Pod/web", "variant": "system"},
		{"at": "/spec/volumes/0/hostPath/path", "message": "the pod mounts `/run/docker.sock` of its node: a socket of its container runtime", "resource": 0, "subject": "Pod/web", "variant": "socket"},
	}
}

test_the_good_example_passes if {
	findings := host_path_contents.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"volumes": [{"name": "run", "hostPath": {"path": "/data"}}], "containers": [{"name": "app", "image": "registry.example/app:1.4.2", "volumeMounts": [{"name": "run", "mountPath": "/data"}]}]}},
	])
	findings == set()
}

test_each_sort_is_found if {
	findings := host_path_contents.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"volumes": [{"hostPath": {"path": "/"}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"volumes": [{"hostPath": {"path": "/etc//"}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"volumes": [{"hostPath": {"path": "/var/log"}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"volumes": [{"hostPath": {"path": "/var/run/crio/crio.sock"}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"volumes": [{"hostPath": {"path": "/run/./containerd"}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"volumes": [{"hostPath": {"path": "/root/.aws/credentials"}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"volumes": [{"hostPath": {"path": "/root/.aws"}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"volumes": [{"hostPath": {"path": "/etc/kubernetes/azure.json"}}]}},
	])
	findings == {
		{"at": "/spec/volumes/0/hostPath/path", "message": "the pod mounts `/` of its node: a directory of its operating system", "resource": 0, "subject": "Pod/web", "variant": "system"},
		{"at": "/spec/volumes/0/hostPath/path", "message": "the pod mounts `/etc//` of its node: a directory of its operating system", "resource": 1, "subject": "Pod/web", "variant": "system"},
		{"at": "/spec/volumes/0/hostPath/path", "message": "the pod mounts `/etc/kubernetes/azure.json` of its node: a directory of its operating system", "resource": 7, "subject": "Pod/web", "variant": "system"},
		{"at": "/spec/volumes/0/hostPath/path", "message": "the pod mounts `/etc/kubernetes/azure.json` of its node: credentials of its cloud", "resource": 7, "subject": "Pod/web", "variant": "credentials"},
		{"at": "/spec/volumes/0/hostPath/path", "message": "the pod mounts `/root/.aws/credentials` of its node: a directory of its operating system", "resource": 5, "subject": "Pod/web", "variant": "system"},
		{"at": "/spec/volumes/0/hostPath/path", "message": "the pod mounts `/root/.aws/credentials` of its node: credentials of its cloud", "resource": 5, "subject": "Pod/web", "variant": "credentials"},
		{"at": "/spec/volumes/0/hostPath/path", "message": "the pod mounts `/root/.aws` of its node: a directory of its operating system", "resource": 6, "subject": "Pod/web", "variant": "system"},
		{"at": "/spec/volumes/0/hostPath/path", "message": "the pod mounts `/root/.aws` of its node: credentials of its cloud", "resource": 6, "subject": "Pod/web", "variant": "credentials"},
		{"at": "/spec/volumes/0/hostPath/path", "message": "the pod mounts `/run/./containerd` of its node: a directory of its operating system", "resource": 4, "subject": "Pod/web", "variant": "system"},
		{"at": "/spec/volumes/0/hostPath/path", "message": "the pod mounts `/run/./containerd` of its node: a socket of its container runtime", "resource": 4, "subject": "Pod/web", "variant": "socket"},
		{"at": "/spec/volumes/0/hostPath/path", "message": "the pod mounts `/var/log` of its node: a directory of its operating system", "resource": 2, "subject": "Pod/web", "variant": "system"},
		{"at": "/spec/volumes/0/hostPath/path", "message": "the pod mounts `/var/run/crio/crio.sock` of its node: a directory of its operating system", "resource": 3, "subject": "Pod/web", "variant": "system"},
		{"at": "/spec/volumes/0/hostPath/path", "message": "the pod mounts `/var/run/crio/crio.sock` of its node: a socket of its container runtime", "resource": 3, "subject": "Pod/web", "variant": "socket"},
	}
}

test_other_paths_pass if {
	findings := host_path_contents.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"volumes": [{"hostPath": {"path": "/data"}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"volumes": [{"hostPath": {"path": "/opt/data"}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"volumes": [{"hostPath": {"path": "/etcetera"}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"volumes": [{"hostPath": {"path": "/running/docker.sock"}}]}},
	])
	findings == set()
}

test_values_of_other_types if {
	findings := host_path_contents.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"volumes": [{"hostPath": {"path": 3}}, {"hostPath": "x"}, 3, {"emptyDir": {}}]}},
	])
	findings == set()
}

test_persistent_volumes_are_looked_at if {
	findings := host_path_contents.findings with input as given([
		{"apiVersion": "v1", "kind": "PersistentVolume", "metadata": {"name": "a"}, "spec": {"hostPath": {"path": "/etc"}}},
		{"apiVersion": "v1", "kind": "PersistentVolume", "metadata": {"name": "a"}, "spec": {"hostPath": {"path": "/data"}}},
		{"apiVersion": "x.io/v1", "kind": "PersistentVolume", "metadata": {"name": "a"}, "spec": {"hostPath": {"path": "/etc"}}},
	])
	findings == {
		{"at": "/spec/hostPath/path", "message": "the persistent volume is `/etc` of the node: a directory of its operating system", "resource": 0, "subject": "PersistentVolume/a", "variant": "system"},
	}
}

test_users_name_credentials if {
	findings := host_path_contents.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"volumes": [{"hostPath": {"path": "/keys/a"}}, {"hostPath": {"path": "/keys"}}, {"hostPath": {"path": "/keyses"}}]}},
	])
		with data.parameters.configuration as {"credential_host_paths": ["/keys/"]}
	findings == {
		{"at": "/spec/volumes/0/hostPath/path", "message": "the pod mounts `/keys/a` of its node: credentials of its cloud", "resource": 0, "subject": "Pod/web", "variant": "credentials"},
		{"at": "/spec/volumes/1/hostPath/path", "message": "the pod mounts `/keys` of its node: credentials of its cloud", "resource": 0, "subject": "Pod/web", "variant": "credentials"},
	}
}

test_says_all_about_itself if {
	host_path_contents.about.title == "Sensitive files of the node mounted"
	object.remove(host_path_contents.about.custom, ["examples"]) == {"id": "K8S-HOST-PATH-CONTENTS", "domain": "pod-security", "scope": "object", "severity": "high", "remedy": "Do not mount the path; ask the API, or a driver or agent that runs for the whole node", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.2.11"}, {"framework": "HIPAA", "id": "164.312(a)(1)"}], "variants": {"socket": {"title": "Socket of the container runtime mounted", "severity": "critical"}, "system": {"title": "Directory of the operating system mounted"}, "credentials": {"title": "Cloud credentials of the node mounted", "severity": "critical"}}, "kinds": [{"group": "", "kind": "PersistentVolume"}], "parameters": ["credential_host_paths"]}
}
