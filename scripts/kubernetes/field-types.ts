// The fields of workloads and of what is inside them, with their types, from Kubernetes' published schema.
import { join } from "node:path";
import ts from "typescript";
import { packageFolder } from "./published-kinds.js";

/** What a field holds: a scalar or an object of its own, alone, in a list, or as the values of a map. */
export type FieldType = {
  readonly holds: "one" | "list" | "map";
  /** `string`, `boolean`, `integer`, `number`, `quantity`, `integer or string`, or the name of a structure. */
  readonly of: string;
};
/** Fields by structure: `{ SecurityContext: { privileged: { holds: "one", of: "boolean" } } }`. */
export type Structures = ReadonlyMap<string, ReadonlyMap<string, FieldType>>;

/** Kinds by the module that declares them; what their `spec` and `metadata` reach is read along. */
export type Root = { readonly module: string; readonly kind: string };

const aliases: ReadonlyMap<string, string> = new Map([
  ["IQuantity", "quantity"],
  ["IIntOrString", "integer or string"],
  ["IIoK8sApimachineryPkgApiResourceQuantity", "quantity"],
  ["IIoK8sApimachineryPkgUtilIntstrIntOrString", "integer or string"],
]);

/** Filled by the API server, never by who writes a manifest. */
const unwritten: ReadonlySet<string> = new Set(["status", "managedFields"]);

export function fieldTypes(roots: readonly Root[]): Structures {
  const folder = packageFolder("kubernetes-models");
  const files = roots.map(({ module, kind }) => join(folder, module, `${kind}.d.ts`));
  const program = ts.createProgram(files, {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
  });
  const reader = new StructureReader(program.getTypeChecker());
  for (const [index, file] of files.entries()) {
    const source = program.getSourceFile(file);
    const name = `I${roots[index]?.kind}`;
    const declared = source?.statements.find(
      (statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === name,
    );
    if (declared === undefined) throw new Error(`${file} declares no ${name}`);
    reader.read(declared as ts.InterfaceDeclaration);
  }
  return reader.structures;
}

class StructureReader {
  readonly structures = new Map<string, Map<string, FieldType>>();
  readonly #checker: ts.TypeChecker;

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  read(declaration: ts.InterfaceDeclaration): string {
    const name = declaration.name.text.slice(1);
    if (this.structures.has(name)) return name;
    const fields = new Map<string, FieldType>();
    this.structures.set(name, fields);
    for (const member of declaration.members) {
      if (!ts.isPropertySignature(member) || member.type === undefined) continue;
      const field = (member.name as ts.StringLiteral).text;
      const type = unwritten.has(field) ? undefined : this.#fieldType(member.type);
      if (type !== undefined) fields.set(field, type);
    }
    return name;
  }

  #fieldType(node: ts.TypeNode): FieldType | undefined {
    if (ts.isTypeReferenceNode(node) && node.typeName.getText() === "Array") {
      return this.#within("list", node.typeArguments?.[0]);
    }
    if (ts.isTypeLiteralNode(node)) {
      const index = node.members.find(ts.isIndexSignatureDeclaration);
      return this.#within("map", index?.type);
    }
    return this.#within("one", node);
  }

  #within(holds: FieldType["holds"], node: ts.TypeNode | undefined): FieldType | undefined {
    const of = node === undefined ? undefined : this.#nameOf(node);
    return of === undefined ? undefined : { holds, of };
  }

  /** `undefined` for what may be anything, such as an embedded document. */
  #nameOf(node: ts.TypeNode): string | undefined {
    if (ts.isTypeReferenceNode(node)) {
      const alias = aliases.get(node.typeName.getText());
      if (alias !== undefined) return alias;
    }
    const type = this.#checker.getTypeFromTypeNode(node);
    const parts = type.isUnion() ? type.types : [type];
    const every = (flag: ts.TypeFlags): boolean => parts.every(({ flags }) => (flags & flag) !== 0);
    if (every(ts.TypeFlags.BooleanLike)) return "boolean";
    if (every(ts.TypeFlags.StringLike)) return "string";
    // Pods and what holds them have no fractions but in quantities.
    if (every(ts.TypeFlags.NumberLike)) return "integer";
    const declared = type.symbol?.declarations?.find(ts.isInterfaceDeclaration);
    if (declared === undefined || !declared.name.text.startsWith("I")) return undefined;
    return this.read(declared);
  }
}
