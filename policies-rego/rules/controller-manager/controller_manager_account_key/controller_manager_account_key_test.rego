package rules.controller_manager_account_key_test

import data.lib.components_given as given
import data.rules.controller_manager_account_key

found(words) := found if found := controller_manager_account_key.findings with input as given.started("kube-controller-manager", "registry.k8s.io/kube-controller-manager:v1.34.0", words)

test_what_is_found if {
	found([]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kube-controller-manager) has no `--service-account-private-key-file`", "resource": 0, "subject": "Pod/kube-controller-manager"}}
}

test_what_passes if {
	found(["--service-account-private-key-file=/pki/sa.key"]) == set()
	all_flags := controller_manager_account_key.findings with input as given.started("kubectl", "kubectl:1", [])
	all_flags == set()
}

test_says_all_about_itself if {
	controller_manager_account_key.about.title == "Tokens are not signed by a key of their own"
	object.remove(controller_manager_account_key.about.custom, ["examples", "parameters"]) == {"id": "K8S-CONTROLLER-MANAGER-SERVICE-ACCOUNT-PRIVATE-KEY", "domain": "controller-manager", "scope": "object", "severity": "medium", "remedy": "Start kube-controller-manager with --service-account-private-key-file", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.3.4"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}
