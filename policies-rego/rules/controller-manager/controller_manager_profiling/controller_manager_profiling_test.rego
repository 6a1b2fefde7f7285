package rules.controller_manager_profiling_test

import data.lib.components_given as given
import data.rules.controller_manager_profiling

found(words) := found if found := controller_manager_profiling.findings with input as given.started("kube-controller-manager", "registry.k8s.io/kube-controller-manager:v1.34.0", words)

test_what_is_found if {
	found([]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kube-controller-manager) has no `--profiling=false`", "patch": [{"op": "add", "path": "/spec/containers/0/command/-", "value": "--profiling=false"}], "resource": 0, "subject": "Pod/kube-controller-manager"}}
	found(["--profiling=true"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-controller-manager) has `--profiling=true`, not `--profiling=false`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--profiling=false"}], "resource": 0, "subject": "Pod/kube-controller-manager"}}
}

test_what_passes if {
	found(["--profiling=false"]) == set()
	all_flags := controller_manager_profiling.findings with input as given.started("kubectl", "kubectl:1", ["--profiling=true"])
	all_flags == set()
}

test_says_all_about_itself if {
	controller_manager_profiling.about.title == "Controller manager can be profiled"
	object.remove(controller_manager_profiling.about.custom, ["examples", "parameters"]) == {"id": "K8S-CONTROLLER-MANAGER-PROFILING", "domain": "controller-manager", "scope": "object", "severity": "low", "remedy": "Start kube-controller-manager with --profiling=false", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.3.2"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}
