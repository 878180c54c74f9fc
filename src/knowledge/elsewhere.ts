import { benjaminiHochberg } from "../science/stats/benjaminiHochberg.js";
import type { EvidenceItem, EvidenceLine } from "./evidence.js";

/** The criteria that a link must meet in another cohort as it does here, each with the kind of item it reads. */
export const LEGS = {
  learnable: "heldOutCorrelation",
  located: "locatedContrast",
  present: "presentCorrelation",
} as const;

/** Names of whom and what a cohort is of; withdrawn ones left out. */
export interface Members {
  /** Pseudonyms. */
  readonly patients: ReadonlySet<string>;
  /** Hashes of the files of slides. */
  readonly slides: ReadonlySet<string>;
}

/** What is claimed of the same genes and morphology in one cohort. */
export interface CohortClaim extends Members {
  /** Id of the Cohort. */
  readonly cohort: string;
  /** What the cohort calls itself. */
  readonly name: string;
  /** Id of the Claim. */
  readonly claim: string;
  readonly direction: "HIGHER" | "LOWER";
  /** The head's lines of the three legs. */
  readonly legs: readonly EvidenceLine[];
  /** Whether a withdrawal reaches one of them. */
  readonly fallen: boolean;
  /** The least size of the log when a Step began that the legs came from. */
  readonly earliest: number;
}

/** What one other cohort says. */
export interface Elsewhere extends Pick<
  CohortClaim,
  "cohort" | "name" | "claim"
> {
  readonly item: EvidenceItem;
  /** Ids of the lines that it is taken from. */
  readonly legs: readonly string[];
}

/** A cohort that was looked at and says nothing that counts. */
export interface LeftOut extends Pick<
  CohortClaim,
  "cohort" | "name" | "claim"
> {
  readonly reason: string;
}

/** What other cohorts say of a claim. */
export interface Comparison {
  readonly found: readonly Elsewhere[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Reads what the same claim came to in other cohorts: one item for each, positive where it points the way that is claimed
 * here. Its p is the largest of the three legs', since all three must hold there (intersection-union); q counts the cohorts.
 * Evidence of the same patients counts once: what shares any with the claim's own cohort, or with one before it, is left out.
 * @param others in the order in which they have precedence
 * @param registered places in the log of protocols that must precede all evidence, or a verdict under them would be
 *   exploratory from now on
 * @source Berger 1982, doi:10.1080/00401706.1982.10487790 (intersection-union)
 */
export function compareElsewhere(
  own: Members & Pick<CohortClaim, "direction">,
  others: readonly CohortClaim[],
  registered: readonly number[],
): Comparison {
  const found: Elsewhere[] = [];
  const leftOut: LeftOut[] = [];
  const counted: Members[] = [own];
  for (const other of others) {
    const { cohort, name, claim } = other;
    const item = itemOf(own, other);
    const reason =
      whyNot(other, registered) ??
      counted.map((one) => shared(one, other)).find((why) => why !== null) ??
      (item === null ? NOT_MEASURED : null);
    if (reason !== null || item === null)
      leftOut.push({ cohort, name, claim, reason: reason ?? NOT_MEASURED });
    else {
      counted.push(other);
      found.push({ cohort, name, claim, item, legs: idsOf(other) });
    }
  }
  const q = benjaminiHochberg(found.map(({ item }) => item.p ?? 1));
  return {
    found: found.map((one, i) => ({
      ...one,
      item: { ...one.item, q: q[i]! },
    })),
    leftOut,
  };
}

const NOT_MEASURED =
  "not all of learnable, located and present were measured there; discover that cohort";

const idsOf = ({ legs }: CohortClaim): string[] =>
  legs.map(({ id }) => id).sort();

function whyNot(
  { fallen, earliest }: CohortClaim,
  registered: readonly number[],
): string | null {
  if (fallen)
    return "a withdrawal reaches its evidence; discover that cohort again, without what is withdrawn";
  return registered.every((place) => place < earliest)
    ? null
    : "its evidence began before the claim's protocol was registered, so that a verdict on it would be exploratory; take a cohort that was discovered since";
}

/** Names told of what is shared; more are counted. */
const MOST_NAMES = 3;

function shared(one: Members, other: Members): string | null {
  const patients = [...other.patients].filter((p) => one.patients.has(p));
  if (patients.length > 0)
    return `it has ${told(patients.sort(), "patient")} of a cohort that counts already, and the same patients count once; where they are others, give them names of their own in patients.csv`;
  const slides = [...other.slides].filter((s) => one.slides.has(s));
  return slides.length > 0
    ? `it has ${told(slides.sort(), "slide file")} of a cohort that counts already, and the same patients count once`
    : null;
}

function told(names: readonly string[], what: string): string {
  const first = names.slice(0, MOST_NAMES).join(", ");
  const more = names.length > MOST_NAMES ? ", ..." : "";
  const many = names.length === 1 ? what : `${what}s`;
  return `${names.length} ${many} (${first}${more})`;
}

/** null where a leg was not measured there. */
function itemOf(
  own: Pick<CohortClaim, "direction">,
  { name, direction, legs }: CohortClaim,
): EvidenceItem | null {
  const [learnable, located, present] = Object.entries(LEGS).map(
    ([criterion, kind]) =>
      legs
        .filter((line) => line.criterion === criterion)
        .flatMap(({ items }) => items)
        .find((item) => item.kind === kind),
  );
  const p = [learnable, located, present].map((item) => item?.p);
  if (present === undefined || p.some((one) => one === undefined)) return null;
  const sign = direction === own.direction ? 1 : -1;
  const { value, n, interval } = present;
  return {
    kind: "elsewhereCorrelation",
    value: sign * value,
    n,
    ...(interval === undefined ? {} : { interval: turned(interval, sign) }),
    p: Math.max(...p.map((one) => one ?? 1)),
    nullHypothesis:
      "there at least one of learnable, located and present does not hold, each the way that cohort claims: the largest of their p",
    about: name,
  };
}

function turned(
  { low, high }: NonNullable<EvidenceItem["interval"]>,
  sign: number,
) {
  return sign === 1 ? { low, high } : { low: -high, high: -low };
}
