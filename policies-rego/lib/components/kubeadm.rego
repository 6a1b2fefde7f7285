# What kubeadm starts, by its own defaults and by the extra arguments of its configuration.
package lib.components

import data.lib.kubernetes

# METADATA
# description: >-
#   Where a `ClusterConfiguration` has extra arguments of each component, and what kubeadm tells it without them. Only what
#   a rule asks for is listed.
clusters := {
	"kube-apiserver": {"path": ["apiServer", "extraArgs"], "defaults": {
		"authorization-mode": "Node,RBAC", "client-ca-file": "/etc/kubernetes/pki/ca.crt",
		"enable-admission-plugins": "NodeRestriction", "etcd-cafile": "/etc/kubernetes/pki/etcd/ca.crt",
		"etcd-certfile": "/etc/kubernetes/pki/apiserver-etcd-client.crt",
		"etcd-keyfile": "/etc/kubernetes/pki/apiserver-etcd-client.key",
		"kubelet-client-certificate": "/etc/kubernetes/pki/apiserver-kubelet-client.crt",
		"kubelet-client-key": "/etc/kubernetes/pki/apiserver-kubelet-client.key", "secure-port": "6443",
		"service-account-key-file": "/etc/kubernetes/pki/sa.pub", "tls-cert-file": "/etc/kubernetes/pki/apiserver.crt",
		"tls-private-key-file": "/etc/kubernetes/pki/apiserver.key",
	}},
	"kube-controller-manager": {"path": ["controllerManager", "extraArgs"], "defaults": {
		"bind-address": "127.0.0.1", "root-ca-file": "/etc/kubernetes/pki/ca.crt",
		"service-account-private-key-file": "/etc/kubernetes/pki/sa.key", "use-service-account-credentials": "true",
	}},
	"kube-scheduler": {"path": ["scheduler", "extraArgs"], "defaults": {"bind-address": "127.0.0.1"}},
	"etcd": {"path": ["etcd", "local", "extraArgs"], "defaults": {
		"cert-file": "/etc/kubernetes/pki/etcd/server.crt", "client-cert-auth": "true",
		"key-file": "/etc/kubernetes/pki/etcd/server.key", "peer-cert-file": "/etc/kubernetes/pki/etcd/peer.crt",
		"peer-client-cert-auth": "true", "peer-key-file": "/etc/kubernetes/pki/etcd/peer.key",
		"trusted-ca-file": "/etc/kubernetes/pki/etcd/ca.crt",
	}},
}

started_by_kubeadm := array.concat(control_planes, joined_kubelets)

control_planes := [process |
	some found in kubernetes.opened
	kubernetes.is_kind(found, "kubeadm.k8s.io", "ClusterConfiguration")
	some component, described in clusters
	runs_here(found.manifest, component)
	process := extended(found, component, described.path, described.defaults, true)
]

# An etcd that others run is started by nobody here.
runs_here(manifest, component) if {
	some component_here in ["kube-apiserver", "kube-controller-manager", "kube-scheduler"]
	component == component_here
	is_object(manifest)
}

runs_here(manifest, "etcd") if object.get(manifest, ["etcd", "external"], null) == null

# The kubelet has a configuration beside these, so that only what they state is known.
joined_kubelets := [process |
	some found in kubernetes.opened
	some kind in ["InitConfiguration", "JoinConfiguration"]
	kubernetes.is_kind(found, "kubeadm.k8s.io", kind)
	process := extended(found, "kubelet", ["nodeRegistration", "kubeletExtraArgs"], {}, false)
]

extended(found, component, path, defaults, is_whole) := {
	"component": component,
	"resource": found.resource,
	"root": found.root,
	"subject": kubernetes.subject(found),
	"label": component,
	"lists": kubernetes.place(found.at, found.manifest, path),
	"settings": object.union({flag: [{"value": text, "at": at, "default": true}] | some flag, text in defaults}, stated),
	"whole": is_whole,
	"asked": set(),
	"edit": edit_of_extra(arguments),
} if {
	at := kubernetes.place(found.at, found.manifest, path)
	arguments := object.get(found.manifest, path, null)
	stated := extra(concat("/", array.concat([found.at], path)), arguments)
}

# A map up to v1beta3, a list of names and values since v1beta4.
extra(at, arguments) := by_flag(array.concat(
	[{"flag": flag_name(name), "value": text, "at": kubernetes.pointer(at, [name])} |
		is_object(arguments)
		some name, given in arguments
		given != null
		text := text_of(given)
	],
	[{"flag": flag_name(each.name), "value": text, "at": concat("/", [at, format_int(index, 10), "value"])} |
		is_array(arguments)
		some index, each in arguments
		is_string(each.name)
		each.value != null
		text := text_of(each.value)
	],
))

edit_of_extra(arguments) := "map" if {
	is_object(arguments)
} else := "list" if {
	is_array(arguments)
} else := "none"

# METADATA
# description: >-
#   A plain value as a process would be told it; a list as its items, gates as `name=value`. What is none of them stays what
#   it is, so that it is found to be odd.
text_of(given) := given if {
	is_string(given)
} else := concat(",", given) if {
	is_array(given)
	every item in given {
		is_string(item)
	}
} else := concat(",", [concat("=", [name, json.marshal(each)]) | some name, each in given]) if {
	is_object(given)
	count(given) > 0
} else := json.marshal(given)
