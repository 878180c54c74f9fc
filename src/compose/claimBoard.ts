import type { Config } from "../config.js";
import type { ClaimBoard, ClaimBoardDeps } from "../governance/claimBoard.js";
import { createClaimBoard } from "../governance/claimBoard.js";
import { writeProposal } from "../graph/claims/writeProposal.js";
import { writeReview } from "../graph/claims/writeReview.js";
import type { Graph } from "../graph/graph.js";
import { approvedSymbol } from "../io/tables/genes/geneAliases.js";
import { readNames } from "../io/tables/readNames.js";
import { identify } from "../knowledge/identity.js";
import { folderUnderRoots } from "../runs/cohortRoots.js";
import { MORPHOLOGIES } from "../science/morphology/names.js";

/** The board of a server, which reads what cohorts under its roots have names for. */
export function composeClaimBoard(
  { cohortRoots }: Pick<Config, "cohortRoots">,
  store: Graph,
): ClaimBoard {
  return createClaimBoard({
    graph: { store, writeReview, writeProposal },
    cohortAt: (folder) => cohortAt(folder, cohortRoots),
    morphologies: MORPHOLOGIES,
    approvedSymbol,
    now: () => new Date(),
  });
}

async function cohortAt(
  folder: string,
  roots: readonly string[],
): ReturnType<ClaimBoardDeps["cohortAt"]> {
  const checked = await folderUnderRoots(folder, roots);
  if (checked.kind === "outside")
    return { kind: "unknown", message: checked.message };
  const read = await readNames(checked.path);
  if ("faults" in read) {
    const [fault] = read.faults;
    const why = fault === undefined ? "" : `: ${fault.message}`;
    return { kind: "unknown", message: `${folder} is no cohort${why}` };
  }
  const { manifest, document, genes, labels } = read;
  const id = identify("Cohort", { manifest: document });
  return { kind: "cohort", id, tissue: manifest.tissue, genes, labels };
}
