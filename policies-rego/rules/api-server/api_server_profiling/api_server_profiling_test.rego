package rules.api_server_profiling_test

import data.lib.components_given as given
import data.rules.api_server_profiling

found(words) := found if found := api_server_profiling.findings with input as given.started("kube-apiserver", "registry.k8s.io/kube-apiserver:v1.34.0", words)

test_what_is_found if {
	found([]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kube-apiserver) has no `--profiling=false`", "patch": [{"op": "add", "path": "/spec/containers/0/command/-", "value": "--profiling=false"}], "resource": 0, "subject": "Pod/kube-apiserver"}}
	found(["--profiling=true"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-apiserver) has `--profiling=true`, not `--profiling=false`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--profiling=false"}], "resource": 0, "subject": "Pod/kube-apiserver"}}
}

test_what_passes if {
	found(["--profiling=false"]) == set()
	all_flags := api_server_profiling.findings with input as given.started("kubectl", "kubectl:1", ["--profiling=true"])
	all_flags == set()
}

test_says_all_about_itself if {
	api_server_profiling.about.title == "API server can be profiled"
	object.remove(api_server_profiling.about.custom, ["examples", "parameters"]) == {"id": "K8S-API-SERVER-PROFILING", "domain": "api-server", "scope": "object", "severity": "low", "remedy": "Start kube-apiserver with --profiling=false", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.2.15"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}
