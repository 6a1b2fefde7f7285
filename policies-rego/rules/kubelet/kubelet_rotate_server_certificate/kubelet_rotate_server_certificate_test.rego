package rules.kubelet_rotate_server_certificate_test

import data.lib.components_given as given
import data.rules.kubelet_rotate_server_certificate

found(words) := found if found := kubelet_rotate_server_certificate.findings with input as given.started("kubelet", "registry.k8s.io/kubelet:v1.34.0", words)

judged(documents) := found if found := kubelet_rotate_server_certificate.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	found(["--feature-gates=RotateKubeletServerCertificate=false"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kubelet) turns the feature gate `RotateKubeletServerCertificate` off", "resource": 0, "subject": "Pod/kubelet"}}
	judged([{"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration", "featureGates": {"RotateKubeletServerCertificate": false}}]) == {{"at": "/featureGates", "message": "kubelet turns the feature gate `RotateKubeletServerCertificate` off", "resource": 0, "subject": "KubeletConfiguration/(unnamed)"}}
}

test_what_passes if {
	found([]) == set()
	found(["--feature-gates=RotateKubeletServerCertificate=true"]) == set()
	judged([{"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration", "featureGates": {"RotateKubeletServerCertificate": true}}]) == set()
	judged([{"apiVersion": "node.example/v1", "kind": "KubeletNode", "metadata": {"name": "node"}, "flags": ["--feature-gates=RotateKubeletServerCertificate=true"], "config": {"featureGates": {"RotateKubeletServerCertificate": false}}}]) == set()
	all_flags := kubelet_rotate_server_certificate.findings with input as given.started("kubectl", "kubectl:1", ["--feature-gates=RotateKubeletServerCertificate=false"])
	all_flags == set()
}

test_says_all_about_itself if {
	kubelet_rotate_server_certificate.about.title == "Serving certificate of the kubelet is not rotated"
	object.remove(kubelet_rotate_server_certificate.about.custom, ["examples", "parameters"]) == {"id": "K8S-KUBELET-ROTATE-SERVER-CERTIFICATE", "domain": "kubelet", "scope": "object", "severity": "medium", "remedy": "Remove RotateKubeletServerCertificate from the feature gates that are false", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "4.2.11"}, {"framework": "HIPAA", "id": "164.312(e)(1)"}], "kinds": [{"group": "kubelet.config.k8s.io", "kind": "KubeletConfiguration"}, {"group": "*", "kind": "KubeletNode"}, {"group": "kubeadm.k8s.io", "kind": "InitConfiguration"}, {"group": "kubeadm.k8s.io", "kind": "JoinConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "KubeletInfo"}, {"group": "*", "kind": "NodeInfo"}]}
}
