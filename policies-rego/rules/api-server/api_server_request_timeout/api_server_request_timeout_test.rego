package rules.api_server_request_timeout_test

import data.lib.components_given as given
import data.rules.api_server_request_timeout

found(words) := found if found := api_server_request_timeout.findings with input as given.started("kube-apiserver", "registry.k8s.io/kube-apiserver:v1.34.0", words)

test_what_is_found if {
	found(["--request-timeout=10s"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-apiserver) has `--request-timeout=10s`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--request-timeout=1m"}], "resource": 0, "subject": "Pod/kube-apiserver"}}
	found(["--request-timeout=1h"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-apiserver) has `--request-timeout=1h`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--request-timeout=1m"}], "resource": 0, "subject": "Pod/kube-apiserver"}}
	found(["--request-timeout=soon"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-apiserver) has `--request-timeout=soon`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--request-timeout=1m"}], "resource": 0, "subject": "Pod/kube-apiserver"}}
}

test_what_passes if {
	found([]) == set()
	found(["--request-timeout=60s"]) == set()
	found(["--request-timeout=2m30s"]) == set()
	found(["--request-timeout=5m"]) == set()
	all_flags := api_server_request_timeout.findings with input as given.started("kubectl", "kubectl:1", ["--request-timeout=soon"])
	all_flags == set()
}

test_says_all_about_itself if {
	api_server_request_timeout.about.title == "Requests time out too early or too late"
	object.remove(api_server_request_timeout.about.custom, ["examples", "parameters"]) == {"id": "K8S-API-SERVER-REQUEST-TIMEOUT", "domain": "api-server", "scope": "object", "severity": "low", "remedy": "Leave --request-timeout out, or set it between 1m and 5m", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.2.20"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}
