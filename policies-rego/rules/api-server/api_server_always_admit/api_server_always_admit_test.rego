package rules.api_server_always_admit_test

import data.lib.components_given as given
import data.rules.api_server_always_admit

found(words) := found if found := api_server_always_admit.findings with input as given.started("kube-apiserver", "registry.k8s.io/kube-apiserver:v1.34.0", words)

test_what_is_found if {
	found(["--enable-admission-plugins=NodeRestriction,AlwaysAdmit"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-apiserver) enables the admission plug-in `AlwaysAdmit`", "resource": 0, "subject": "Pod/kube-apiserver"}}
}

test_what_passes if {
	found([]) == set()
	found(["--enable-admission-plugins=NodeRestriction"]) == set()
	all_flags := api_server_always_admit.findings with input as given.started("kubectl", "kubectl:1", ["--enable-admission-plugins=NodeRestriction,AlwaysAdmit"])
	all_flags == set()
}

test_says_all_about_itself if {
	api_server_always_admit.about.title == "API server admits everything"
	object.remove(api_server_always_admit.about.custom, ["examples", "parameters"]) == {"id": "K8S-API-SERVER-ALWAYS-ADMIT", "domain": "api-server", "scope": "object", "severity": "high", "remedy": "Remove AlwaysAdmit from --enable-admission-plugins", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.2.10"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}
