package rules.kubelet_tls_certificate_test

import data.lib.components_given as given
import data.rules.kubelet_tls_certificate

found(words) := found if found := kubelet_tls_certificate.findings with input as given.started("kubelet", "registry.k8s.io/kubelet:v1.34.0", words)

judged(documents) := found if found := kubelet_tls_certificate.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	found([]) == {
		{"at": "/spec/containers/0/command", "message": "container `main` (kubelet) has no `--tls-cert-file`", "resource": 0, "subject": "Pod/kubelet", "variant": "certificate"},
		{"at": "/spec/containers/0/command", "message": "container `main` (kubelet) has no `--tls-private-key-file`", "resource": 0, "subject": "Pod/kubelet", "variant": "key"},
	}
	found(["--tls-cert-file=/pki/kubelet.crt"]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kubelet) has no `--tls-private-key-file`", "resource": 0, "subject": "Pod/kubelet", "variant": "key"}}
	found(["--tls-private-key-file=/pki/kubelet.key"]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kubelet) has no `--tls-cert-file`", "resource": 0, "subject": "Pod/kubelet", "variant": "certificate"}}
	judged([{"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration", "tlsCertFile": "/a.crt"}]) == {{"at": "", "message": "kubelet has no `tlsPrivateKeyFile`", "resource": 0, "subject": "KubeletConfiguration/(unnamed)", "variant": "key"}}
}

test_what_passes if {
	found(["--tls-cert-file=/pki/kubelet.crt", "--tls-private-key-file=/pki/kubelet.key"]) == set()
	found(["--rotate-server-certificates=true"]) == set()
	judged([{"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration", "serverTLSBootstrap": true}]) == set()
	judged([{"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration", "serverTLSBootstrap": false, "tlsCertFile": "/a.crt", "tlsPrivateKeyFile": "/a.key"}]) == set()
	all_flags := kubelet_tls_certificate.findings with input as given.started("kubectl", "kubectl:1", ["--tls-private-key-file=/pki/kubelet.key"])
	all_flags == set()
}

test_says_all_about_itself if {
	kubelet_tls_certificate.about.title == "Kubelet signs its own certificate"
	object.remove(kubelet_tls_certificate.about.custom, ["examples", "parameters"]) == {"id": "K8S-KUBELET-TLS-CERTIFICATE", "domain": "kubelet", "scope": "object", "severity": "medium", "remedy": "Set tlsCertFile and tlsPrivateKeyFile, or serverTLSBootstrap, in the kubelet configuration", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "4.2.9"}, {"framework": "HIPAA", "id": "164.312(e)(1)"}], "kinds": [{"group": "kubelet.config.k8s.io", "kind": "KubeletConfiguration"}, {"group": "*", "kind": "KubeletNode"}, {"group": "kubeadm.k8s.io", "kind": "InitConfiguration"}, {"group": "kubeadm.k8s.io", "kind": "JoinConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "KubeletInfo"}, {"group": "*", "kind": "NodeInfo"}], "variants": {"certificate": {}, "key": {}}}
}
