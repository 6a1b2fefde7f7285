// A document as Go's decoder sees it before it fills typed fields: aliases followed, merges merged, texts kept.

export type YamlTree = YamlTreeScalar | YamlTreeSequence | YamlTreeMapping;

export type YamlTreeScalar = {
  readonly kind: "scalar";
  /** In UTF-16 units from the start of the text. */
  readonly offset: number;
  readonly type: "null" | "bool" | "int" | "float" | "str" | "timestamp";
  /** As a field of texts takes it: `1.50` is written so. */
  readonly text: string;
  /** As a field of anything takes it; times are texts by RFC 3339. */
  readonly value: null | boolean | number | bigint | string;
};

export type YamlTreeSequence = {
  readonly kind: "sequence";
  readonly offset: number;
  readonly items: readonly YamlTree[];
};

export type YamlTreeMapping = {
  readonly kind: "mapping";
  readonly offset: number;
  readonly entries: readonly YamlTreeEntry[];
  /** Otherwise Go makes a map with keys of any type of it, which few fields take. */
  readonly hasTextKeys: boolean;
};

export type YamlTreeEntry = { readonly key: YamlTreeScalar; readonly value: YamlTree };
