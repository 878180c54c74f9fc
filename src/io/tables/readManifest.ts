import { readFile } from "node:fs/promises";
import { TextDecoder } from "node:util";
import type { FormFault } from "../../knowledge/formFaults.js";
import { readForm, shown } from "../../knowledge/formFaults.js";
import type { CohortFolder } from "./cohortFolder.js";
import { locateFile } from "./cohortFolder.js";
import type { FindingLedger } from "./findings/findingLedger.js";
import type { Manifest } from "./manifest.js";
import { MANIFEST } from "./manifest.js";

/** The file that makes a folder a cohort. */
export const MANIFEST_FILE = "cohort.json";

const file = MANIFEST_FILE;

/** Reads and checks cohort.json; null where it cannot be used. `document` is the JSON as it was written. */
export async function readManifest(
  folder: CohortFolder,
  ledger: FindingLedger,
): Promise<{ manifest: Manifest; document: unknown } | null> {
  const text = await readText(folder, ledger);
  if (text === null) return null;
  const document = parseJson(text, ledger);
  if (document === undefined) return null;
  const read = readForm(MANIFEST, document);
  if (read.kind === "whole") return { manifest: read.data, document };
  for (const fault of read.faults) report(fault, ledger);
  return null;
}

async function readText(
  folder: CohortFolder,
  ledger: FindingLedger,
): Promise<string | null> {
  const located = await locateFile(folder, file);
  if (located.kind !== "found") {
    ledger.fault(
      located.kind === "outside" ? "PATH_OUTSIDE" : "MISSING_FILE",
      { file },
      `The folder has no ${file} of its own.`,
      `Write ${file}, or name the folder that holds it.`,
    );
    return null;
  }
  const bytes = await readFile(located.path).catch(() => null);
  if (bytes === null) {
    ledger.fault(
      "UNREADABLE_FILE",
      { file },
      `${file} cannot be read.`,
      "Make the file readable, or copy it again.",
    );
    return null;
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (text.length > 0 && bytes[0] === 0xef && bytes[1] === 0xbb)
      ledger.notice(
        "BOM",
        { file },
        `${file} starts with a byte order mark, which was skipped.`,
        "Nothing needs to be done.",
      );
    return text;
  } catch {
    ledger.fault(
      "NOT_UTF8",
      { file },
      `${file} is not text in UTF-8.`,
      "Save it again in UTF-8.",
    );
    return null;
  }
}

function parseJson(text: string, ledger: FindingLedger): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const position = /at position (\d+)/.exec(message)?.[1];
    const line =
      position === undefined
        ? {}
        : { line: text.slice(0, Number(position)).split("\n").length };
    ledger.fault(
      "NOT_JSON",
      { file, ...line },
      `${file} is not JSON (${message}).`,
      "Correct it: names and texts in double quotes, commas between members, none after the last.",
    );
    return undefined;
  }
}

function report(fault: FormFault, ledger: FindingLedger): void {
  const { path: column, kind, value, demand } = fault;
  if (kind === "unknown")
    return ledger.fault(
      "UNKNOWN_KEY",
      { file, column },
      `${file} has a key ${column}, which means nothing here.`,
      "Remove it, or correct its name.",
    );
  if (kind === "missing")
    return ledger.fault(
      "MISSING_KEY",
      { file, column },
      `${file} has no ${column}.`,
      "Add it.",
    );
  ledger.fault(
    "BAD_VALUE",
    { file, ...(column !== "" && { column }), value: JSON.stringify(value) },
    `${column === "" ? file : column} is ${shown(value)}, and not ${demand}.`,
    `Make it ${demand}.`,
  );
}
