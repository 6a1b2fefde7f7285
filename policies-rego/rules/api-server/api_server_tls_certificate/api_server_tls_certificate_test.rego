package rules.api_server_tls_certificate_test

import data.lib.components_given as given
import data.rules.api_server_tls_certificate

found(words) := found if found := api_server_tls_certificate.findings with input as given.started("kube-apiserver", "registry.k8s.io/kube-apiserver:v1.34.0", words)

test_what_is_found if {
	found([]) == {
		{"at": "/spec/containers/0/command", "message": "container `main` (kube-apiserver) has no `--tls-cert-file`", "resource": 0, "subject": "Pod/kube-apiserver"},
		{"at": "/spec/containers/0/command", "message": "container `main` (kube-apiserver) has no `--tls-private-key-file`", "resource": 0, "subject": "Pod/kube-apiserver"},
	}
	found(["--tls-cert-file=/pki/apiserver.crt"]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kube-apiserver) has no `--tls-private-key-file`", "resource": 0, "subject": "Pod/kube-apiserver"}}
	found(["--tls-private-key-file=/pki/apiserver.key"]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kube-apiserver) has no `--tls-cert-file`", "resource": 0, "subject": "Pod/kube-apiserver"}}
}

test_what_passes if {
	found(["--tls-cert-file=/pki/apiserver.crt", "--tls-private-key-file=/pki/apiserver.key"]) == set()
	all_flags := api_server_tls_certificate.findings with input as given.started("kubectl", "kubectl:1", ["--tls-private-key-file=/pki/apiserver.key"])
	all_flags == set()
}

test_says_all_about_itself if {
	api_server_tls_certificate.about.title == "API server signs its own certificate"
	object.remove(api_server_tls_certificate.about.custom, ["examples", "parameters"]) == {"id": "K8S-API-SERVER-TLS-CERTIFICATE", "domain": "api-server", "scope": "object", "severity": "high", "remedy": "Start kube-apiserver with --tls-cert-file and --tls-private-key-file", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.2.24"}, {"framework": "HIPAA", "id": "164.312(e)(1)"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}
