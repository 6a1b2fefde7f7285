package rules.controller_manager_bind_address_test

import data.lib.components_given as given
import data.rules.controller_manager_bind_address

found(words) := found if found := controller_manager_bind_address.findings with input as given.started("kube-controller-manager", "registry.k8s.io/kube-controller-manager:v1.34.0", words)

test_what_is_found if {
	found([]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kube-controller-manager) has no `--bind-address=127.0.0.1`", "patch": [{"op": "add", "path": "/spec/containers/0/command/-", "value": "--bind-address=127.0.0.1"}], "resource": 0, "subject": "Pod/kube-controller-manager"}}
	found(["--bind-address=0.0.0.0"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-controller-manager) has `--bind-address=0.0.0.0`, not `--bind-address=127.0.0.1`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--bind-address=127.0.0.1"}], "resource": 0, "subject": "Pod/kube-controller-manager"}}
	found(["--bind-address=127.0.0.2"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-controller-manager) has `--bind-address=127.0.0.2`, not `--bind-address=127.0.0.1`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--bind-address=127.0.0.1"}], "resource": 0, "subject": "Pod/kube-controller-manager"}}
}

test_what_passes if {
	found(["--bind-address=127.0.0.1"]) == set()
	found(["--bind-address=::1"]) == set()
	found(["--bind-address=localhost"]) == set()
	all_flags := controller_manager_bind_address.findings with input as given.started("kubectl", "kubectl:1", ["--bind-address=127.0.0.2"])
	all_flags == set()
}

test_says_all_about_itself if {
	controller_manager_bind_address.about.title == "Controller manager listens to the network"
	object.remove(controller_manager_bind_address.about.custom, ["examples", "parameters"]) == {"id": "K8S-CONTROLLER-MANAGER-BIND-ADDRESS", "domain": "controller-manager", "scope": "object", "severity": "medium", "remedy": "Start kube-controller-manager with --bind-address=127.0.0.1", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.3.7"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}
