import Table from "cli-table3";
import type { ApiClient } from "../apiClient.js";
import { counted } from "../counted.js";
import type { Output } from "../output.js";
import type { Connection } from "../paging.js";
import { everyNode } from "../paging.js";
import { shownId } from "../shownId.js";
import { SLIDES } from "../slideDocuments.js";
import { wholeCohort } from "../wholeCohort.js";

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

/** Lists the slides of a cohort with what `withdraw` takes: names and ids, of slides and of patients. @throws UserError */
export async function slidesCommand(
  api: ApiClient,
  asked: string,
  output: Output,
): Promise<void> {
  const { id, name } = await wholeCohort(api, asked);
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
      shownId(slide.id),
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
