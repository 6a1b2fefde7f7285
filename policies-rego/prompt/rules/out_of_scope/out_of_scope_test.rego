package prompt.rules.out_of_scope_test

import data.prompt.rules.out_of_scope

outside(text) if count(out_of_scope.findings) > 0 with input as {"channel": "prompt", "normalized": {"text": text}}

test_other_matters_are_found if {
	outside("what is a good recipe for dinner tonight?")
	outside("why did the romans build such straight roads?")
}

test_operations_pass if {
	not outside("how many pods are running in namespace shop?")
	not outside("which of our clusters costs the most at night?")
	not outside("why is checkout slow since the last deployment?")
	not outside("what is wrong with my-app-52 since yesterday evening?")
	not outside("what may the field restart_policy hold at all?")
	not outside("where does `set -e` come from at all?")
	not outside("what is wrong with web-0 since yesterday evening?")
	not outside("who may see what is in team/pods at all?")
	not outside("what do pod-names look like in that place?")
	not outside("is there a load balancer in front of it?")
	not outside("why did kubelet-17 give up so early?")
}

test_findings_have_a_message_and_a_place if {
	out_of_scope.findings == {{
		"at": "/normalized/text",
		"message": "nothing in the text is about infrastructure",
	}} with input as {"channel": "prompt", "normalized": {"text": "what is a good recipe for dinner?"}}
}

asking(word) := concat(" ", ["what should become of", word, "by then"])

test_every_term_passes_on_its_own if {
	outside(asking("it"))
	every term in terms {
		not outside(asking(term))
	}
}

test_every_term_of_more_than_one_word if {
	every phrase in [
		"load balancer", "environment variable", "custom resource", "machine set", "machine pool", "crash loop",
		"stateful set", "daemon set", "apps/v1", "api server", "machine config", "persistent volume", "service account",
		"config map",
	] {
		not outside(asking(phrase))
		not outside(asking(concat("", [phrase, "s"])))
	}
	every half in ["load", "balancer", "environment", "custom", "machine", "crash", "loop", "set", "apps"] {
		outside(asking(half))
	}
}

test_every_beginning if {
	every word in [
		"kubernetes", "kubevirt", "postgresql", "deployments", "deploying", "oom-killed", "oomkilled", "evicted", "eviction",
		"crashloopbackoff", "autoscaler", "kustomization", "persistentvolumeclaims", "spec.replicas", "metadata.labels",
		"status.phase", "https",
	] {
		not outside(asking(word))
	}
}

test_marks_around_a_word_are_not_its_own if {
	every mark in split("-.:,;?!()[]{}\"'=<>|/*#", "") {
		not outside(asking(concat("", [mark, "pods", mark])))
	}
	outside(asking("~pods~"))
}

test_a_number_alone_is_no_name if {
	outside("what had happened in france by 1848 or so?")
	outside(asking("web-0~"))
	outside(asking("web-0a"))
}

test_from_five_words_on_a_text_has_a_topic if {
	outside("what is a good recipe")
	not outside("what about good recipes")
}

test_a_text_begins_with_its_first_character_and_ends_after_4000 if {
	many := concat("", ["why " | some _ in numbers.range(1, 998)])
	not outside(concat("", [many, "what dns"]))
	outside(concat("", [many, "whats dns"]))
	not outside("dns is what this was about")
}

terms := [
	"admission", "aks", "alert", "alertmanager", "annotation", "ansible", "api", "argo", "argocd", "audit", "aws",
	"azure", "backup", "base64", "bucket", "budget", "canary", "certificate", "chart", "ci", "cli", "cluster",
	"clusterrole", "commit", "config", "configmap", "configuration", "container", "cordon", "cordoned", "coredns",
	"cost", "cpu", "crd", "cronjob", "daemonset", "dashboard", "disk", "dns", "docker", "dockerfile", "drain",
	"drained", "ec2", "edge", "egress", "eks", "endpoint", "entrypoint", "env", "envoy", "etcd", "events", "finops",
	"gateway", "gcp", "git", "github", "gitlab", "gke", "gpu", "grafana", "helm", "hpa", "http", "image",
	"incident", "ingress", "ingresses", "ipv4", "istio", "jaeger", "jenkins", "json", "k8s", "kafka", "knative",
	"latency", "liveness", "loadbalancer", "log", "loki", "machineconfig", "machinepool", "machineset", "manifest",
	"memory", "metric", "mongodb", "mysql", "namespace", "nginx", "node", "openshift", "opentelemetry", "operator",
	"outage", "palette", "patch", "pipeline", "pod", "policies", "policy", "port", "probe", "prod", "production",
	"prometheus", "pvc", "rabbitmq", "rancher", "rbac", "read-only", "readiness", "redis", "registries", "registry",
	"replica", "replicaset", "repositories", "repository", "resourceversion", "restart", "restarted", "rolebinding",
	"rollback", "rollout", "runbook", "s3", "scale", "secret", "service", "serviceaccount", "sha256", "sidecar",
	"snapshot", "ssh", "staging", "statefulset", "storageclass", "storageclasses", "taint", "tenant", "terraform",
	"tls", "toleration", "trace", "upgrade", "uri", "vault", "velero", "virtualmachine", "vm", "volume", "webhook",
	"yaml",
]

test_the_beginning_of_a_long_text_counts if {
	long := concat(" ", ["recipe" | some _ in numbers.range(1, 1000)])
	outside(concat(" ", [long, "pods"]))
	not outside(concat(" ", ["pods", long]))
}

test_short_answers_pass if not outside("yes, do that please")

test_users_add_topics if {
	not outside("what is a good recipe for dinner tonight?") with data.parameters.prompt.topics as ["Recipe"]
	outside("what is a good recipe for dinner tonight?") with data.parameters.prompt.topics as ["Cooking"]
}

test_the_output_of_tools_passes if {
	out_of_scope.findings == set() with input as {
		"channel": "tool-output",
		"normalized": {"text": "what is a good recipe for dinner tonight?"},
	}
}

test_odd_types_pass_here if out_of_scope.findings == set() with input as {"normalized": {"text": 3}}

test_says_all_about_itself if {
	out_of_scope.about.title == "Outside the assistant's scope"
	object.remove(out_of_scope.about.custom, ["examples", "parameters"]) == {
		"subjects": ["prompt"],
		"id": "PROMPT-OUT-OF-SCOPE", "severity": "info", "effect": "allow",
		"remedy": "Ask about clusters, workloads, profiles or costs, or add the topic to `topics`",
		"controls": [],
	}
}

test_a_score_decides_where_there_is_one if {
	scored := {"channel": "prompt", "normalized": {"text": "how many pods run in this cluster now?"}, "signals": {"topic": {"points": 60}}}
	count(out_of_scope.findings) == 1 with input as scored with data.parameters.prompt as {"topic_score": 60}
	count(out_of_scope.findings) == 0 with input as scored with data.parameters.prompt as {"topic_score": 61}

	# Words do not count any more, in either direction; topics of one's own do.
	other := object.union(scored, {"normalized": {"text": "what is a good recipe for dinner tonight?"}})
	count(out_of_scope.findings) == 0 with input as other with data.parameters.prompt as {"topic_score": 61}
	count(out_of_scope.findings) == 0 with input as other with data.parameters.prompt as {"topic_score": 60, "topics": ["recipe"]}
	count(out_of_scope.findings) == 0 with input as object.union(scored, {"channel": "tool-output"}) with data.parameters.prompt as {"topic_score": 60}
}
