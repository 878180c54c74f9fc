/** Whether a tumour's microsatellites are unstable. Low instability counts as stable. @source Boland 1998, PMID 9823339 */
export type Microsatellites = "high" | "stable";

/** How tables of patients head the column: `msi`, `MSI_status`, `msi.status`, `MsiStatus`. */
const HEADED = /^msi[ ._-]?(status)?$/i;

const WORDS: Readonly<Record<Microsatellites, RegExp>> = {
  high: /^(msi|msi[ _-]?h(igh)?|high|dmmr|yes|unstable|instable)$/i,
  stable: /^(mss|msi[ _-]?l(ow)?|low|pmmr|no|stable)$/i,
};

const UNKNOWN =
  /^(|-|na|n\/a|nan|unknown|indeterminate|not (tested|available)|\[.*\])$/i;

/** A status as a table of patients gives it, and what it says. */
export interface StatedStatus {
  readonly column: string;
  readonly text: string;
  /** null where it is not known, or the text cannot be read. */
  readonly status: Microsatellites | null;
  /** Whether the text says neither what it is nor that it is not known. */
  readonly unread: boolean;
}

/** Microsatellite status among the attributes of a patient, by the first column so headed; null where there is none. */
export function microsatellitesOf(
  attributes: Readonly<Record<string, string>>,
): StatedStatus | null {
  const found = Object.entries(attributes).find(([name]) => HEADED.test(name));
  if (found === undefined) return null;
  const [column, written] = found;
  const text = written.trim();
  const status = WORDS.high.test(text)
    ? "high"
    : WORDS.stable.test(text)
      ? "stable"
      : null;
  return {
    column,
    text,
    status,
    unread: status === null && !UNKNOWN.test(text),
  };
}
