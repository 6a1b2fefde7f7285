# METADATA
# title: Files of nodes
# description: >-
#   Who owns the files that a cluster is made of, and what others may do with them, as sensors on nodes tell it:
#   kubescape's host sensor, trivy's node collector, or a `NodeFile` or `KubeletNode` of one's own.
package lib.nodes

import data.lib.kubernetes

# METADATA
# description: >-
#   What the CIS Kubernetes Benchmark says of each sort of file: the widest mode, where it says any, and the owner.
sorts := {
	"admin-conf": {"mode": "600", "owner": "root:root"},
	"api-server-manifest": {"mode": "600", "owner": "root:root"},
	"client-ca": {"mode": "644", "owner": "root:root"},
	"cni": {"mode": "600", "owner": "root:root"},
	"controller-manager-conf": {"mode": "600", "owner": "root:root"},
	"controller-manager-manifest": {"mode": "600", "owner": "root:root"},
	"etcd-data": {"mode": "700", "owner": "etcd:etcd"},
	"etcd-manifest": {"mode": "600", "owner": "root:root"},
	"kubelet-conf": {"mode": "600", "owner": "root:root"},
	"kubelet-config": {"mode": "600", "owner": "root:root"},
	"kubelet-service": {"mode": "600", "owner": "root:root"},
	"pki": {"owner": "root:root"},
	"pki-certificate": {"mode": "644", "owner": "root:root"},
	"pki-key": {"mode": "600", "owner": "root:root"},
	"proxy-kubeconfig": {"mode": "600", "owner": "root:root"},
	"scheduler-conf": {"mode": "600", "owner": "root:root"},
	"scheduler-manifest": {"mode": "600", "owner": "root:root"},
}

# METADATA
# description: "Modes that are known: `{resource, subject, sort, path, at, value}`; the value is octal digits, or what stands there."
modes := array.concat(array.concat(modes_told, modes_sensed), modes_answered)

# METADATA
# description: "Owners that are known, likewise; the value is `user:group`, or what stands there."
owners := array.concat(array.concat(owners_told, owners_sensed), owners_answered)

fact(found, path_within, sort, path, value) := {
	"resource": found.resource,
	"subject": kubernetes.subject(found),
	"sort": sort,
	"path": path,
	"at": kubernetes.pointer(found.at, path_within),
	"value": value,
}

files_told := [{"found": found, "path": path, "sort": sort_of_path(path)} |
	some found in kubernetes.opened
	found.kind == "NodeFile"
	path := found.manifest.path
]

modes_told := [fact(file.found, ["mode"], file.sort, file.path, value) |
	some file in files_told
	value := text_of(file.found.manifest.mode)
]

owners_told := [fact(file.found, ["owner"], file.sort, file.path, value) |
	some file in files_told
	manifest := file.found.manifest
	value := concat(":", [text_of(manifest.owner), text_of(manifest.group)])
]

text_of(value) := value if {
	is_string(value)
} else := json.marshal(value)

# METADATA
# description: Fields of kubescape's sensor that say which file it is, where its path does not.
named_by_field := {
	"adminConfigFile": "admin-conf",
	"clientCAFile": "client-ca",
	"CNIConfigFiles": "cni",
	"etcdConfigFile": "etcd-manifest",
	"etcdDataDir": "etcd-data",
	"PKIDir": "pki",
	"serviceFiles": "kubelet-service",
}

# METADATA
# description: The same where it counts what the field is in.
named_by_parent := {
	["APIServerInfo", "specsFile"]: "api-server-manifest",
	["controllerManagerInfo", "configFile"]: "controller-manager-conf",
	["controllerManagerInfo", "specsFile"]: "controller-manager-manifest",
	["data", "configFile"]: "kubelet-config",
	["data", "kubeConfigFile"]: "kubelet-conf",
	["files", "configFile"]: "kubelet-config",
	["files", "kubeConfigFile"]: "kubelet-conf",
	["schedulerInfo", "configFile"]: "scheduler-conf",
	["schedulerInfo", "specsFile"]: "scheduler-manifest",
}

sensors := {"CNIInfo", "ControlPlaneInfo", "KubeProxyInfo", "KubeletInfo", "KubeletNode"}

files_sensed := [{"found": found, "within": within, "file": file, "sort": sort} |
	some found in kubernetes.opened
	found.kind in sensors
	walk(found.manifest, [within, file])
	is_string(file.path)
	sort := sort_sensed(found, within, file.path)
]

sort_sensed(found, within, path) := "proxy-kubeconfig" if {
	found.kind == "KubeProxyInfo"
} else := named_by_parent[[fields[count(fields) - 2], field]] if {
	fields := [step | some step in within; is_string(step)]
	field := fields[count(fields) - 1]
} else := named_by_field[field] if {
	fields := [step | some step in within; is_string(step)]
	field := fields[count(fields) - 1]
} else := sort_in_pki(path) if {
	"PKIFiles" in within
} else := sort_of_path(path)

modes_sensed := [fact(each.found, array.concat(each.within, ["permissions"]), each.sort, each.file.path, value) |
	some each in files_sensed
	value := sensed_mode(each.file.permissions)
]

# The sensor prints a mode in decimals: 384 is 600.
sensed_mode(number) := format_int(number, 8) if {
	is_number(number)
} else := json.marshal(number)

owners_sensed := [fact(each.found, array.concat(each.within, ["ownership"]), each.sort, each.file.path, value) |
	some each in files_sensed
	value := sensed_owner(each.file.ownership)
]

sensed_owner(ownership) := concat(":", [
	name_or_id(ownership, "username"),
	name_or_id(ownership, "groupname"),
]) if {
	is_object(ownership)
} else := json.marshal(ownership)

# An id without a name is one that the node does not know, 0 is always root.
name_or_id(ownership, name) := ownership[name] if {
	is_string(ownership[name])
	ownership[name] != ""
} else := "root" if {
	ownership[id_of[name]] == 0
} else := json.marshal(object.get(ownership, id_of[name], null))

id_of := {"username": "uid", "groupname": "gid"}

# METADATA
# description: How answers of trivy's node collector begin, by the sort of file that they are about.
asked := {
	"adminConfFile": "admin-conf",
	"certificateAuthoritiesFile": "client-ca",
	"containerNetworkInterfaceFile": "cni",
	"controllerManagerConfFile": "controller-manager-conf",
	"etcdDataDirectory": "etcd-data",
	"kubeAPIServerSpecFile": "api-server-manifest",
	"kubeControllerManagerSpecFile": "controller-manager-manifest",
	"kubeEtcdSpecFile": "etcd-manifest",
	"kubePKICertificateFile": "pki-certificate",
	"kubePKIDirectoryFile": "pki",
	"kubePKIKeyFile": "pki-key",
	"kubeSchedulerSpecFile": "scheduler-manifest",
	"kubeconfigFileExists": "proxy-kubeconfig",
	"kubeletConfFile": "kubelet-conf",
	"kubeletConfigYamlConfigurationFile": "kubelet-config",
	"kubeletServiceFile": "kubelet-service",
	"schedulerConfFile": "scheduler-conf",
}

answers := [fact(found, ["info", question, "values", index], sort, question, text_of(value)) |
	some found in kubernetes.opened
	found.kind == "NodeInfo"
	some question, answer in found.manifest.info
	some beginning, sort in asked
	startswith(lower(question), lower(beginning))
	some index, value in answer.values
]

modes_answered := [answer | some answer in answers; contains(answer.path, "Permission")]

owners_answered := [answer | some answer in answers; contains(answer.path, "Ownership")]

# METADATA
# description: The sort of a file by its path. Undefined for a file that the benchmark says nothing of.
sort_of_path(path) := "etcd-data" if {
	regex.match(`(?:^|/)var/lib/etcd(?:/|$)`, path)
} else := sort_in_pki(path) if {
	regex.match(`(?:^|/)etc/kubernetes/pki(?:/|$)`, path)
} else := "cni" if {
	regex.match(`(?:^|/)(?:cni/net\.d|opt/cni)/`, path)
} else := "proxy-kubeconfig" if {
	regex.match(`kube-?proxy[^/]*/[^/]+$`, path)
} else := named_files[base(path)]

sort_in_pki(path) := "pki-certificate" if {
	endswith(path, ".crt")
} else := "pki-key" if {
	endswith(path, ".key")
} else := "pki"

base(path) := steps[count(steps) - 1] if steps := split(path, "/")

# METADATA
# description: Files whose name says what they are.
named_files := {
	"10-kubeadm.conf": "kubelet-service",
	"admin.conf": "admin-conf",
	"config.yaml": "kubelet-config",
	"controller-manager.conf": "controller-manager-conf",
	"etcd.yaml": "etcd-manifest",
	"kube-apiserver.yaml": "api-server-manifest",
	"kube-controller-manager.yaml": "controller-manager-manifest",
	"kube-scheduler.yaml": "scheduler-manifest",
	"kubeconfig": "kubelet-conf",
	"kubelet-config.json": "kubelet-config",
	"kubelet-config.yaml": "kubelet-config",
	"kubelet.conf": "kubelet-conf",
	"kubelet.service": "kubelet-service",
	"scheduler.conf": "scheduler-conf",
	"super-admin.conf": "admin-conf",
}

# METADATA
# description: >-
#   Whether a mode gives more than another: a right to read or to write that the other does not give, or more in all. What
#   is no mode gives everything.
is_wider(mode, _) if not is_mode(mode)

is_wider(mode, _) if {
	is_mode(mode)
	count(mode) > 3
	substring(mode, 0, count(mode) - 3) != "0"
}

is_wider(mode, widest) if {
	is_mode(mode)
	some index in [1, 2, 3]
	exceeds(digit(mode, index), digit(widest, index))
}

is_mode(mode) if regex.match(`^[0-7]{3,5}$`, mode)

# The digits of the owner, the group and all others, from the end.
digit(mode, index) := to_number(substring(mode, count(mode) - index, 1))

exceeds(rights, most) if rights > most

exceeds(rights, most) if bits.and(rights, 6) - bits.and(bits.and(rights, 6), most) > 0
