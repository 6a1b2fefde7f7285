# Words of infrastructure and its operation; plurals in `s` need not be listed.
package prompt.rules.out_of_scope

terms := {
	"admission", "aks", "alert", "alertmanager", "annotation", "ansible", "api", "argo", "argocd", "audit", "aws",
	"azure", "backup", "base64", "bucket", "budget", "canary", "certificate", "chart", "ci", "cli", "cluster",
	"clusterrole", "commit", "config", "configmap", "configuration", "container", "cordon", "cordoned", "coredns",
	"cost", "cpu", "crd", "cronjob", "daemonset", "dashboard", "disk", "dns", "docker", "dockerfile", "drain",
	"drained", "ec2", "edge", "egress", "eks", "endpoint", "entrypoint", "env", "envoy", "etcd", "events", "finops",
	"gateway", "gcp", "git", "github", "gitlab", "gke", "gpu", "grafana", "helm", "hpa", "http", "image", "incident",
	"ingress", "ingresses", "ipv4", "istio", "jaeger", "jenkins", "json", "k8s", "kafka", "knative", "latency",
	"liveness", "loadbalancer", "log", "loki", "machineconfig", "machinepool", "machineset", "manifest", "memory",
	"metric", "mongodb", "mysql", "namespace", "nginx", "node", "openshift", "opentelemetry", "operator", "outage",
	"palette", "patch", "pipeline", "pod", "policies", "policy", "port", "probe", "prod", "production", "prometheus",
	"pvc", "rabbitmq", "rancher", "rbac", "read-only", "readiness", "redis", "registries", "registry", "replica",
	"replicaset", "repositories", "repository", "resourceversion", "restart", "restarted", "rolebinding", "rollback",
	"rollout", "runbook", "s3", "scale", "secret", "service", "serviceaccount", "sha256", "sidecar", "snapshot", "ssh",
	"staging", "statefulset", "storageclass", "storageclasses", "taint", "tenant", "terraform", "tls", "toleration",
	"trace", "upgrade", "uri", "vault", "velero", "virtualmachine", "vm", "volume", "webhook", "yaml",
}

# METADATA
# description: Terms of more than one word.
phrases := {"load balancer", "environment variable", "custom resource", "machine set", "machine pool", "crash loop", "stateful set", "daemon set", "apps/v1"}

# METADATA
# description: How terms begin that come in many forms.
beginnings := {"kube", "postgres", "deploy", "oom", "evict", "crashloop", "autoscal", "kustomiz", "persistentvolume", "spec.", "metadata.", "status."}
