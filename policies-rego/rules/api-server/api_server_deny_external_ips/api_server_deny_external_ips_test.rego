package rules.api_server_deny_external_ips_test

import data.lib.components_given as given
import data.rules.api_server_deny_external_ips

found(words) := found if found := api_server_deny_external_ips.findings with input as given.started("kube-apiserver", "registry.k8s.io/kube-apiserver:v1.34.0", words)

test_what_is_found if {
	found([]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kube-apiserver) does not enable the admission plug-in `DenyServiceExternalIPs`", "resource": 0, "subject": "Pod/kube-apiserver"}}
	found(["--enable-admission-plugins=NodeRestriction"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-apiserver) does not enable the admission plug-in `DenyServiceExternalIPs`", "resource": 0, "subject": "Pod/kube-apiserver"}}
	found(["--enable-admission-plugins=DenyServiceExternalIPs", "--disable-admission-plugins=DenyServiceExternalIPs"]) == {{"at": "/spec/containers/0/command/2", "message": "container `main` (kube-apiserver) does not enable the admission plug-in `DenyServiceExternalIPs`", "resource": 0, "subject": "Pod/kube-apiserver"}}
}

test_what_passes if {
	found(["--enable-admission-plugins=NodeRestriction,DenyServiceExternalIPs"]) == set()
	all_flags := api_server_deny_external_ips.findings with input as given.started("kubectl", "kubectl:1", ["--enable-admission-plugins=DenyServiceExternalIPs", "--disable-admission-plugins=DenyServiceExternalIPs"])
	all_flags == set()
}

test_says_all_about_itself if {
	api_server_deny_external_ips.about.title == "Services may claim any external IP"
	object.remove(api_server_deny_external_ips.about.custom, ["examples", "parameters"]) == {"id": "K8S-API-SERVER-DENY-SERVICE-EXTERNAL-IPS", "domain": "api-server", "scope": "object", "severity": "medium", "remedy": "Add DenyServiceExternalIPs to --enable-admission-plugins", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.2.3"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}
