package rules.kubelet_tls_ciphers_test

import data.lib.components_given as given
import data.rules.kubelet_tls_ciphers

found(words) := found if found := kubelet_tls_ciphers.findings with input as given.started("kubelet", "registry.k8s.io/kubelet:v1.34.0", words)

judged(documents) := found if found := kubelet_tls_ciphers.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	found([]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kubelet) has no `--tls-cipher-suites` to say which cipher suites it allows", "resource": 0, "subject": "Pod/kubelet", "variant": "unset"}}
	found(["--tls-cipher-suites=TLS_RSA_WITH_AES_128_CBC_SHA"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kubelet) allows the weak cipher suite `TLS_RSA_WITH_AES_128_CBC_SHA`", "resource": 0, "subject": "Pod/kubelet", "variant": "weak"}}
	judged([{"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration", "tlsCipherSuites": ["TLS_AES_128_GCM_SHA256", "TLS_RSA_WITH_RC4_128_SHA"]}]) == {{"at": "/tlsCipherSuites", "message": "kubelet allows the weak cipher suite `TLS_RSA_WITH_RC4_128_SHA`", "resource": 0, "subject": "KubeletConfiguration/(unnamed)", "variant": "weak"}}
}

test_what_passes if {
	found(["--tls-cipher-suites=TLS_AES_128_GCM_SHA256"]) == set()
	judged([{"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration", "tlsCipherSuites": ["TLS_AES_128_GCM_SHA256"]}]) == set()
	all_flags := kubelet_tls_ciphers.findings with input as given.started("kubectl", "kubectl:1", ["--tls-cipher-suites=TLS_RSA_WITH_AES_128_CBC_SHA"])
	all_flags == set()
}

test_says_all_about_itself if {
	kubelet_tls_ciphers.about.title == "Kubelet allows weak ciphers"
	object.remove(kubelet_tls_ciphers.about.custom, ["examples", "parameters"]) == {"id": "K8S-KUBELET-TLS-CIPHER-SUITES", "domain": "kubelet", "scope": "object", "severity": "medium", "remedy": "Set tlsCipherSuites in the kubelet configuration to strong suites alone", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "4.2.12"}, {"framework": "HIPAA", "id": "164.312(e)(1)"}], "kinds": [{"group": "kubelet.config.k8s.io", "kind": "KubeletConfiguration"}, {"group": "*", "kind": "KubeletNode"}, {"group": "kubeadm.k8s.io", "kind": "InitConfiguration"}, {"group": "kubeadm.k8s.io", "kind": "JoinConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "KubeletInfo"}, {"group": "*", "kind": "NodeInfo"}], "variants": {"unset": {"severity": "low"}, "weak": {}}}
}
