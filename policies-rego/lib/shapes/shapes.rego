# METADATA
# title: Types of fields
# description: >-
#   The types of the fields that rules about a cluster read, for kinds whose schema is in no table. A field of another type
#   is refused by whoever reads the file, and says nothing to a rule.
package lib.shapes

import data.lib.kubernetes

# METADATA
# description: "Types by kind, API group and place, `*` for every item. What is not there, or is `null`, states nothing."
types := {
	"AdmissionConfiguration": {"group": "apiserver.config.k8s.io", "fields": {
		"plugins": "array", "plugins/*": "object", "plugins/*/configuration": "object",
		"plugins/*/configuration/defaults": "object", "plugins/*/configuration/imagePolicy": "object",
		"plugins/*/name": "string",
	}},
	"AuthenticationConfiguration": {"group": "apiserver.config.k8s.io", "fields": {
		"anonymous": "object", "anonymous/conditions": "array",
	}},
	"AuthorizationConfiguration": {"group": "apiserver.config.k8s.io", "fields": {
		"authorizers": "array", "authorizers/*": "object", "authorizers/*/type": "string",
	}},
	"CNIInfo": {"group": "hostdata.kubescape.cloud", "fields": {
		"data": "object", "data/CNIConfigFiles": "array", "data/CNIConfigFiles/*": "object",
		"data/CNIConfigFiles/*/path": "string", "data/CNINames": "array", "data/CNINames/*": "string",
	}},
	"CloudObject": {"group": "*", "fields": {
		"resource": "object", "resource/Cluster": "object",
	}},
	"ClusterConfiguration": {"group": "kubeadm.k8s.io", "fields": {
		"apiServer": "object", "apiServer/extraArgs": "array or object", "apiServer/extraArgs/*": "object",
		"apiServer/extraArgs/*/name": "string", "controllerManager": "object",
		"controllerManager/extraArgs": "array or object", "controllerManager/extraArgs/*": "object",
		"controllerManager/extraArgs/*/name": "string", "etcd": "object", "etcd/external": "object",
		"etcd/local": "object", "etcd/local/extraArgs": "array or object", "etcd/local/extraArgs/*": "object",
		"etcd/local/extraArgs/*/name": "string", "scheduler": "object", "scheduler/extraArgs": "array or object",
		"scheduler/extraArgs/*": "object", "scheduler/extraArgs/*/name": "string",
	}},
	"ClusterDescribe": {"group": "*", "fields": {
		"data": "object", "data/Cluster": "object", "data/properties": "object",
	}},
	"ClusterRole": {"group": "rbac.authorization.k8s.io", "fields": {
		"aggregationRule": "object", "aggregationRule/clusterRoleSelectors": "array",
		"aggregationRule/clusterRoleSelectors/*": "object",
		"aggregationRule/clusterRoleSelectors/*/matchExpressions": "array",
		"aggregationRule/clusterRoleSelectors/*/matchLabels": "object", "rules": "array", "rules/*": "object",
		"rules/*/apiGroups": "array", "rules/*/apiGroups/*": "string", "rules/*/resourceNames": "array",
		"rules/*/resourceNames/*": "string", "rules/*/resources": "array", "rules/*/resources/*": "string",
		"rules/*/verbs": "array", "rules/*/verbs/*": "string",
	}},
	"ClusterRoleBinding": {"group": "rbac.authorization.k8s.io", "fields": {
		"roleRef": "object", "roleRef/kind": "string", "roleRef/name": "string", "subjects": "array",
		"subjects/*": "object", "subjects/*/kind": "string", "subjects/*/name": "string",
	}},
	"ControlPlaneInfo": {"group": "hostdata.kubescape.cloud", "fields": {
		"data": "object", "data/APIServerInfo": "object", "data/APIServerInfo/auditPolicyFile": "object",
		"data/APIServerInfo/auditPolicyFile/content": "string", "data/APIServerInfo/cmdLine": "string",
		"data/APIServerInfo/encryptionProviderConfigFile": "object",
		"data/APIServerInfo/encryptionProviderConfigFile/content": "string", "data/APIServerInfo/specsFile": "object",
		"data/APIServerInfo/specsFile/path": "string", "data/PKIDir": "object", "data/PKIDir/path": "string",
		"data/PKIFiles": "array", "data/PKIFiles/*": "object", "data/PKIFiles/*/path": "string",
		"data/adminConfigFile": "object", "data/adminConfigFile/path": "string", "data/controllerManagerInfo": "object",
		"data/controllerManagerInfo/cmdLine": "string", "data/controllerManagerInfo/configFile": "object",
		"data/controllerManagerInfo/configFile/path": "string", "data/controllerManagerInfo/specsFile": "object",
		"data/controllerManagerInfo/specsFile/path": "string", "data/etcdConfigFile": "object",
		"data/etcdConfigFile/path": "string", "data/etcdDataDir": "object", "data/etcdDataDir/path": "string",
		"data/schedulerInfo": "object", "data/schedulerInfo/cmdLine": "string",
		"data/schedulerInfo/configFile": "object", "data/schedulerInfo/configFile/path": "string",
		"data/schedulerInfo/specsFile": "object", "data/schedulerInfo/specsFile/path": "string",
	}},
	"DescribeRepositories": {"group": "*", "fields": {
		"data": "object", "data/Repositories": "array", "data/Repositories/*": "object",
	}},
	"EncryptionConfiguration": {"group": "apiserver.config.k8s.io", "fields": {
		"resources": "array", "resources/*": "object", "resources/*/providers": "array",
		"resources/*/providers/*": "object", "resources/*/resources": "array", "resources/*/resources/*": "string",
	}},
	"InitConfiguration": {"group": "kubeadm.k8s.io", "fields": {
		"nodeRegistration": "object", "nodeRegistration/kubeletExtraArgs": "array or object",
		"nodeRegistration/kubeletExtraArgs/*": "object", "nodeRegistration/kubeletExtraArgs/*/name": "string",
	}},
	"JoinConfiguration": {"group": "kubeadm.k8s.io", "fields": {
		"nodeRegistration": "object", "nodeRegistration/kubeletExtraArgs": "array or object",
		"nodeRegistration/kubeletExtraArgs/*": "object", "nodeRegistration/kubeletExtraArgs/*/name": "string",
	}},
	"KubeProxyInfo": {"group": "hostdata.kubescape.cloud", "fields": {
		"data": "object", "data/cmdLine": "string", "data/kubeConfigFile": "object",
		"data/kubeConfigFile/path": "string",
	}},
	"KubeletConfiguration": {"group": "kubelet.config.k8s.io", "fields": {
		"authentication": "object", "authentication/anonymous": "object", "authentication/x509": "object",
		"authorization": "object", "featureGates": "object", "tlsCipherSuites": "array", "tlsCipherSuites/*": "string",
	}},
	"KubeletInfo": {"group": "hostdata.kubescape.cloud", "fields": {
		"data": "object", "data/clientCAFile": "object", "data/clientCAFile/path": "string", "data/cmdLine": "string",
		"data/configFile": "object", "data/configFile/content": "string", "data/configFile/path": "string",
		"data/kubeConfigFile": "object", "data/kubeConfigFile/path": "string", "data/serviceFiles": "array",
		"data/serviceFiles/*": "object", "data/serviceFiles/*/path": "string",
	}},
	"KubeletNode": {"group": "*", "fields": {
		"config": "object", "config/authentication": "object", "config/authentication/anonymous": "object",
		"config/authentication/x509": "object", "config/authorization": "object", "config/featureGates": "object",
		"config/tlsCipherSuites": "array", "config/tlsCipherSuites/*": "string", "files": "object",
		"files/clientCAFile": "object", "files/configFile": "object", "files/kubeConfigFile": "object",
		"files/serviceFiles": "array", "files/serviceFiles/*": "object", "flags": "array", "flags/*": "string",
	}},
	"Node": {"group": "", "fields": {
		"status": "object", "status/addresses": "array", "status/addresses/*": "object",
		"status/addresses/*/type": "string", "status/nodeInfo": "object",
	}},
	"NodeFile": {"group": "*", "fields": {
		"path": "string",
	}},
	"NodeInfo": {"group": "*", "fields": {
		"info": "object",
	}},
	"PodSecurityConfiguration": {"group": "pod-security.admission.config.k8s.io", "fields": {
		"defaults": "object",
	}},
	"Policy": {"group": "audit.k8s.io", "fields": {
		"rules": "array", "rules/*": "object", "rules/*/level": "string", "rules/*/namespaces": "array",
		"rules/*/nonResourceURLs": "array", "rules/*/resources": "array", "rules/*/resources/*": "object",
		"rules/*/resources/*/group": "string", "rules/*/resources/*/resourceNames": "array",
		"rules/*/resources/*/resources": "array", "rules/*/resources/*/resources/*": "string",
		"rules/*/userGroups": "array", "rules/*/users": "array", "rules/*/verbs": "array", "rules/*/verbs/*": "string",
	}},
	"Role": {"group": "rbac.authorization.k8s.io", "fields": {
		"rules": "array", "rules/*": "object", "rules/*/apiGroups": "array", "rules/*/apiGroups/*": "string",
		"rules/*/resourceNames": "array", "rules/*/resourceNames/*": "string", "rules/*/resources": "array",
		"rules/*/resources/*": "string", "rules/*/verbs": "array", "rules/*/verbs/*": "string",
	}},
	"RoleBinding": {"group": "rbac.authorization.k8s.io", "fields": {
		"roleRef": "object", "roleRef/kind": "string", "roleRef/name": "string", "subjects": "array",
		"subjects/*": "object", "subjects/*/kind": "string", "subjects/*/name": "string",
	}},
	"StorageClass": {"group": "storage.k8s.io", "fields": {
		"parameters": "object", "provisioner": "string",
	}},
	"cloudProviderInfo": {"group": "hostdata.kubescape.cloud", "fields": {
		"data": "object",
	}},
}

# METADATA
# description: "Every field of another type: `{resource, subject, at, message}`."
mistyped contains {"resource": found.resource, "subject": kubernetes.subject(found), "at": at, "message": message} if {
	some found in kubernetes.opened
	described := types[found.kind]
	kubernetes.is_kind(found, described.group, found.kind)
	walk(found.manifest, [path, value])
	value != null
	expected := described.fields[concat("/", [step_of(step) | some step in path])]
	not is_of(value, expected)
	at := kubernetes.pointer(found.at, path)
	message := concat("", ["`", words(path), "` is of type ", type_name(value), ", not ", expected])
}

step_of(step) := "*" if {
	is_number(step)
} else := step

words(path) := concat(".", [kubernetes.pointer_step(step) | some step in path])

is_of(value, expected) if type_name(value) == expected

is_of(value, "array or object") if is_object(value)

is_of(value, "array or object") if is_array(value)
