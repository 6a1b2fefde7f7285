package rules.etcd_unique_authority_test

import data.rules.etcd_unique_authority

judged(documents) := found if found := etcd_unique_authority.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "kube-apiserver", "namespace": "kube-system"}, "spec": {"containers": [{"name": "kube-apiserver", "image": "registry.k8s.io/kube-apiserver:v1.34.0", "command": ["kube-apiserver", "--client-ca-file=/etc/kubernetes/pki/ca.crt", "--etcd-cafile=/etc/kubernetes/pki/ca.crt"]}]}}]) == {{"at": "/spec/containers/0/command/2", "message": "container `kube-apiserver` (kube-apiserver) has `--etcd-cafile=/etc/kubernetes/pki/ca.crt`, the certificate authority of the cluster", "resource": 0, "subject": "Pod/kube-apiserver"}}
	judged([{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}, "spec": {"containers": [{"name": "main", "image": "kube-apiserver:v1", "command": ["kube-apiserver", "--client-ca-file=/ca.crt"]}]}}, {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "e"}, "spec": {"containers": [{"name": "main", "image": "etcd:v1", "command": ["etcd", "--trusted-ca-file=/ca.crt"]}]}}]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (etcd) has `--trusted-ca-file=/ca.crt`, the certificate authority of the cluster", "resource": 1, "subject": "Pod/e"}}
}

test_what_passes if {
	judged([{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "kube-apiserver", "namespace": "kube-system"}, "spec": {"containers": [{"name": "kube-apiserver", "image": "registry.k8s.io/kube-apiserver:v1.34.0", "command": ["kube-apiserver", "--client-ca-file=/etc/kubernetes/pki/ca.crt", "--etcd-cafile=/etc/kubernetes/pki/etcd/ca.crt"]}]}}]) == set()
	judged([{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}, "spec": {"containers": [{"name": "main", "image": "kube-apiserver:v1", "command": ["kube-apiserver", "--client-ca-file=/ca.crt"]}]}}, {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "e"}, "spec": {"containers": [{"name": "main", "image": "etcd:v1", "command": ["etcd", "--trusted-ca-file=/etcd.crt"]}]}}]) == set()
	judged([{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "e"}, "spec": {"containers": [{"name": "main", "image": "etcd:v1", "command": ["etcd", "--trusted-ca-file=/ca.crt"]}]}}]) == set()
	judged([{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}, "spec": {"containers": [{"name": "main", "image": "kube-apiserver:v1", "command": ["kube-apiserver", "--etcd-cafile=/ca.crt"]}]}}]) == set()
}

test_says_all_about_itself if {
	etcd_unique_authority.about.title == "etcd trusts whom the cluster trusts"
	object.remove(etcd_unique_authority.about.custom, ["examples", "parameters"]) == {"id": "K8S-ETCD-UNIQUE-CA", "domain": "etcd", "scope": "set", "severity": "high", "remedy": "Make a certificate authority for etcd alone: --trusted-ca-file of etcd, --etcd-cafile of kube-apiserver", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "2.7"}, {"framework": "HIPAA", "id": "164.312(e)(1)"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}
