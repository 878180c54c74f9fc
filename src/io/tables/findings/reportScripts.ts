import type { FindingLedger } from "./findingLedger.js";

/** A letter of another script than Latin. */
const OTHER_SCRIPT =
  /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

/** Says that names hold letters of other scripts, for readers who did not expect any; they are kept as they are. */
export function reportScripts(
  file: string,
  names: readonly (string | null)[],
  ledger: FindingLedger,
): void {
  const found = new Set(
    names.filter((name) => name !== null && OTHER_SCRIPT.test(name)),
  );
  const [first] = found;
  if (first == null) return;
  ledger.notice(
    "NON_LATIN_NAMES",
    { file, value: first },
    `${String(found.size)} names in ${file} hold letters that are not Latin, ${first} for one; they are kept as they are.`,
    "Nothing needs to be done.",
  );
}
