// Words that hold sentences together and ask for nothing.

const fillers = new Set(
  "a an the and or of for to in on at by with from as is are be been was it its we us our you your they them their this that these those there here i my me need needs needed want wants wanted would like should must have has had having will can could may might please some any all each every one more most very much many also too so then than when where which who whose what how if while into onto up out over under only just no not do does did make makes run runs running use uses using used put kept keep own get gets give gives let lets per about around across between within without through new set setup build cluster clusters kubernetes k8s platform environment system systems workload workloads application applications app apps service services project team teams something somewhere someone thing things recommend recommended recommendation suggest profile profiles pack packs best good well right small big large production staging development test dev prod der die das ein eine einen einem einer und oder mit für von in im auf zu wir brauchen ist sind soll sollen muss müssen".split(
    " ",
  ),
);

export const isFiller = (word: string): boolean => fillers.has(word);
