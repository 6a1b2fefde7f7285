export { GenerateError, type GenerateErrorCode } from "./analysis/generate-error.js";
export { type AnnotationRef, annotationRefs } from "./check/annotation-refs.js";
export { type CheckOptions, type CheckResult, checkPolicy } from "./check/check.js";
export type { Query } from "./check/check-query.js";
export type { CheckedPolicy, CheckedQuery, RuleTree } from "./check/checked-module.js";
export {
  type DocumentDependencies,
  documentDependencies,
} from "./check/dependencies/document-dependencies.js";
export type { SchemaDocument, SchemaOptions } from "./check/types/schema-set.js";
export {
  type CompileOptions,
  type CompileResult,
  compile,
  type PlacedAnnotations,
  type QueryText,
  type Source,
} from "./compile.js";
export { type Formatted, formatModule } from "./format/format.js";
export { optimisePlan } from "./optimiser/optimise-plan.js";
export type { PlanVariable } from "./planner/author-variables.js";
export {
  type RequiredCapabilities,
  requiredCapabilities,
} from "./required-capabilities.js";
export type { Diagnostic, DiagnosticCode } from "./source/diagnostic.js";
export {
  type RenderOptions,
  renderDiagnostic,
  renderDiagnosticLine,
  renderDiagnostics,
} from "./source/render.js";
export { SourceFile } from "./source/source-file.js";
export type {
  Annotations,
  Body,
  Expression,
  Location,
  Module,
  RegoVersion,
  Rule,
  Term,
} from "./syntax/ast.js";
export { termJson } from "./syntax/ast-json.js";
export { type ModuleJsonOptions, moduleJson } from "./syntax/module-json.js";
export {
  type ParsedModule,
  type ParseOptions,
  parseModule,
  parseQuery,
  parseTermText as parseTerm,
} from "./syntax/parser.js";
export { printExpression, printModule, printRule, printTerm } from "./syntax/print.js";
export { printAstJson } from "./syntax/print-ast-json.js";
export { readModuleValue } from "./syntax/read-module-value.js";
export { childNodes, isExpression, type Node, ruleNodes, walkNodes } from "./syntax/walk.js";
export { type GenerateOptions, generateWasm } from "./wasm/generate.js";
