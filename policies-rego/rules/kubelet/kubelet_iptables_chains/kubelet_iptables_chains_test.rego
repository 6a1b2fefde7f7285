package rules.kubelet_iptables_chains_test

import data.lib.components_given as given
import data.rules.kubelet_iptables_chains

found(words) := found if found := kubelet_iptables_chains.findings with input as given.started("kubelet", "registry.k8s.io/kubelet:v1.34.0", words)

test_what_is_found if {
	found(["--make-iptables-util-chains=false"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kubelet) has `--make-iptables-util-chains=false`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--make-iptables-util-chains=true"}], "resource": 0, "subject": "Pod/kubelet"}}
}

test_what_passes if {
	found([]) == set()
	found(["--make-iptables-util-chains=true"]) == set()
	all_flags := kubelet_iptables_chains.findings with input as given.started("kubectl", "kubectl:1", ["--make-iptables-util-chains=false"])
	all_flags == set()
}

test_says_all_about_itself if {
	kubelet_iptables_chains.about.title == "Kubelet leaves iptables to others"
	object.remove(kubelet_iptables_chains.about.custom, ["examples", "parameters"]) == {"id": "K8S-KUBELET-MAKE-IPTABLES-UTIL-CHAINS", "domain": "kubelet", "scope": "object", "severity": "low", "remedy": "Set makeIPTablesUtilChains to true in the kubelet configuration", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "4.2.6"}, {"framework": "HIPAA", "id": "164.312(e)(1)"}], "kinds": [{"group": "kubelet.config.k8s.io", "kind": "KubeletConfiguration"}, {"group": "*", "kind": "KubeletNode"}, {"group": "kubeadm.k8s.io", "kind": "InitConfiguration"}, {"group": "kubeadm.k8s.io", "kind": "JoinConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "KubeletInfo"}, {"group": "*", "kind": "NodeInfo"}]}
}
