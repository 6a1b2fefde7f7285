package rules.api_server_namespace_lifecycle_test

import data.lib.components_given as given
import data.rules.api_server_namespace_lifecycle

found(words) := found if found := api_server_namespace_lifecycle.findings with input as given.started("kube-apiserver", "registry.k8s.io/kube-apiserver:v1.34.0", words)

test_what_is_found if {
	found(["--disable-admission-plugins=NamespaceLifecycle,ServiceAccount"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-apiserver) disables the admission plug-in `NamespaceLifecycle`", "resource": 0, "subject": "Pod/kube-apiserver"}}
}

test_what_passes if {
	found([]) == set()
	found(["--disable-admission-plugins="]) == set()
	all_flags := api_server_namespace_lifecycle.findings with input as given.started("kubectl", "kubectl:1", ["--disable-admission-plugins=NamespaceLifecycle,ServiceAccount"])
	all_flags == set()
}

test_says_all_about_itself if {
	api_server_namespace_lifecycle.about.title == "Objects can be made in namespaces that are being deleted"
	object.remove(api_server_namespace_lifecycle.about.custom, ["examples", "parameters"]) == {"id": "K8S-API-SERVER-NAMESPACE-LIFECYCLE", "domain": "api-server", "scope": "object", "severity": "medium", "remedy": "Remove NamespaceLifecycle from --disable-admission-plugins", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.2.13"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}
