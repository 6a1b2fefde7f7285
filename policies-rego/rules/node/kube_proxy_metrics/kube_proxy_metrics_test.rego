package rules.kube_proxy_metrics_test

import data.rules.kube_proxy_metrics

judged(documents) := found if found := kube_proxy_metrics.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "kubeproxy.config.k8s.io/v1alpha1", "kind": "KubeProxyConfiguration", "metricsBindAddress": "0.0.0.0:10249"}]) == {{"at": "/metricsBindAddress", "message": "kube-proxy has `metricsBindAddress: 0.0.0.0:10249`", "resource": 0, "subject": "KubeProxyConfiguration/(unnamed)"}}
	judged([{"apiVersion": "kubeproxy.config.k8s.io/v1alpha1", "kind": "KubeProxyConfiguration", "metricsBindAddress": 7}]) == {{"at": "/metricsBindAddress", "message": "kube-proxy has `metricsBindAddress: 7`", "resource": 0, "subject": "KubeProxyConfiguration/(unnamed)"}}
	judged([{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "kube-proxy"}, "data": {"config.conf": "metricsBindAddress: 0.0.0.0:10249"}}]) == {{"at": "/data/config.conf", "message": "kube-proxy has `metricsBindAddress: 0.0.0.0:10249`", "resource": 0, "subject": "ConfigMap/kube-proxy"}}
	judged([{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}, "spec": {"containers": [{"name": "main", "image": "kube-proxy:v1", "command": ["kube-proxy", "--metrics-bind-address=0.0.0.0"]}]}}]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-proxy) has `--metrics-bind-address=0.0.0.0`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--metrics-bind-address=127.0.0.1:10249"}], "resource": 0, "subject": "Pod/a"}}
}

test_what_passes if {
	judged([{"apiVersion": "kubeproxy.config.k8s.io/v1alpha1", "kind": "KubeProxyConfiguration", "metricsBindAddress": "127.0.0.1:10249"}]) == set()
	judged([{"apiVersion": "kubeproxy.config.k8s.io/v1alpha1", "kind": "KubeProxyConfiguration"}]) == set()
	judged([{"apiVersion": "kubeproxy.config.k8s.io/v1alpha1", "kind": "KubeProxyConfiguration", "metricsBindAddress": ""}]) == set()
	judged([{"apiVersion": "kubeproxy.config.k8s.io/v1alpha1", "kind": "KubeProxyConfiguration", "metricsBindAddress": "[::1]:10249"}]) == set()
	judged([{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "other"}, "data": {"config.conf": "metricsBindAddress: 0.0.0.0:10249"}}]) == set()
	judged([{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}, "spec": {"containers": [{"name": "main", "image": "kube-proxy:v1", "command": ["kube-proxy", "--metrics-bind-address=127.0.0.1:10249"]}]}}, {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}, "spec": {"containers": [{"name": "main", "image": "kube-proxy:v1", "command": ["kube-proxy", "--metrics-bind-address=::1"]}]}}, {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}, "spec": {"containers": [{"name": "main", "image": "kube-proxy:v1", "command": ["kube-proxy", "--metrics-bind-address=localhost:1"]}]}}]) == set()
	judged([{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}, "spec": {"containers": [{"name": "main", "image": "kube-proxy:v1", "command": ["kube-proxy"]}]}}]) == set()
}

test_says_all_about_itself if {
	kube_proxy_metrics.about.title == "Metrics of kube-proxy are open to the network"
	object.remove(kube_proxy_metrics.about.custom, ["examples", "parameters"]) == {"id": "K8S-KUBE-PROXY-METRICS", "domain": "node", "scope": "object", "severity": "low", "remedy": "Leave metricsBindAddress out, or set it to 127.0.0.1:10249", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "4.3.1"}], "kinds": [{"group": "kubeproxy.config.k8s.io", "kind": "KubeProxyConfiguration"}, {"group": "", "kind": "ConfigMap"}, {"group": "hostdata.kubescape.cloud", "kind": "KubeProxyInfo"}]}
}
