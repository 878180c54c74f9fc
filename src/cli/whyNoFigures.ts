import type { PatientSet } from "./setOption.js";

/** What is known of a run that has no figures on a set of patients. */
export interface RunWithout {
  readonly id: string;
  readonly status: string;
  readonly learntSubtypes: boolean;
  readonly split: { readonly sealed: number } | null;
  /** Those that it has, of other sets. */
  readonly evaluations: readonly { readonly scope: string }[];
}

/** Why, and what to do. */
export function whyNoFigures(run: RunWithout, set: PatientSet): string {
  const { id, status, learntSubtypes, split, evaluations } = run;
  const scopes = [...new Set(evaluations.map(({ scope }) => scope))];
  if (scopes.length > 0) {
    const others = scopes.join(" and ");
    const sealed =
      split === null ? "" : `; ${split.sealed} patients are sealed`;
    return `run ${id} has no ${set} figures, only ${others}${sealed}. Ask for those: --set ${scopes[0]}`;
  }
  if (learntSubtypes)
    return `run ${id} learnt subtypes from expression, and has no models of images; npx histoclaim subtype DIR prints what it found`;
  return WITHOUT_ANY[status]?.(id) ?? `run ${id} has no figures`;
}

const WITHOUT_ANY: Readonly<Record<string, (id: string) => string>> = {
  RUNNING: (id) =>
    `run ${id} is under way and has evaluated no model yet; ask again when it has`,
  FAILED: (id) =>
    `run ${id} failed before its models were evaluated; npx histoclaim runs says why`,
  CANCELLED: (id) =>
    `run ${id} was cancelled before its models were evaluated; discover the cohort again`,
  DONE: (id) =>
    `run ${id} ended without keeping figures of its models; discover the cohort again`,
};
