package rules.controller_manager_account_credentials_test

import data.lib.components_given as given
import data.rules.controller_manager_account_credentials

found(words) := found if found := controller_manager_account_credentials.findings with input as given.started("kube-controller-manager", "registry.k8s.io/kube-controller-manager:v1.34.0", words)

test_what_is_found if {
	found([]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kube-controller-manager) has no `--use-service-account-credentials=true`", "patch": [{"op": "add", "path": "/spec/containers/0/command/-", "value": "--use-service-account-credentials=true"}], "resource": 0, "subject": "Pod/kube-controller-manager"}}
	found(["--use-service-account-credentials=false"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-controller-manager) has `--use-service-account-credentials=false`, not `--use-service-account-credentials=true`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--use-service-account-credentials=true"}], "resource": 0, "subject": "Pod/kube-controller-manager"}}
}

test_what_passes if {
	found(["--use-service-account-credentials=true"]) == set()
	found(["--use-service-account-credentials"]) == set()
	all_flags := controller_manager_account_credentials.findings with input as given.started("kubectl", "kubectl:1", ["--use-service-account-credentials=false"])
	all_flags == set()
}

test_says_all_about_itself if {
	controller_manager_account_credentials.about.title == "Controllers share one identity"
	object.remove(controller_manager_account_credentials.about.custom, ["examples", "parameters"]) == {"id": "K8S-CONTROLLER-MANAGER-SERVICE-ACCOUNT-CREDENTIALS", "domain": "controller-manager", "scope": "object", "severity": "medium", "remedy": "Start kube-controller-manager with --use-service-account-credentials=true", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.3.3"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}
