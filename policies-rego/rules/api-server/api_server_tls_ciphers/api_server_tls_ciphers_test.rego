package rules.api_server_tls_ciphers_test

import data.lib.components_given as given
import data.rules.api_server_tls_ciphers

found(words) := found if found := api_server_tls_ciphers.findings with input as given.started("kube-apiserver", "registry.k8s.io/kube-apiserver:v1.34.0", words)

test_what_is_found if {
	found([]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kube-apiserver) has no `--tls-cipher-suites` to say which cipher suites it allows", "resource": 0, "subject": "Pod/kube-apiserver", "variant": "unset"}}
	found(["--tls-cipher-suites=TLS_RSA_WITH_AES_128_CBC_SHA"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-apiserver) allows the weak cipher suite `TLS_RSA_WITH_AES_128_CBC_SHA`", "resource": 0, "subject": "Pod/kube-apiserver", "variant": "weak"}}
	found(["--tls-cipher-suites=TLS_AES_128_GCM_SHA256,TLS_RSA_WITH_RC4_128_SHA,TLS_RSA_WITH_AES_128_CBC_SHA"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-apiserver) allows the weak cipher suite `TLS_RSA_WITH_AES_128_CBC_SHA` and another one", "resource": 0, "subject": "Pod/kube-apiserver", "variant": "weak"}}
	found(["--tls-cipher-suites=A,B,C"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-apiserver) allows the weak cipher suite `A` and 2 others", "resource": 0, "subject": "Pod/kube-apiserver", "variant": "weak"}}
}

test_what_passes if {
	found(["--tls-cipher-suites=TLS_AES_128_GCM_SHA256,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"]) == set()
	all_flags := api_server_tls_ciphers.findings with input as given.started("kubectl", "kubectl:1", ["--tls-cipher-suites=A,B,C"])
	all_flags == set()
}

test_says_all_about_itself if {
	api_server_tls_ciphers.about.title == "API server allows weak ciphers"
	object.remove(api_server_tls_ciphers.about.custom, ["examples", "parameters"]) == {"id": "K8S-API-SERVER-TLS-CIPHER-SUITES", "domain": "api-server", "scope": "object", "severity": "medium", "remedy": "Start kube-apiserver with --tls-cipher-suites that lists strong suites alone", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.2.29"}, {"framework": "HIPAA", "id": "164.312(e)(1)"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}], "variants": {"unset": {"severity": "low"}, "weak": {}}}
}
