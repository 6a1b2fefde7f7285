import { createPaletteClient, connectPalette } from "@palisade/palette";
import { startDemoTenant } from "@palisade/palette/demo";
import { gatherCluster } from "/work/wt/doctor/packages/agents/src/doctor/gather/gather-cluster.js";
const demo = await startDemoTenant();
const c = connectPalette({ baseUrl: demo.url, apiKey: demo.apiKey });
const p = createPaletteClient(c);
for (const proj of await p.tenant.projects()) {
  const q = p.inProject(proj.uid!);
  const { items } = await q.clusters.search({includeDeleted:false}).collect();
  for (const i of items) { const s = await gatherCluster(q, i.metadata.uid); console.log(i.metadata.name, s.events?.length, s.machines?.length, s.metrics?.map(m=>m.kind+m.points.length).join(), JSON.stringify(s.notes), JSON.stringify(s.drift?.flatMap(d=>[d.isGone, ...d.differences])), JSON.stringify(s.repave?.status)); }
}
await c.close(); await demo.close();
