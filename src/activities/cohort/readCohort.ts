import type { Cohort } from "../../io/tables/cohort.js";
import type { CohortListing, CohortToRead } from "../dto.js";
import { badInput } from "../badInput.js";
import type { ActivityDeps } from "../deps.js";
import { chooseEncoder } from "./chooseEncoder.js";
import { cohortId, givenOf, tableId } from "../step/given.js";
import { readAccepted } from "./readAccepted.js";
import { putJson, runStep } from "../step/runStep.js";
import { withdrawnOf } from "./withdrawnOf.js";
import { withoutWithdrawn } from "./withoutWithdrawn.js";
import { putCohort } from "./workingCohort.js";

/**
 * Reads and checks the cohort folder, records what it brings, and keeps a working copy. The reading itself is never
 * reused: a file may have changed since. Patients and slides that are withdrawn are left out.
 * @throws InvalidCohort with every fault found, CohortChanged, EncoderUnusable, Withdrawn (none is retried)
 */
export async function readCohort(
  deps: ActivityDeps,
  input: CohortToRead,
): Promise<CohortListing> {
  const encoder = await chooseEncoder(deps, input.encoder ?? null);
  const cohort = await readRemaining(deps, input);
  const id = cohortId(cohort);
  await recordCohort(deps, input.run, cohort);
  const blob = await putCohort(deps, cohort);
  return {
    cohort: { id, blob, name: cohort.name },
    views: cohort.bags.flatMap((bag) => bag.views.map((view) => view.key)),
    genes: cohort.expression.genes,
    encoder,
  };
}

/** The cohort that was accepted, without what of it is withdrawn. */
async function readRemaining(
  deps: ActivityDeps,
  input: CohortToRead,
): Promise<Cohort> {
  const cohort = await readAccepted(deps, input);
  const withdrawn = await withdrawnOf(deps, cohort);
  const whole = withdrawn.find(
    ({ kind }) => kind === "cohort" || kind === "expression",
  );
  if (whole !== undefined)
    throw badInput(
      "Withdrawn",
      `the ${whole.kind} ${whole.name} is withdrawn (${whole.reason}); reinstate ${whole.entity} first`,
      withdrawn,
    );
  const left = withoutWithdrawn(cohort, withdrawn);
  if (left.bags.length === 0)
    throw badInput(
      "Withdrawn",
      `all patients of ${cohort.name} are withdrawn`,
      withdrawn,
    );
  return left;
}

/** Records what the folder brings, and a document of it without the paths of this machine. */
async function recordCohort(
  deps: ActivityDeps,
  run: string,
  cohort: Cohort,
): Promise<void> {
  const id = cohortId(cohort);
  const { nodes, links } = givenOf(cohort);
  const bags = cohort.bags.map((bag) => ({
    ...bag,
    views: bag.views.map(deps.withoutPaths),
  }));
  const document = { ...cohort, folder: null, bags, expression: null };
  const blob = await putJson(deps, document);
  const given = nodes.filter(({ label }) => GIVEN.has(label));
  await runStep(
    deps,
    {
      name: "readCohort",
      run,
      seed: null,
      params: { cohort: id, document: blob },
      used: [
        { role: "expression", id: tableId(id, cohort.expression.sha256) },
        ...given.map((node) => ({
          role: node.label.toLowerCase(),
          id: node.id,
        })),
      ],
      given: nodes,
      givenLinks: links,
    },
    () => {
      const props = { kind: "cohort", blob };
      const output = {
        role: "cohort",
        label: "Artifact",
        content: { blob },
        props,
      } as const;
      return Promise.resolve({ outputs: [output] });
    },
  );
}

/** What reading a cohort uses beside its table. */
const GIVEN = new Set<string>(["Patient", "Slide"]);
