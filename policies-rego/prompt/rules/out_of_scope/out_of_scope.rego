# METADATA
# title: Outside the assistant's scope
# description: >-
#   Nothing in the text is about clusters, their workloads or the tools for them. That is no offence; it is said so that
#   a host can answer politely or keep a dear model for what it is for.
# custom:
#   id: PROMPT-OUT-OF-SCOPE
#   severity: info
#   effect: allow
#   remedy: Ask about clusters, workloads, profiles or costs, or add the topic to `topics`
#   controls: []
package prompt.rules.out_of_scope

import data.lib.prompt
import data.prompt.parameters

about := rego.metadata.chain()[1].annotations

findings contains prompt.finding(prompt.plain, "nothing in the text is about infrastructure") if {
	not prompt.is_tool_output
	is_long_enough
	not is_operations
	not is_own_topic
}

# `yes, do that` belongs to whatever was said before.
is_long_enough if count(split(prompt.text, " ")) > 4

is_own_topic if {
	some topic in parameters.values.topics
	contains(prompt.text, lower(topic))
}

# A name such as `my-app-52`, a field such as `spec.replicas`, or something between backticks
is_operations if regex.match("`[^`]+`|\\b[a-z0-9]+(?:-[a-z0-9]+)*-[0-9]+\\b|\\b(?:spec|metadata|status)\\.[a-z]|/[a-z]+/[a-z]|\\b[a-z]+(?:[-_][a-z]+)+_[a-z]+\\b", prompt.text)

is_operations if regex.match(`\b(?:k8s|kube[a-z-]*|kubectl|pods?|nodes?|clusters?|namespaces?|deployments?|daemonsets?|statefulsets?|replicasets?|replicas?|cronjobs?|configmaps?|ingress(?:es)?|egress|helm|charts?|containers?|docker|images?|registr(?:y|ies)|manifests?|yaml|terraform|ansible|argo(?:cd)?|istio|envoy|etcd|kustomiz[a-z]+|palette|openshift|rancher|eks|aks|gke|crds?|operators?|rbac|rolebindings?|clusterroles?|serviceaccounts?|pvcs?|persistentvolume[a-z]*|storageclass(?:es)?|volumes?|hpas?|autoscal[a-z]+|taints?|tolerations?|sidecars?|probes?|liveness|readiness|crash ?loop[a-z]*|oom[a-z]*|evict[a-z]*|drain|cordon|rollouts?|rollbacks?|canary|prometheus|grafana|alert(?:s|manager)?|loki|opentelemetry|jaeger|metrics|logs?|traces?|latency|cpu|gpus?|memory|disk|vms?|virtualmachines?|kubevirt|edge|tenants?|vault|secrets?|certificates?|tls|dns|coredns|load ?balancers?|gateways?|endpoints?|services?|ports?|postgres[a-z]*|mysql|redis|kafka|rabbitmq|nginx|aws|azure|gcp|ec2|s3|ci/cd|pipelines?|jenkins|github|gitlab|git|deploy[a-z]*|staging|production|prod|outage|incident|runbooks?|backups?|snapshots?|upgrade|patch|scale|restart(?:s|ed)?|api ?server|admission|webhooks?|polic(?:y|ies)|audit|dockerfile|commits?|sha256|base64|annotations?|resourceversion|buckets?|repositor(?:y|ies)|mongodb|json|api|https?|uri|ipv4|config(?:uration|urations|s)?|environment variables?|env|entrypoint|cli|metric|events|dashboards?|ssh|velero|knative|machine ?(?:sets?|configs?|pools?)|custom resource|read-only|finops|costs?|budgets?)\b`, prompt.text)
