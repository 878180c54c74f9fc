import Table from "cli-table3";
import type { ApiClient } from "../apiClient.js";
import { counted } from "../counted.js";
import type { Output } from "../output.js";
import type { Connection } from "../paging.js";
import { everyNode } from "../paging.js";
import { COHORTS, SLIDES } from "../slideDocuments.js";
import { UserError } from "../userError.js";

interface CohortRow {
  readonly id: string;
  readonly name: string;
}

interface SlideRow {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly specimen: { readonly name: string } | null;
  readonly patient: {
    readonly id: string;
    readonly pseudonym: string;
    readonly site: { readonly name: string } | null;
  };
  /** Those that stand, of it or of what it is part of. */
  readonly withdrawals: readonly {
    readonly reason: string;
    readonly createdAt: string;
  }[];
}

/** Signs of an id that are shown: commands take beginnings. */
const SHOWN = 18;

/** Lists the slides of a cohort with what `withdraw` takes: names and ids, of slides and of patients. @throws UserError */
export async function slidesCommand(
  api: ApiClient,
  asked: string,
  output: Output,
): Promise<void> {
  const { id, name } = await cohortOf(api, asked);
  const slides = await everyNode(
    api,
    SLIDES,
    ({ node }: { node: { slides: Connection<SlideRow> } }) => node.slides,
    { id },
  );
  output.document({ cohort: { id, name }, slides });
  const cut = slides.some(({ specimen }) => specimen !== null);
  const table = new Table({
    head: [
      ...["slide", ...(cut ? ["specimen"] : [])],
      ...["patient", "site", "standing", "id"],
    ],
    style: { head: [], border: [] },
  });
  for (const slide of slides)
    table.push([
      slide.name,
      ...(cut ? [slide.specimen?.name ?? ""] : []),
      slide.patient.pseudonym,
      slide.patient.site?.name ?? "",
      standingOf(slide),
      slide.id.slice(0, SHOWN),
    ]);
  output.print(table.toString());
  const withdrawn = slides.filter(({ withdrawals }) => withdrawals.length > 0);
  output.print(
    `${counted(slides.length, "slide")} of ${name}, ${withdrawn.length} withdrawn. withdraw and reinstate take a slide's name or id, a specimen's, or a patient's.`,
  );
}

function standingOf({ withdrawals: [first] }: SlideRow): string {
  return first === undefined ? "stands" : `withdrawn: ${first.reason}`;
}

/** @throws UserError where no cohort, or more than one, is called so */
async function cohortOf(api: ApiClient, asked: string): Promise<CohortRow> {
  const all = await everyNode(
    api,
    COHORTS,
    ({ cohorts }: { cohorts: Connection<CohortRow> }) => cohorts,
  );
  const exact = all.filter(({ name }) => name === asked);
  const begun = all.filter(
    ({ id, name }) => id.startsWith(asked) || name.startsWith(asked),
  );
  const found = exact.length > 0 ? exact : begun;
  const [cohort] = found;
  if (cohort !== undefined && found.length === 1) return cohort;
  const listed = (cohort === undefined ? all : found).map(
    ({ id, name }) => `  ${id.slice(0, SHOWN)}  ${name}`,
  );
  if (listed.length === 0)
    throw new UserError(
      "no cohort was read yet; read one with: npx histoclaim discover DIR",
    );
  throw new UserError(
    [
      cohort === undefined
        ? `no cohort is called ${asked}; there are:`
        : `several cohorts are called ${asked}; give the id of one:`,
      ...listed,
    ].join("\n"),
  );
}
