package lib.nodes_test

import data.lib.nodes

given(manifest) := {"documents": [{"document": manifest}]}

told(facts) := [[fact.sort, fact.path, fact.at, fact.value] | some fact in facts]

modes(manifest) := told(facts) if facts := nodes.modes with input as given(manifest)

owners(manifest) := told(facts) if facts := nodes.owners with input as given(manifest)

file(path) := {"kind": "NodeFile", "metadata": {"name": "n"}, "path": path, "mode": "0600", "owner": "root", "group": "wheel"}

test_files_of_ones_own if {
	modes(file("/etc/kubernetes/admin.conf")) == [["admin-conf", "/etc/kubernetes/admin.conf", "/mode", "0600"]]
	owners(file("/etc/kubernetes/admin.conf")) == [["admin-conf", "/etc/kubernetes/admin.conf", "/owner", "root:wheel"]]
	modes(object.union(file("/etc/kubernetes/admin.conf"), {"mode": 600}))[0][3] == "600"
	modes(file("/etc/passwd")) == []
	modes(file(3)) == []
	modes(object.remove(file("/etc/kubernetes/admin.conf"), ["mode"])) == []
	owners(object.remove(file("/etc/kubernetes/admin.conf"), ["group"])) == []
	modes(object.union(file("/etc/kubernetes/admin.conf"), {"kind": "Other"})) == []
	facts := nodes.modes with input as {"documents": [null, {"document": file("/etc/kubernetes/admin.conf")}]}
	[[fact.resource, fact.subject] | some fact in facts] == [[1, "NodeFile/n"]]
}

test_sorts_by_path if {
	every path, sort in {
		"/var/lib/etcd": "etcd-data", "/var/lib/etcd/member": "etcd-data", "var/lib/etcd": "etcd-data",
		"/etc/kubernetes/pki": "pki", "/etc/kubernetes/pki/etcd": "pki", "/etc/kubernetes/pki/ca.crt": "pki-certificate",
		"/etc/kubernetes/pki/etcd/ca.key": "pki-key", "/etc/cni/net.d/10-a.conflist": "cni", "/opt/cni/bin": "cni",
		"/var/lib/kube-proxy/kubeconfig.conf": "proxy-kubeconfig", "/var/lib/kubeproxy-1/config": "proxy-kubeconfig",
		"/etc/systemd/system/kubelet.service.d/10-kubeadm.conf": "kubelet-service", "/etc/kubernetes/admin.conf": "admin-conf",
		"/var/lib/kubelet/config.yaml": "kubelet-config", "/etc/kubernetes/controller-manager.conf": "controller-manager-conf",
		"/etc/kubernetes/manifests/etcd.yaml": "etcd-manifest",
		"/etc/kubernetes/manifests/kube-apiserver.yaml": "api-server-manifest",
		"/etc/kubernetes/manifests/kube-controller-manager.yaml": "controller-manager-manifest",
		"/etc/kubernetes/manifests/kube-scheduler.yaml": "scheduler-manifest", "/var/lib/kubelet/kubeconfig": "kubelet-conf",
		"/etc/kubernetes/kubelet/kubelet-config.json": "kubelet-config", "/etc/kubernetes/kubelet-config.yaml": "kubelet-config",
		"/etc/kubernetes/kubelet.conf": "kubelet-conf", "kubelet.service": "kubelet-service",
		"/etc/kubernetes/scheduler.conf": "scheduler-conf", "/etc/kubernetes/super-admin.conf": "admin-conf",
	} {
		nodes.sort_of_path(path) == sort
	}
	every path in [
		"/var/lib/etcd-backup", "/srv/var/lib/etcdx", "/etc/kubernetes/pki2/ca.crt", "/etc/cni/net.d", "/etc/ssl/ca.crt", "",
		"/etc/kubernetes/manifests/web.yaml", "/var/lib/kube-proxy",
	] {
		not nodes.sort_of_path(path)
	}
}

info := {"path": "/x", "permissions": 384, "ownership": {"uid": 0, "gid": 0, "username": "root", "groupname": "root"}}

sensed(kind, fields) := modes(object.union({"apiVersion": "hostdata.kubescape.cloud/v1beta0", "kind": kind}, fields))

test_fields_of_the_sensor_say_which_file_it_is if {
	every field, sort in {
		"adminConfigFile": "admin-conf", "clientCAFile": "client-ca", "etcdConfigFile": "etcd-manifest", "etcdDataDir": "etcd-data",
		"PKIDir": "pki",
	} {
		sensed("ControlPlaneInfo", {"data": {field: info}}) == [[sort, "/x", concat("", ["/data/", field, "/permissions"]), "600"]]
	}
	every field, sort in {"CNIConfigFiles": "cni", "serviceFiles": "kubelet-service"} {
		sensed("CNIInfo", {"data": {field: [info]}}) == [[sort, "/x", concat("", ["/data/", field, "/0/permissions"]), "600"]]
	}
}

test_what_a_field_is_in_counts_before_its_name if {
	every part in [
		["APIServerInfo", "specsFile", "api-server-manifest"], ["controllerManagerInfo", "configFile", "controller-manager-conf"],
		["controllerManagerInfo", "specsFile", "controller-manager-manifest"], ["schedulerInfo", "configFile", "scheduler-conf"],
		["schedulerInfo", "specsFile", "scheduler-manifest"],
	] {
		[holder, field, sort] := part
		sensed("ControlPlaneInfo", {"data": {holder: {field: info}}})[0][0] == sort
	}
	sensed("KubeletInfo", {"data": {"configFile": info}})[0][0] == "kubelet-config"
	sensed("KubeletInfo", {"data": {"kubeConfigFile": info}})[0][0] == "kubelet-conf"
	sensed("KubeletNode", {"files": {"configFile": info}})[0][0] == "kubelet-config"
	sensed("KubeletNode", {"files": {"kubeConfigFile": info}})[0][0] == "kubelet-conf"
	sensed("KubeProxyInfo", {"data": {"kubeConfigFile": info}})[0][0] == "proxy-kubeconfig"
	sensed("KubeletInfo", {"data": {"otherFile": info}}) == []
	sensed("KubeletInfo", {"data": {"otherFile": object.union(info, {"path": "/etc/kubernetes/admin.conf"})}})[0][0] == "admin-conf"
	sensed("Other", {"data": {"adminConfigFile": info}}) == []
	pki := [object.union(info, {"path": path}) | some path in ["/a.crt", "/a.key", "/a"]]
	[fact[0] | some fact in sensed("ControlPlaneInfo", {"data": {"PKIFiles": pki}})] == ["pki-certificate", "pki-key", "pki"]
}

test_modes_of_the_sensor_are_decimals if {
	every number, text in {384: "600", 420: "644", 448: "700", 0: "0"} {
		sensed("ControlPlaneInfo", {"data": {"adminConfigFile": object.union(info, {"permissions": number})}})[0][3] == text
	}
	sensed("ControlPlaneInfo", {"data": {"adminConfigFile": object.union(info, {"permissions": "x"})}})[0][3] == "\"x\""
	sensed("ControlPlaneInfo", {"data": {"adminConfigFile": object.remove(info, ["permissions"])}}) == []
}

owner(ownership) := owners({"kind": "ControlPlaneInfo", "data": {"adminConfigFile": object.union(object.remove(info, ["ownership"]), {"ownership": ownership})}})

test_owners_of_the_sensor if {
	owner(info.ownership) == [["admin-conf", "/x", "/data/adminConfigFile/ownership", "root:root"]]
	owner({"uid": 1, "gid": 2, "username": "a", "groupname": "b"})[0][3] == "a:b"
	owner({"uid": 0, "gid": 0, "username": "", "groupname": ""})[0][3] == "root:root"
	owner({"uid": 0, "gid": 0})[0][3] == "root:root"
	owner({"uid": 5, "gid": 6, "username": "", "groupname": 3})[0][3] == "5:6"
	owner({"uid": 5})[0][3] == "5:null"
	owner("root")[0][3] == "\"root\""
}

answer(question) := {"kind": "NodeInfo", "info": {question: {"values": ["600", 644]}}}

test_answers_of_the_collector if {
	every beginning, sort in {
		"adminConfFile": "admin-conf", "certificateAuthoritiesFile": "client-ca", "containerNetworkInterfaceFile": "cni",
		"controllerManagerConfFile": "controller-manager-conf", "etcdDataDirectory": "etcd-data",
		"kubeAPIServerSpecFile": "api-server-manifest", "kubeControllerManagerSpecFile": "controller-manager-manifest",
		"kubeEtcdSpecFile": "etcd-manifest", "kubePKICertificateFile": "pki-certificate", "kubePKIDirectoryFile": "pki",
		"kubePKIKeyFile": "pki-key", "kubeSchedulerSpecFile": "scheduler-manifest", "kubeconfigFileExists": "proxy-kubeconfig",
		"kubeletConfFile": "kubelet-conf", "kubeletConfigYamlConfigurationFile": "kubelet-config", "kubeletServiceFile": "kubelet-service",
		"schedulerConfFile": "scheduler-conf",
	} {
		permission := concat("", [beginning, "Permissions"])
		modes(answer(permission)) == [
			[sort, permission, concat("", ["/info/", permission, "/values/0"]), "600"],
			[sort, permission, concat("", ["/info/", permission, "/values/1"]), "644"],
		]
		owners(answer(permission)) == []
		ownership := upper(substring(beginning, 0, 1))
		[fact[0] | some fact in owners(answer(concat("", [ownership, substring(beginning, 1, -1), "Ownership"])))] == [sort, sort]
		modes(answer(concat("", [beginning, "Ownership"]))) == []
	}
	modes(answer("otherFilePermissions")) == []
	modes(object.union(answer("adminConfFilePermissions"), {"kind": "Other"})) == []
}

test_what_is_wider if {
	every mode in ["600", "0600", "400", "000", "500", "700"] {
		not nodes.is_wider(mode, "700")
	}
	every mode in ["601", "610", "700", "644", "622", "1600", "4600", "x", "", "6000", "60", "888"] {
		nodes.is_wider(mode, "600")
	}
	every mode in ["600", "400", "200", "000", "0600"] {
		not nodes.is_wider(mode, "600")
	}
	every mode in ["644", "604", "444", "640", "0644"] {
		not nodes.is_wider(mode, "644")
	}
	every mode in ["654", "645", "646", "664", "755"] {
		nodes.is_wider(mode, "644")
	}
}
