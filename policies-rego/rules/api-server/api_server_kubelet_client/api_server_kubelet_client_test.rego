package rules.api_server_kubelet_client_test

import data.lib.components_given as given
import data.rules.api_server_kubelet_client

found(words) := found if found := api_server_kubelet_client.findings with input as given.started("kube-apiserver", "registry.k8s.io/kube-apiserver:v1.34.0", words)

test_what_is_found if {
	found([]) == {
		{"at": "/spec/containers/0/command", "message": "container `main` (kube-apiserver) has no `--kubelet-client-certificate`", "resource": 0, "subject": "Pod/kube-apiserver"},
		{"at": "/spec/containers/0/command", "message": "container `main` (kube-apiserver) has no `--kubelet-client-key`", "resource": 0, "subject": "Pod/kube-apiserver"},
	}
	found(["--kubelet-client-certificate=/pki/kubelet.crt"]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kube-apiserver) has no `--kubelet-client-key`", "resource": 0, "subject": "Pod/kube-apiserver"}}
	found(["--kubelet-client-key=/pki/kubelet.key"]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kube-apiserver) has no `--kubelet-client-certificate`", "resource": 0, "subject": "Pod/kube-apiserver"}}
}

test_what_passes if {
	found(["--kubelet-client-certificate=/pki/kubelet.crt", "--kubelet-client-key=/pki/kubelet.key"]) == set()
	all_flags := api_server_kubelet_client.findings with input as given.started("kubectl", "kubectl:1", ["--kubelet-client-key=/pki/kubelet.key"])
	all_flags == set()
}

test_says_all_about_itself if {
	api_server_kubelet_client.about.title == "API server asks kubelets as nobody"
	object.remove(api_server_kubelet_client.about.custom, ["examples", "parameters"]) == {"id": "K8S-API-SERVER-KUBELET-CLIENT-CERTIFICATE", "domain": "api-server", "scope": "object", "severity": "high", "remedy": "Start kube-apiserver with --kubelet-client-certificate and --kubelet-client-key", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.2.4"}, {"framework": "HIPAA", "id": "164.312(d)"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}
