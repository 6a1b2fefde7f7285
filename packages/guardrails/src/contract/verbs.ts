// The verbs that actions may have, by what they do; `policies-rego/lib/action` judges by the same ones.

/** What a verb does to its resource. */
export type VerbClass = keyof typeof verbsByClass;

/** Squeezed, as in `squeezeVerb`. */
export const verbsByClass = {
  read: words(`
    get list watch describe read show view search find query inspect logs log status top diff explain head options count
    compare validate check preview plan download fetch export version apiresources clusterinfo wait select pull ls cat
    tail stat lint scan render template verify`),
  write: words(`
    create update patch apply put post set edit replace add attach detach install upgrade rollback restart rollout
    deploy redeploy enable disable scale autoscale resize annotate label taint cordon uncordon drain exec portforward
    cp run start stop pause resume suspend provision import clone copy move rename restore backup approve bind grant
    revoke rotate renew reset register publish upload write execute sync migrate expose impersonate escalate debug
    repave mute ssh proxy promote send login logout reboot insert call invoke open close push merge commit build test
    mkdir chmod chown mv touch tag trigger assign unassign mount unmount untaint unlabel reconcile reload refresh
    schedule submit init configure lock unlock save store connect shutdown`),
  delete: words(`
    delete deletecollection deleteall remove rm del destroy uninstall purge terminate prune drop kill evict wipe erase
    truncate deregister unregister forcedelete rmdir flush`),
} as const;

/** Every verb that an action may have. */
export const verbs: readonly [string, ...string[]] = [
  ...verbsByClass.read,
  ...verbsByClass.write,
  ...verbsByClass.delete,
] as string[] as [string, ...string[]];

/** Lower case, without white space and separators, so that `Delete-Collection ` is `deletecollection`. */
export function squeezeVerb(verb: string): string {
  return verb
    .trim()
    .toLowerCase()
    .replaceAll(/[-_ .]/g, "");
}

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
