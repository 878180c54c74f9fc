import type { Finding, Findings } from "../finding.js";
import type { FindingCode } from "./findingCode.js";

/** Where a finding is. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: string;
  readonly value?: string;
}

/** Collects what one reading finds; it is told file by file, in the order in which they were read, and line by line. */
export interface FindingLedger {
  fault(code: FindingCode, place: Place, message: string, remedy: string): void;
  notice(
    code: FindingCode,
    place: Place,
    message: string,
    remedy: string,
  ): void;
  findings(): Findings;
}

/** Most findings of one code in one file that are listed singly; the rest are counted in one more. */
const MOST_FAULTS = 1000;
const MOST_NOTICES = 50;
const LONGEST_VALUE = 80;

/** An empty ledger. */
export function createLedger(): FindingLedger {
  const faults = createList(MOST_FAULTS);
  const notices = createList(MOST_NOTICES);
  return {
    fault: (code, place, message, remedy) => {
      faults.add({ code, ...written(place), message, remedy });
    },
    notice: (code, place, message, remedy) => {
      notices.add({ code, ...written(place), message, remedy });
    },
    findings: () => ({ faults: faults.all(), notices: notices.all() }),
  };
}

function written({ file, line, column, value }: Place) {
  const short =
    value !== undefined && value.length > LONGEST_VALUE
      ? `${value.slice(0, LONGEST_VALUE)}...`
      : value;
  return {
    file,
    line: line ?? null,
    column: column ?? null,
    value: short ?? null,
  };
}

function createList(most: number): {
  add(finding: Finding): void;
  all(): Finding[];
} {
  const kept: Finding[] = [];
  const counts = new Map<string, number>();
  const firstBeyond = new Map<string, Finding>();
  return {
    add(finding) {
      const kind = `${finding.code} ${finding.file}`;
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      if (count <= most) kept.push(finding);
      else if (!firstBeyond.has(kind)) firstBeyond.set(kind, finding);
    },
    all: () =>
      byPlace(
        kept,
        [...firstBeyond].map(([kind, { code, file, remedy }]) => {
          const more = (counts.get(kind) ?? 0) - most;
          const message = `${String(more)} more of this kind are not listed.`;
          return { code, ...written({ file }), message, remedy };
        }),
      ),
  };
}

/** By file, then by line; what is of a whole file comes before its lines, and what counts the unlisted after them. */
function byPlace(
  listed: readonly Finding[],
  unlisted: readonly Finding[],
): Finding[] {
  const files = [...new Set(listed.map(({ file }) => file))];
  return files.flatMap((file) => [
    ...listed
      .filter((finding) => finding.file === file)
      .sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    ...unlisted.filter((finding) => finding.file === file),
  ]);
}
