package configuration.parameters_of_network_test

import data.configuration.settings.network

# Written out here once more: whoever changes a default changes what is found.
test_the_defaults if {
	network.defaults == {
		"allowed_ingress_classes": ["nginx", "haproxy", "HAProxy", "traefik", "contour", "kong", "alb", "gce", "gce-internal", "azure-application-gateway", "azure/application-gateway", "istio", "cilium", "openshift-default", "ambassador", "skipper"],
		"allowed_external_ips": [],
		"allowed_service_ports": ["1-65535"],
		"sensitive_interfaces": ["argo-server", "argocd-server", "kubernetes-dashboard", "dashboard", "jenkins", "kubeflow", "nifi", "nifi-service", "weave-scope-app", "workflow-service", "minio", "pgadmin", "pgadmin4", "prometheus", "prometheus-deployment", "postgres", "portainer", "rancher"],
	}
}

test_every_default_is_described if {
	object.keys(network.defaults) == object.keys(network.about.custom.properties)
}
