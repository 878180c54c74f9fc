import { canonical, sha256 } from "../../knowledge/identity.js";
import type { MadeSoFar, PreparedView } from "../dto.js";
import { patientId, tableId } from "./given.js";
import type { SettledCohort } from "../bags/loadTiles.js";

/** Something that a step used, and as what. */
export interface Used {
  readonly role: string;
  readonly id: string;
}

/** What a step that learns labels from embeddings is made from. */
export function usedForLabels(made: MadeSoFar, loaded: SettledCohort): Used[] {
  return [
    { role: "split", id: made.split.id },
    ...made.split.folds.map((fold) => ({ role: "fold", id: fold })),
    ...usedForExpression(made, loaded),
    ...usedForTiles(loaded, "embedding"),
  ];
}

/** The expression of the patients that go on. */
export function usedForExpression(
  made: MadeSoFar,
  { cohort, bags }: SettledCohort,
): Used[] {
  const { id } = made.cohort;
  const patients = new Set(bags.map(({ bag }) => patientId(id, bag.patient)));
  return [
    { role: "expression", id: tableId(id, cohort.expression.sha256) },
    ...[...patients].map((patient) => ({ role: "patient", id: patient })),
  ];
}

/**
 * Hash of the values that the table was read to: a part of the key of whatever learns or measures with them, so that a
 * mended reader of tables does not find again what an earlier one made of the same bytes.
 */
export function labelsHash({
  cohort,
  bags,
}: Pick<SettledCohort, "cohort" | "bags">): string {
  const { genes, values } = cohort.expression;
  const bytes = new Uint8Array(
    values.buffer,
    values.byteOffset,
    values.byteLength,
  );
  return sha256(
    canonical([genes, bags.map(({ bag }) => bag.id), sha256(bytes)]),
  );
}

/** One thing that was made of every slide view. */
export function usedForTiles(
  { bags }: SettledCohort,
  role: keyof Pick<PreparedView, "tileSet" | "embedding" | "morphology">,
): Used[] {
  return bags.flatMap(({ views }) =>
    views.map((view) => ({ role, id: view[role].id })),
  );
}
