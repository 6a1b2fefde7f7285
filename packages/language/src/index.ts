// The public surface, line by line.

export type { Budget, BuiltinContext } from "./builtins/builtin-context.js";
export { BuiltinError, type BuiltinErrorCode, HaltError } from "./builtins/builtin-error.js";
export { callBuiltin, stepsOfCall } from "./builtins/call-builtin.js";
export { declaredFunction, type FunctionDeclaration, providedFunction } from "./builtins/custom-function.js";
export {
  type Builtin,
  type BuiltinDeclaration,
  type BuiltinExample,
  type Capability,
  defineBuiltin,
} from "./builtins/define-builtin.js";
export { builtins } from "./builtins/index.js";
export { codePointCount } from "./builtins/support/code-points.js";
export { matchesGlob, parseGlob } from "./builtins/support/glob-pattern.js";
export { type BuiltinCapability, type Capabilities, capabilities } from "./capabilities.js";
export { escapeJson, escapeLines, escapeText, escapeXml, withoutLogCommands } from "./escape-text.js";
export { opaRelease } from "./opa-release.js";
export type {
  Block,
  Local,
  Operand,
  Plan,
  PlanEntrypoint,
  PlanFunction,
  PlanLocation,
  PlanStatic,
  Statement,
  StatementBody,
  StatementKind,
} from "./plan/plan.js";
export { PlanError } from "./plan/plan-error.js";
export { readPlan, writePlan } from "./plan/plan-json.js";
export { printPlan, printStatement } from "./plan/print-plan.js";
export {
  type Field,
  type FieldRole,
  fieldsOf,
  type StatementOf,
  statementFields,
} from "./plan/statement-fields.js";
export { validatePlan } from "./plan/validate-plan.js";
export { blocksOf, localsOf, replaceBlocks, statementsOf, statementsOfPlan } from "./plan/visit.js";
export { isAssignable } from "./types/assignable.js";
export { isAny, printType } from "./types/print-type.js";
export { type DynamicProperties, type StaticProperty, type Type, t } from "./types/type.js";
export {
  arrayType,
  isEmptyCollection,
  keysOf,
  objectType,
  selectKey,
  unionOf,
  valuesOf,
} from "./types/type-algebra.js";
export { hasUnknown, unknownType, withoutUnknown } from "./types/unknown-type.js";
export {
  ArithmeticError,
  absolute,
  add,
  divide,
  multiply,
  remainder,
  subtract,
} from "./values/arithmetic.js";
export { canonicalDigest, canonicalJson, isLostInDoubles } from "./values/canonical-json.js";
export { RegoObject, RegoSet } from "./values/collections.js";
export { compare, isEqual } from "./values/compare.js";
export { copyValue } from "./values/copy-value.js";
export { digitCount } from "./values/digit-count.js";
export {
  ConversionError,
  setProperty,
  valueFromJavaScript,
  valueToJavaScript,
} from "./values/javascript.js";
export {
  JsonError,
  jsonTextAt,
  maximumDepth,
  type ParseJsonOptions,
  parseJson,
  printJson,
} from "./values/json.js";
export { escapePointer, pointerSteps } from "./values/json-pointer.js";
export { isArray, isNumber, isObject, isSet, kindOf } from "./values/kind.js";
export {
  canonicalNumber,
  compareNumbers,
  DecimalNumber,
  decimalParts,
  exactInteger,
  isNumberText,
  nearestDouble,
  numberFromBigInt,
  numberFromText,
  numberText,
} from "./values/number.js";
export { quote, regoText } from "./values/rego-text.js";
export { decodeUtf8, encodeUtf8, wellFormed } from "./values/utf8.js";
export type { ArrayValue, NumberValue, Value, ValueKind } from "./values/value.js";
export {
  type AbortCode,
  abiVersion,
  abortMessages,
  extensionExports,
  layoutVersion,
  moduleExports,
  moduleImports,
} from "./wasm-abi.js";
export { ByteWriter } from "./wasm-binary/byte-writer.js";
export { WasmBytes, type WasmBytesFault } from "./wasm-binary/wasm-bytes.js";
export * as wasmLayout from "./wasm-layout.js";
export { xmlAttributes, xmlContent } from "./xml-text.js";
export type { YamlComment } from "./yaml/comments.js";
export type { YamlDocument, YamlProblem, YamlReading, YamlRegion } from "./yaml/document.js";
export type { YamlPlace } from "./yaml/places.js";
export { manifestExtents } from "./yaml/read-manifest-stream.js";
export { maximumManifestBytes, readYaml, type YamlOptions } from "./yaml/read-yaml.js";
export { readYamlTree, type YamlTreeOptions, type YamlTreeReading } from "./yaml/read-yaml-tree.js";
export { ReadingMemory } from "./yaml/reading-memory.js";
export type {
  YamlTree,
  YamlTreeEntry,
  YamlTreeMapping,
  YamlTreeScalar,
  YamlTreeSequence,
} from "./yaml/tree.js";
export type { YamlProblemCode } from "./yaml/yaml-error.js";
