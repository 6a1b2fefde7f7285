// The tree of one YAML document, as it was written: aliases lead to their targets, tags are spelled out.

export type Node = ScalarNode | SequenceNode | MappingNode | AliasNode;

export type ScalarNode = {
  readonly kind: "scalar";
  readonly offset: number;
  /** Behind its last character. */
  readonly end: number;
  /** Empty if none was written. */
  readonly tag: string;
  readonly text: string;
  /** Written without quotes, in one line or several; block scalars are not plain. */
  readonly isPlain: boolean;
};

export type SequenceNode = {
  readonly kind: "sequence";
  readonly offset: number;
  readonly items: Node[];
};

export type MappingNode = {
  readonly kind: "mapping";
  readonly offset: number;
  readonly entries: MappingEntry[];
};

export type MappingEntry = { readonly key: Node; readonly value: Node };

export type AliasNode = {
  readonly kind: "alias";
  readonly offset: number;
  readonly end: number;
  readonly name: string;
  readonly target: Exclude<Node, AliasNode>;
};

/** Where a node may stand and none does. */
export function emptyScalar(offset: number): ScalarNode {
  return { kind: "scalar", offset, end: offset, tag: "", text: "", isPlain: true };
}

/** Behind what is first read of a node: a scalar or an alias, else the first thing in a collection. */
export function endOfHead(node: Node): number {
  for (let head = node; ; ) {
    if (head.kind === "scalar" || head.kind === "alias") return head.end;
    const first: Node | undefined = head.kind === "sequence" ? head.items[0] : head.entries[0]?.key;
    if (first === undefined) return head.offset + 1;
    head = first;
  }
}

/** What an alias stands for, and anything else itself. */
export function targetOf(node: Node): Exclude<Node, AliasNode> {
  return node.kind === "alias" ? node.target : node;
}
