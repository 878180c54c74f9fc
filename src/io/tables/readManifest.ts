import { readFile } from "node:fs/promises";
import { TextDecoder } from "node:util";
import type { z } from "zod";
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
  const parsed = MANIFEST.safeParse(document);
  if (parsed.success) return { manifest: parsed.data, document };
  for (const issue of parsed.error.issues) report(issue, document, ledger);
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

function report(
  issue: z.core.$ZodIssue,
  document: unknown,
  ledger: FindingLedger,
): void {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    for (const key of issue.keys)
      ledger.fault(
        "UNKNOWN_KEY",
        { file, column: [...path, key].join(".") },
        `${file} has a key ${[...path, key].join(".")}, which means nothing here.`,
        "Remove it, or correct its name.",
      );
    return;
  }
  const column = path.join(".");
  const value = valueAt(document, issue.path);
  if (value === undefined && column !== "")
    return ledger.fault(
      "MISSING_KEY",
      { file, column },
      `${file} has no ${column}.`,
      "Add it.",
    );
  const demand = demandOf(issue);
  ledger.fault(
    "BAD_VALUE",
    { file, ...(column !== "" && { column }), value: JSON.stringify(value) },
    `${column === "" ? file : column} is ${shown(value)}, and not ${demand}.`,
    `Make it ${demand}.`,
  );
}

/** Longest part of a value that a message shows. */
const SHOWN = 40;

function shown(value: unknown): string {
  const json = JSON.stringify(value);
  return json.length > SHOWN ? `${json.slice(0, SHOWN)}...` : json;
}

const TYPES: Readonly<Record<string, string>> = {
  string: "a text",
  array: "a list",
  object: "an object with names and values",
  record: "an object with names and values",
};

/** What a place of cohort.json must be, in plain words. */
function demandOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_value")
    return `one of ${issue.values.map(String).join(", ")}`;
  if (issue.code === "invalid_type")
    return TYPES[issue.expected] ?? "what it must be";
  return issue.code === "custom" ? issue.message : "what it must be";
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, key)
        ? Reflect.get(value, key)
        : undefined,
    document,
  );
}
