// What to do about each mistake: one table, asked for what the stage that found it did not explain itself.
import type { Diagnostic, DiagnosticCode } from "./diagnostic.js";

/** A message, as a pattern, and what to do about it. The first that fits counts; special ones come first. */
type Entry = readonly [message: RegExp, help: string];

const syntaxHelp: readonly Entry[] = [
  [
    /^illegal escape sequence/,
    'escapes are \\", \\\\, \\/, \\b, \\f, \\n, \\r, \\t and \\u0000; or use a raw string: `…`',
  ],
  [
    /^non-terminated string/,
    'end the string with `"` on the same line; raw strings between backticks may span lines',
  ],
  [/^non-terminated expression/, "close the parenthesis with `)`"],
  [
    /^non-terminated (set|object)|^unexpected .*: non-terminated (set|object)/,
    "separate members with `,` and close with `}`",
  ],
  [
    /^illegal (null|utf-8|byte-order|non-breaking)/,
    "save the file as plain UTF-8 text and remove the character",
  ],
  [/^illegal ! character/, "negate an expression with `not`; compare with `!=`"],
  [/^illegal \$ character/, 'template strings are written `$"… {expression} …"`'],
  [
    /^illegal (number|token)|^expected (fraction|exponent)|invalid float|without leading zero|^number too big|expected number/,
    "write numbers as JSON does, e.g. `10`, `0.5` or `1e3`",
  ],
  [
    /^illegal string literal|^illegal template-string part/,
    "check the escapes of the string, or use a raw string: `…`",
  ],
  [/^illegal ref/, "assign the value to a variable, and look into that"],
  [/^illegal default rule \(value/, "the value of a default rule may only hold constants and comprehensions"],
  [/^illegal default rule/, "the args of a default function are distinct variables"],
  [/found empty body/, "write `true` if there is nothing to check"],
  [/recursion depth exceeded/, "move inner expressions to rules of their own"],
  [
    /template-string|template string/,
    "between the braces stands one expression that has a value; assign it to a variable first",
  ],
  [/^empty parenthesized group|close parenthesized group/, "write an expression between `(` and `)`"],
  [/imports? cannot be aliased/, "remove the `as …`"],
  [/^unexpected import alias/, "choose a name other than `input` and `data`"],
  [
    /^invalid import|unexpected keyword, must be one of/,
    "write `import rego.v1`, or `import future.keywords.in`",
  ],
  [/^expected path|expecting (var|string)/, "an import names a path, e.g. `import data.library.names`"],
  [/^expected else|else value term or rule body/, "write `else := value if { … }`, or `else if { … }`"],
  [/^else keyword cannot/, "write several rules whose bodies exclude each other"],
  [
    /^invalid rule head|^(?:(?!rule head ref ).)*rule head ref .* invalid|cannot be used for rule name/,
    "a rule starts with its name: `name if { … }`, `name := value` or `name contains value if { … }`",
  ],
  [/expected with target path|expected as keyword/, "write `with input.path as value`"],
  [
    /expected `?x(, y|\[, y\])? in|domain|expected (key|value) to be|missing body/,
    "write `every value in collection { … }`, or `some value in collection`",
  ],
  [
    /expected var|expected ident/,
    "a name is made of letters, digits and `_`, starts with no digit, and is no keyword",
  ],
  [/illegal negation/, "write the negation inside the body: `every x in xs { not … }`"],
  [
    /expected (default )?rule (key|value) term|expected function value term|rule body expected|contains keyword can only/,
    "write `name := value if { … }`, or `name contains value if { … }`",
  ],
  [/expected one term/, "write a single value"],
  [/expected "[,:]"|expected \[/, "check the commas and colons, and that each bracket is closed"],
  [/^unexpected eof/, "something is not finished: check that each bracket and string is closed"],
  [/^unexpected .* keyword/, "a keyword cannot stand here; choose another name, or check what is before it"],
  [/^unexpected ([})\]]|assign|:=)/, "a value is missing before it, or a bracket has no partner"],
  [/^unexpected /, "this cannot stand here: check what is just before it, and that each bracket is closed"],
];

const compileHelp: readonly Entry[] = [
  [/^undefined schema/, "name a file below the directory of `--schema`: `schema.a.b` is `a/b.json`"],
  [
    /^(unable to compile the schema|type checking)/,
    "write the schema as JSON Schema has it; references stay within it",
  ],
  [/annotation redeclared/, "merge the two METADATA blocks"],
  [
    /^undefined function/,
    "define the function, or import its package; `palisade capabilities` lists the built-in ones",
  ],
  [/arity|too (many|few) arguments/, "pass as many args as the function declares"],
  [/^match error/, "the two sides are never equal; compare values of the same type"],
  [/invalid argument/, "pass values of the types wanted, e.g. by `to_number`, `sprintf` or `json.marshal`"],
  [/used as reference, not called/, "call the function with its args: `name(…)`"],
  [/^undefined ref/, "check the spelling of the path, and what the value is made of"],
  [/used as value/, "the call gives no value: let it stand on a line of its own"],
  [
    /^(?:(?!conflicts with rule ).)*conflicts with rule .* defined at/,
    "rename the rule or the package: a path is either of them",
  ],
  [/conflicts with/, "rename one of them: no rule can define what is below another one's value"],
  [/^conflicting rules/, "rules of one name are of one kind, and take as many args; rename the others"],
  [/^multiple default rules/, "keep one of the defaults"],
  [/is undeclared/, "give the variable a value before it is used"],
  [
    /is unsafe/,
    "give every variable a value in a positive expression of the body, e.g. with `some x in …` or `x := …`",
  ],
  [/^with keyword target/, "write `with input…`, `with data…`, or the name of a function"],
  [/partially replace virtual/, "replace the whole rule, and give it the value that it is to have"],
  [/^with keyword replacing/, "call the function by a rule of your own, and replace that rule"],
  [
    /cannot assign vars inside|rule arguments cannot contain calls/,
    "assign to a variable in the body, on a line of its own",
  ],
  [/^cannot assign to/, "on the left of `:=` stands a variable, or an array or object of variables"],
  [
    /(declared|assigned|referenced|used) (above|before)|redeclared/,
    "choose another name, or compare with `==`",
  ],
  [/shadowed/, "choose another name for the variable that hides the function"],
  [/^import must not shadow/, "remove one of the imports, or rename it with `as`"],
  [/must not shadow/, "choose another name: `input` and `data` are the documents themselves"],
  [/unused/, "remove it, or use it"],
  [/^deprecated built-in/, "use the function that the reference names in its place"],
  [/relation built-in/, "enumerate the relation in the body: `some x; walk(value, x)`"],
  [/is recursive/, "split the rule, so that none needs its own result"],
  [/must be ground/, "write constants in the path, or compute the whole value first"],
];

/** For messages that no table knows yet; the tests allow none. */
export const lastHelp: Readonly<Record<DiagnosticCode, string>> = {
  rego_parse_error: "check what is written here and just before it: brackets, commas, keywords",
  rego_compile_error: "change the rule as the message says",
  rego_unsafe_var_error: "give the variable a value in the body, e.g. with `some x in …` or `x := …`",
  rego_recursion_error: "split the rule, so that none needs its own result",
  rego_type_error: "compare and pass values of the types wanted",
};

/** With a help line; the one it has, if it has one. */
export function withHelp(diagnostic: Diagnostic): Diagnostic {
  const { code, help, message } = diagnostic;
  if (help !== undefined) return diagnostic;
  const table = code === "rego_parse_error" ? syntaxHelp : compileHelp;
  const known = table.find(([pattern]) => pattern.test(message))?.[1];
  return { ...diagnostic, help: known ?? lastHelp[code] };
}
