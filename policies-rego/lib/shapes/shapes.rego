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
		"data": "object", "data/Cluster": "object", "data/Cluster/ResourcesVpcConfig": "object",
		"data/Cluster/ResourcesVpcConfig/PublicAccessCidrs": "array",
		"data/Cluster/ResourcesVpcConfig/PublicAccessCidrs/*": "string", "data/properties": "object",
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
		"subjects/*": "object", "subjects/*/kind": "string", "subjects/*/name": "string", "subjects/*/namespace": "string",
	}},
	"ConfigMap": {
		"group": "", "fields": {
			"data": "object",
		},
		"maps": {"data": "string"},
	},
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
	"DestinationRule": {"group": "networking.istio.io", "fields": {
		"spec": "object", "spec/host": "string", "spec/subsets": "array", "spec/subsets/*": "object",
		"spec/trafficPolicy": "object", "spec/trafficPolicy/tls": "object", "spec/trafficPolicy/tls/mode": "string",
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
		"authorization": "object", "authorization/mode": "string", "eventRecordQPS": "number", "featureGates": "object",
		"makeIPTablesUtilChains": "boolean", "readOnlyPort": "number", "rotateCertificates": "boolean",
		"streamingConnectionIdleTimeout": "number or string", "tlsCipherSuites": "array", "tlsCipherSuites/*": "string",
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
	"NetworkPolicy": {"group": "networking.k8s.io", "fields": {
		"spec": "object", "spec/egress": "array", "spec/egress/*": "object", "spec/egress/*/ports": "array",
		"spec/egress/*/ports/*": "object", "spec/egress/*/to": "array", "spec/egress/*/to/*": "object",
		"spec/egress/*/to/*/ipBlock": "object", "spec/egress/*/to/*/ipBlock/cidr": "string",
		"spec/egress/*/to/*/ipBlock/except": "array", "spec/egress/*/to/*/namespaceSelector": "object",
		"spec/egress/*/to/*/namespaceSelector/matchLabels": "object", "spec/egress/*/to/*/podSelector": "object",
		"spec/egress/*/to/*/podSelector/matchLabels": "object", "spec/ingress": "array", "spec/ingress/*": "object",
		"spec/ingress/*/from": "array", "spec/ingress/*/from/*": "object",
		"spec/ingress/*/from/*/ipBlock": "object", "spec/ingress/*/from/*/ipBlock/cidr": "string",
		"spec/ingress/*/from/*/ipBlock/except": "array", "spec/ingress/*/from/*/namespaceSelector": "object",
		"spec/ingress/*/from/*/namespaceSelector/matchLabels": "object",
		"spec/ingress/*/from/*/podSelector": "object", "spec/ingress/*/from/*/podSelector/matchLabels": "object",
		"spec/ingress/*/ports": "array", "spec/ingress/*/ports/*": "object", "spec/podSelector": "object",
		"spec/podSelector/matchExpressions": "array", "spec/podSelector/matchLabels": "object",
		"spec/policyTypes": "array", "spec/policyTypes/*": "string",
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
	"PeerAuthentication": {"group": "security.istio.io", "fields": {
		"spec": "object", "spec/mtls": "object", "spec/mtls/mode": "string", "spec/portLevelMtls": "object",
		"spec/selector": "object",
	}},
	"PersistentVolumeClaim": {"group": "", "fields": {
		"spec": "object", "spec/accessModes": "array", "spec/accessModes/*": "string", "spec/resources": "object",
		"spec/resources/requests": "object", "spec/selector": "object", "spec/storageClassName": "string",
		"spec/volumeMode": "string", "spec/volumeName": "string",
	}},
	"PodDisruptionBudget": {"group": "policy", "fields": {
		"spec": "object", "spec/maxUnavailable": "number or percentage", "spec/minAvailable": "number or percentage",
		"spec/selector": "object", "spec/selector/matchExpressions": "array", "spec/selector/matchLabels": "object",
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
		"subjects/*": "object", "subjects/*/kind": "string", "subjects/*/name": "string", "subjects/*/namespace": "string",
	}},
	"Sandbox": {"group": "agents.x-k8s.io", "fields": {
		"spec": "object", "spec/networkPolicy": "object", "spec/networkPolicyManagement": "string",
		"spec/podTemplate": "object", "spec/podTemplate/metadata": "object", "spec/podTemplate/spec": "object",
		"spec/podTemplate/spec/containers": "array", "spec/podTemplate/spec/containers/*": "object",
		"spec/podTemplate/spec/runtimeClassName": "string",
	}},
	"SandboxTemplate": {"group": "extensions.agents.x-k8s.io", "fields": {
		"spec": "object", "spec/networkPolicy": "object", "spec/networkPolicyManagement": "string",
		"spec/podTemplate": "object", "spec/podTemplate/metadata": "object", "spec/podTemplate/spec": "object",
		"spec/podTemplate/spec/containers": "array", "spec/podTemplate/spec/containers/*": "object",
		"spec/podTemplate/spec/runtimeClassName": "string",
	}},
	"Secret": {"group": "", "fields": {
		"data": "object", "stringData": "object", "type": "string",
	}},
	"Service": {
		"group": "", "fields": {
			"spec": "object", "spec/externalIPs": "array", "spec/externalIPs/*": "string",
			"spec/externalTrafficPolicy": "string", "spec/loadBalancerSourceRanges": "array",
			"spec/loadBalancerSourceRanges/*": "string", "spec/ports": "array", "spec/ports/*": "object",
			"spec/selector": "object", "spec/type": "string",
		},
		"maps": {"spec/selector": "string"},
	},
	"StorageClass": {"group": "storage.k8s.io", "fields": {
		"parameters": "object", "provisioner": "string",
	}},
	"VirtualService": {"group": "networking.istio.io", "fields": {
		"spec": "object", "spec/gateways": "array", "spec/gateways/*": "string", "spec/hosts": "array",
		"spec/hosts/*": "string", "spec/http": "array", "spec/http/*": "object",
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
	message := problem(path, value, expected)
}

# Fields whose names are anybody's.
mistyped contains {"resource": found.resource, "subject": kubernetes.subject(found), "at": at, "message": message} if {
	some found in kubernetes.opened
	described := types[found.kind]
	kubernetes.is_kind(found, described.group, found.kind)
	some steps, expected in described.maps
	path := split(steps, "/")
	some name, value in object.get(found.manifest, path, {})
	is_string(name)
	value != null
	not is_of(value, expected)
	at := kubernetes.pointer(found.at, array.concat(path, [name]))
	message := problem(array.concat(path, [name]), value, expected)
}

problem(path, value, expected) := concat("", ["`", words(path), "` is of type ", type_name(value), ", not ", expected])

step_of(step) := "*" if {
	is_number(step)
} else := step

words(path) := concat(".", [kubernetes.pointer_step(step) | some step in path])

is_of(value, expected) if type_name(value) == expected

is_of(value, "array or object") if is_object(value)

is_of(value, "array or object") if is_array(value)

is_of(value, "number or string") if is_number(value)

is_of(value, "number or string") if is_string(value)

is_of(value, "number or percentage") if is_number(value)

is_of(value, "number or percentage") if regex.match(`^[0-9]{1,3}%$`, value)
