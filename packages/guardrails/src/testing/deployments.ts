// Deployments of which every second one violates what it can: the large set of tests and benchmarks.

/** The text of one, as files have it. */
export function deployment(number: number): string {
  const isBad = number % 2 === 1;
  const user = isBad ? "runAsUser: 0" : "runAsUser: 1000\n            capabilities: {drop: [ALL]}";
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web-${number}
  namespace: team-${number % 50}
  labels:
    app: web-${number}
    team: team-${number % 50}
spec:
  replicas: 3
  selector:
    matchLabels:
      app: web-${number}
  template:
    metadata:
      labels:
        app: web-${number}
    spec:
      automountServiceAccountToken: ${isBad}
      securityContext:
        runAsNonRoot: ${!isBad}
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: app
          image: registry.example.org/web${isBad ? "" : `:1.4.${number}`}
          ports:
            - containerPort: 8080
          env:
            - name: LOG_LEVEL
              value: info
          securityContext:
            privileged: ${isBad}
            allowPrivilegeEscalation: ${isBad}
            readOnlyRootFilesystem: ${!isBad}
            ${user}
          resources:
            limits:
              cpu: "1"
              memory: 128Mi
            requests:
              cpu: 100m
              memory: 64Mi
          readinessProbe:
            httpGet:
              path: /ready
              port: 8080
`;
}
