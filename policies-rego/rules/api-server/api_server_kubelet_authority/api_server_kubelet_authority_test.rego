package rules.api_server_kubelet_authority_test

import data.lib.components_given as given
import data.rules.api_server_kubelet_authority

found(words) := found if found := api_server_kubelet_authority.findings with input as given.started("kube-apiserver", "registry.k8s.io/kube-apiserver:v1.34.0", words)

test_what_is_found if {
	found([]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kube-apiserver) has no `--kubelet-certificate-authority`", "resource": 0, "subject": "Pod/kube-apiserver"}}
	found(["--kubelet-certificate-authority="]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-apiserver) has no `--kubelet-certificate-authority`", "resource": 0, "subject": "Pod/kube-apiserver"}}
}

test_what_passes if {
	found(["--kubelet-certificate-authority=/pki/ca.crt"]) == set()
	all_flags := api_server_kubelet_authority.findings with input as given.started("kubectl", "kubectl:1", ["--kubelet-certificate-authority="])
	all_flags == set()
}

test_says_all_about_itself if {
	api_server_kubelet_authority.about.title == "API server trusts any kubelet"
	object.remove(api_server_kubelet_authority.about.custom, ["examples", "parameters"]) == {"id": "K8S-API-SERVER-KUBELET-CERTIFICATE-AUTHORITY", "domain": "api-server", "scope": "object", "severity": "medium", "remedy": "Start kube-apiserver with --kubelet-certificate-authority", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.2.5"}, {"framework": "HIPAA", "id": "164.312(a)(2)(iv)"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}
