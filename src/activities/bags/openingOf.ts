import { canonical, sha256 } from "../../knowledge/identity.js";
import type { OpeningRequest } from "../../graph/openings.js";
import type { SettledCohort } from "./loadTiles.js";

/**
 * Names who is about to be looked at, and by what. The sealed patients are named by their table and themselves, whatever the
 * manifest, the seed or the folds; the configuration is everything that decides what will be seen.
 */
export function openingOf(
  {
    cohort,
    split,
    bags,
  }: Pick<SettledCohort, "split"> & {
    readonly cohort: { readonly expression: { readonly sha256: string } };
    readonly bags: readonly { readonly bag: { readonly id: string } }[];
  },
  by: {
    readonly protocol: string;
    /** Id of the Split. */
    readonly split: string;
    /** Ids of what the trained models read; null where none was trained. */
    readonly models: readonly (string | null)[];
  },
): Omit<OpeningRequest, "run" | "at"> {
  const patients = bags
    .filter((_, b) => split.bags[b]!.sealed)
    .map(({ bag }) => bag.id)
    .sort();
  const table = cohort.expression.sha256;
  return {
    sealed: `sealed-${sha256(canonical({ table, patients }))}`,
    configuration: sha256(canonical({ ...by })),
    table,
    rule: split.kind === "site-preserved" ? "whole sites" : "site shares",
  };
}
