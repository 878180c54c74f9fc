import type { Cohort } from "../../io/tables/cohort.js";
import type { ActivityDeps } from "../deps.js";
import {
  cohortId,
  patientId,
  siteId,
  slideId,
  specimenId,
  tableId,
} from "../step/given.js";

/** Something of a cohort that is withdrawn. */
export interface WithdrawnPart {
  readonly kind: "cohort" | "expression" | "patient" | "slide";
  /** Its name in the cohort. */
  readonly name: string;
  readonly reason: string;
  /** What was withdrawn: it, or what it is part of. */
  readonly entity: string;
}

/** What of a cohort is withdrawn: a patient also with the site, a slide with its specimen, anything with the whole cohort. */
export async function withdrawnOf(
  {
    graph,
  }: {
    readonly graph: Pick<ActivityDeps["graph"], "store" | "withdrawnAmong">;
  },
  cohort: Cohort,
): Promise<WithdrawnPart[]> {
  const parts = partsOf(cohort);
  const ids = parts.flatMap(({ ids: own }) => own);
  const found = await graph.withdrawnAmong(graph.store, [...new Set(ids)]);
  return parts.flatMap(({ ids: own, kind, name }) => {
    const [why] = own.flatMap((id) => found.get(id) ?? []);
    return why === undefined ? [] : [{ kind, name, ...why }];
  });
}

type Part = Pick<WithdrawnPart, "kind" | "name"> & {
  /** It is withdrawn where one of these is. */
  readonly ids: readonly string[];
};

function partsOf(cohort: Cohort): Part[] {
  const id = cohortId(cohort);
  const parts = new Map<string, Part>();
  const add = (part: Part) => parts.set(`${part.kind} ${part.name}`, part);
  add({ kind: "cohort", name: cohort.name, ids: [id] });
  const { sha256 } = cohort.expression;
  add({ kind: "expression", name: sha256, ids: [tableId(id, sha256)] });
  for (const { patient, site, views } of cohort.bags) {
    const sites = site === null ? [] : [siteId(id, site)];
    add({
      kind: "patient",
      name: patient,
      ids: [patientId(id, patient), ...sites],
    });
    for (const view of views) {
      const { slide: name, specimen } = view;
      const cutFrom = specimen === undefined ? [] : [specimenId(id, specimen)];
      add({ kind: "slide", name, ids: [slideId(id, view), ...cutFrom] });
    }
  }
  return [...parts.values()];
}
