import { drivingShare } from "./drivingShare.js";
import { follow } from "./follow.js";
import type { GeneRoles } from "./geneRoles.js";
import type { RandomStream } from "./randomStream.js";
import { randomStream } from "./randomStream.js";
import type { Composition } from "./tissue/tissueKind.js";

/** What a patient's expression may follow. */
export interface SignalPatient {
  readonly site: string;
  readonly subtype: string;
  /** As drawn, not as planned. */
  readonly shares: Composition;
}

/** Pearson correlations that are planted: of a link, of a copy with its source, of a gene with its group's level. */
const LINK_R = [0.71, 0.9] as const;
const COPY_R = [0.71, 0.85] as const;
const GROUP_R = [0.75, 0.88] as const;
/** Most that a group which is not the raised one has of the raised one's level. */
const OTHERS = 0.4;

/** A standardised signal for each gene, by what the gene follows; a gene without a role follows nothing. */
export function drawSignals(
  roles: GeneRoles,
  patients: readonly SignalPatient[],
  seed: number,
): ReadonlyMap<string, readonly number[]> {
  const signals = new Map<string, readonly number[]>();
  const stream = (gene: string): RandomStream =>
    randomStream(seed, "signal", gene);
  const plant = (
    gene: string,
    driver: (random: RandomStream) => readonly number[],
    [least, most]: readonly [number, number],
  ): void => {
    const random = stream(gene);
    const r = random.between(least, most);
    signals.set(gene, follow(driver(random), r, random));
  };
  for (const { gene, morphology, direction } of roles.links) {
    const sign = direction === "HIGHER" ? 1 : -1;
    const shares = drivingShare(patients, morphology);
    plant(gene, () => shares.map((share) => sign * share), LINK_R);
  }
  for (const { gene, of } of roles.copies)
    plant(gene, () => signals.get(of) ?? [], COPY_R);
  for (const group of ["site", "subtype"] as const)
    for (const gene of roles[`${group}Only`])
      plant(
        gene,
        (random) =>
          groupLevels(
            patients.map((one) => one[group]),
            random,
          ),
        GROUP_R,
      );
  for (const gene of roles.none) {
    const random = stream(gene);
    signals.set(
      gene,
      patients.map(() => random.normal()),
    );
  }
  return signals;
}

/** One group is raised above the others. */
function groupLevels(
  groups: readonly string[],
  random: RandomStream,
): number[] {
  const order = random.shuffled([...new Set(groups)].sort());
  const levels = new Map(
    order.map((group, i) => [group, i === 0 ? 1 : random.between(0, OTHERS)]),
  );
  return groups.map((group) => levels.get(group) ?? 0);
}
