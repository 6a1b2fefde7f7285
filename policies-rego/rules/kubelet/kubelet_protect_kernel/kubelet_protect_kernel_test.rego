package rules.kubelet_protect_kernel_test

import data.lib.components_given as given
import data.rules.kubelet_protect_kernel

found(words) := found if found := kubelet_protect_kernel.findings with input as given.started("kubelet", "registry.k8s.io/kubelet:v1.34.0", words)

judged(documents) := found if found := kubelet_protect_kernel.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	found([]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kubelet) has no `--protect-kernel-defaults=true`", "patch": [{"op": "add", "path": "/spec/containers/0/command/-", "value": "--protect-kernel-defaults=true"}], "resource": 0, "subject": "Pod/kubelet"}}
	found(["--protect-kernel-defaults=false"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kubelet) has `--protect-kernel-defaults=false`, not `--protect-kernel-defaults=true`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--protect-kernel-defaults=true"}], "resource": 0, "subject": "Pod/kubelet"}}
	judged([{"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration"}]) == {{"at": "", "message": "kubelet has no `protectKernelDefaults: true`", "patch": [{"op": "add", "path": "/protectKernelDefaults", "value": true}], "resource": 0, "subject": "KubeletConfiguration/(unnamed)"}}
	judged([{"apiVersion": "v1", "kind": "NodeInfo", "metadata": {"name": "n"}, "info": {"kubeletProtectKernelDefaultsArgumentSet": {"values": []}}}]) == {{"at": "/info", "message": "kubelet has no `--protect-kernel-defaults=true`", "resource": 0, "subject": "NodeInfo/n"}}
}

test_what_passes if {
	found(["--protect-kernel-defaults=true"]) == set()
	judged([{"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration", "protectKernelDefaults": true}]) == set()
	judged([{"apiVersion": "v1", "kind": "NodeInfo", "metadata": {"name": "n"}, "info": {"kubeletProtectKernelDefaultsArgumentSet": {"values": ["true"]}}}]) == set()
	all_flags := kubelet_protect_kernel.findings with input as given.started("kubectl", "kubectl:1", ["--protect-kernel-defaults=false"])
	all_flags == set()
}

test_says_all_about_itself if {
	kubelet_protect_kernel.about.title == "Kubelet changes the kernel"
	object.remove(kubelet_protect_kernel.about.custom, ["examples", "parameters"]) == {"id": "K8S-KUBELET-PROTECT-KERNEL-DEFAULTS", "domain": "kubelet", "scope": "object", "severity": "low", "remedy": "Set protectKernelDefaults to true in the kubelet configuration", "controls": [], "kinds": [{"group": "kubelet.config.k8s.io", "kind": "KubeletConfiguration"}, {"group": "*", "kind": "KubeletNode"}, {"group": "kubeadm.k8s.io", "kind": "InitConfiguration"}, {"group": "kubeadm.k8s.io", "kind": "JoinConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "KubeletInfo"}, {"group": "*", "kind": "NodeInfo"}]}
}
