# METADATA
# title: Parameters of the rules about networks
# custom:
#   properties:
#     allowed_ingress_classes:
#       type: array
#       items: {type: string}
#       description: Classes that an Ingress may have.
#     allowed_external_ips:
#       type: array
#       items: {type: string}
#       description: External addresses that Services may answer for.
#     allowed_service_ports:
#       type: array
#       items: {type: string}
#       description: Ports that Services may have, alone or as ranges.
#     sensitive_interfaces:
#       type: array
#       items: {type: string}
#       description: Workloads and images that are consoles, and no business of the internet.
package configuration.settings.network

about := rego.metadata.chain()[1].annotations

defaults := {
	"allowed_ingress_classes": [
		"nginx",
		"haproxy",
		"HAProxy",
		"traefik",
		"contour",
		"kong",
		"alb",
		"gce",
		"gce-internal",
		"azure-application-gateway",
		"azure/application-gateway",
		"istio",
		"cilium",
		"openshift-default",
		"ambassador",
		"skipper",
	],
	"allowed_external_ips": [],
	"allowed_service_ports": ["1-65535"],
	"sensitive_interfaces": [
		"argo-server",
		"argocd-server",
		"kubernetes-dashboard",
		"dashboard",
		"jenkins",
		"kubeflow",
		"nifi",
		"nifi-service",
		"weave-scope-app",
		"workflow-service",
		"minio",
		"pgadmin",
		"pgadmin4",
		"prometheus",
		"prometheus-deployment",
		"postgres",
		"portainer",
		"rancher",
	],
}
