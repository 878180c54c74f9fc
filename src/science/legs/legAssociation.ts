import type { Association, AssociateInput } from "../stats/associate.js";
import { associate } from "../stats/associate.js";
import { resamplePatients } from "../stats/bootstrap.js";
import type { Resamples } from "../stats/bootstrap.js";
import type { Units } from "./units.js";
import { patientCount, pickUnits } from "./units.js";

/** An association with the patients it rests on. */
export interface LegAssociation extends Association {
  /** Patients. */
  readonly n: number;
}

/** Resamples behind every interval. */
const RESAMPLES = 1000;

/** Resamples of the patients of some bags; made once, they serve every figure on those bags. */
export function legResamples({ patients }: Units, seed: number): Resamples {
  return resamplePatients(patients, { resamples: RESAMPLES, seed });
}

/**
 * Associates two measures of bags. Bags where any of them is NaN are left out; only then are patients resampled anew.
 * @shape x, y, each given, strata [bags]
 */
export function legAssociation(
  units: Units,
  input: AssociateInput,
): LegAssociation {
  const { x, y, given, strata } = input;
  const known = [...units.patients.keys()].filter((b) =>
    [x, y, ...given].every((values) => Number.isFinite(values[b])),
  );
  const n = patientCount(pickUnits(units, known));
  if (known.length === units.patients.length) return { ...associate(input), n };
  const pick = (values: ArrayLike<number>): number[] =>
    known.map((b) => values[b]!);
  const some: AssociateInput = {
    ...input,
    x: pick(x),
    y: pick(y),
    given: given.map(pick),
    strata: known.map((b) => strata[b]!),
    resamples:
      input.resamples.length === 0
        ? []
        : legResamples(pickUnits(units, known), input.seed),
  };
  return { ...associate(some), n };
}
