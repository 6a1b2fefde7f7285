package rules.api_server_service_account_plugin_test

import data.lib.components_given as given
import data.rules.api_server_service_account_plugin

found(words) := found if found := api_server_service_account_plugin.findings with input as given.started("kube-apiserver", "registry.k8s.io/kube-apiserver:v1.34.0", words)

test_what_is_found if {
	found(["--disable-admission-plugins=ServiceAccount"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-apiserver) disables the admission plug-in `ServiceAccount`", "resource": 0, "subject": "Pod/kube-apiserver"}}
}

test_what_passes if {
	found([]) == set()
	found(["--disable-admission-plugins="]) == set()
	all_flags := api_server_service_account_plugin.findings with input as given.started("kubectl", "kubectl:1", ["--disable-admission-plugins=ServiceAccount"])
	all_flags == set()
}

test_says_all_about_itself if {
	api_server_service_account_plugin.about.title == "Service accounts are not set for pods"
	object.remove(api_server_service_account_plugin.about.custom, ["examples", "parameters"]) == {"id": "K8S-API-SERVER-SERVICE-ACCOUNT-PLUGIN", "domain": "api-server", "scope": "object", "severity": "medium", "remedy": "Remove ServiceAccount from --disable-admission-plugins", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.2.12"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}
