import type { TaughtBy } from "../../science/subtype/image/assertHeldOut.js";
import { ROLE } from "../../science/mil/head.js";
import { foldPlans } from "../bags/foldPlan.js";
import type { GeneEvaluations } from "../evaluation/geneEvaluations.js";
import type { StoredSplit } from "../bags/planBags.js";

/** Expression as images foretell it, by models that did not see the patient. */
export interface ImageExpression {
  readonly genes: readonly string[];
  readonly of: ReadonlyMap<string, PatientImage>;
  /** Patients that the image models of each fold were taught by. */
  readonly taughtBy: TaughtBy;
}

/** What images say of one patient. */
export interface PatientImage {
  /** Fold that held the patient out; null: sealed, so that all folds did. */
  readonly fold: number | null;
  /** Folds whose models were asked. */
  readonly folds: readonly number[];
  /** @unit log2 expression @shape [genes] */
  readonly predicted: Float64Array;
  /** Mean of the training patients of the patient's site: what is left without the image. @unit log2 expression @shape [genes] */
  readonly centre: Float64Array;
}

/** Reads what a discovery foretold, and by whom, from its evaluations and its split. A patient is one bag. */
export function imageExpression(
  { genes, bags, units }: Pick<GeneEvaluations, "genes" | "bags" | "units">,
  split: StoredSplit,
): ImageExpression {
  const held = new Map(split.bags.map((bag) => [bag.id, bag]));
  const patientOf = new Map(bags.map((id, b) => [id, units.patients[b]!]));
  const every = Array.from({ length: split.folds }, (_, f) => f);
  const of = bags.map((id, b): readonly [string, PatientImage] => {
    const own = held.get(id);
    const fold = own?.fold ?? null;
    const sealed = own?.sealed === true ? every : [];
    const centre = Float64Array.from(
      genes,
      ({ contributions }) => contributions.centre[b]!,
    );
    return [
      units.patients[b]!,
      {
        fold,
        folds: fold === null ? sealed : [fold],
        predicted: centre.map(
          (mean, g) => mean + genes[g]!.contributions.predicted[b]!,
        ),
        centre,
      },
    ];
  });
  const taughtBy = foldPlans({ split }).map(
    ({ role }) =>
      new Set(
        split.bags
          .filter((_, b) => role[b] !== ROLE.unused)
          .map(({ id }) => patientOf.get(id) ?? id),
      ),
  );
  return { genes: genes.map(({ gene }) => gene), of: new Map(of), taughtBy };
}
