package rules.kubelet_hostname_override_test

import data.lib.components_given as given
import data.rules.kubelet_hostname_override

found(words) := found if found := kubelet_hostname_override.findings with input as given.started("kubelet", "registry.k8s.io/kubelet:v1.34.0", words)

judged(documents) := found if found := kubelet_hostname_override.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	found(["--hostname-override=node-1"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kubelet) has `--hostname-override=node-1`", "patch": [{"op": "remove", "path": "/spec/containers/0/command/1"}], "resource": 0, "subject": "Pod/kubelet"}}
}

test_what_passes if {
	found([]) == set()
	judged([{"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration"}]) == set()
	all_flags := kubelet_hostname_override.findings with input as given.started("kubectl", "kubectl:1", ["--hostname-override=node-1"])
	all_flags == set()
}

test_says_all_about_itself if {
	kubelet_hostname_override.about.title == "Node has another name than its host"
	object.remove(kubelet_hostname_override.about.custom, ["examples", "parameters"]) == {"id": "K8S-KUBELET-HOSTNAME-OVERRIDE", "domain": "kubelet", "scope": "object", "severity": "low", "remedy": "Remove --hostname-override", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "4.2.7"}], "kinds": [{"group": "kubelet.config.k8s.io", "kind": "KubeletConfiguration"}, {"group": "*", "kind": "KubeletNode"}, {"group": "kubeadm.k8s.io", "kind": "InitConfiguration"}, {"group": "kubeadm.k8s.io", "kind": "JoinConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "KubeletInfo"}, {"group": "*", "kind": "NodeInfo"}]}
}
