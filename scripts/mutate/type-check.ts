// Whether a changed file still compiles: a language service keeps everything else checked.
import { join, relative } from "node:path";
import ts from "typescript";

export type TypeCheck = (file: string, text: string) => boolean;

/** A check of one file of a folder at a time, with what it imports, against the project's own settings. */
export function createTypeCheck(root: string, folder: string): TypeCheck {
  const configFile = ts.readConfigFile(join(root, "tsconfig.check.json"), ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(configFile.config, ts.sys, root);
  // Tests and other packages are asked by nobody: each of them would be gone through again at every change.
  const asked = fileNames.filter((name) => isAsked(relative(root, name).replaceAll("\\", "/"), folder));
  const changed = new Map<string, { text: string; version: number }>();
  const service = ts.createLanguageService({
    getCompilationSettings: () => ({ ...options, noUnusedLocals: false, noUnusedParameters: false }),
    getScriptFileNames: () => asked,
    getScriptVersion: (name) => String(changed.get(name)?.version ?? 0),
    getScriptSnapshot: (name) => {
      const text = changed.get(name)?.text || ts.sys.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
  return (file, text) => {
    const name = join(root, file);
    const version = (changed.get(name)?.version ?? 0) + 1;
    changed.set(name, { text, version });
    const errors = service.getSyntacticDiagnostics(name).length + service.getSemanticDiagnostics(name).length;
    changed.set(name, { text: "", version: version + 1 });
    return errors === 0;
  };
}

function isAsked(file: string, folder: string): boolean {
  return file.startsWith(`${folder}/`) ? !file.endsWith(".test.ts") : file.endsWith(".d.ts");
}
