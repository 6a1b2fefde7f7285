// A Pod with one finding that nobody can overlook, at line 10 of its text.

/** `security` takes the place of what makes it privileged. */
export function privilegedPod(name: string, security = "privileged: true"): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
spec:
  containers:
  - name: app
    image: nginx
    securityContext:
      ${security}
`;
}
