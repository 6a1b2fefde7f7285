// Every program that is known, with what reads its command line.
import type { ProgramReader } from "../shell/command.js";
import { curl, wget } from "./curl.js";
import { databases } from "./databases.js";
import { fileReaders } from "./files.js";
import { filterReaders } from "./filters.js";
import { helm } from "./helm.js";
import { kubectl } from "./kubectl.js";
import { otherTools } from "./other-tools.js";
import { palette } from "./palette.js";
import { shells } from "./shells.js";
import { terraform } from "./terraform.js";
import { wrapperReaders } from "./wrappers.js";

export const programs: Readonly<Record<string, ProgramReader>> = {
  ...filterReaders,
  ...fileReaders,
  ...shells,
  ...wrapperReaders,
  ...otherTools,
  ...databases,
  kubectl,
  helm,
  terraform,
  palette,
  curl,
  wget,
};
