import type { SpotSection } from "../../io/tables/spots/spotSection.js";
import { identify } from "../../knowledge/identity.js";
import type { LinkRecord, NodeRecord } from "../../knowledge/provenance.js";
import { seedOf } from "../../science/random/seedOf.js";
import type { GeneAgreement } from "../../science/spatial/spotAgreement.js";
import { variableGenes } from "../../science/spatial/variableGenes.js";
import { benjaminiHochberg } from "../../science/stats/benjaminiHochberg.js";
import { badInput } from "../badInput.js";
import type { ActivityDeps } from "../deps.js";
import type { EntityRef, MadeSoFar, RunInput, TrainedGroup } from "../dto.js";
import { geneNode } from "../../knowledge/namedNodes.js";
import { slideId } from "../step/given.js";
import { watch } from "../step/heartbeat.js";
import { getJson } from "../step/json.js";
import type { SettledCohort } from "../bags/loadTiles.js";
import { settledCohort } from "../bags/loadTiles.js";
import type { Maps } from "../maps/maps.js";
import { readMaps } from "../maps/maps.js";
import type { IdOf, Output, StepOutcome } from "../step/runStep.js";
import { putJson, refOf, runStep } from "../step/runStep.js";
import type { PredictedSection } from "./sectionPredictions.js";
import { sectionPredictions } from "./sectionPredictions.js";
import { usedForTiles } from "../step/usedForLabels.js";

/** Which genes are compared: those that vary most between spots and have enough counts for it. */
const CHOICE = { count: 20, leastMean: 1 };
/** Toroidal shifts behind each p. */
const SHIFTS = 999;

/** How the predictions for one section follow its spots, for one gene. */
export interface SpotComparison extends GeneAgreement {
  /** Name of the slide. */
  readonly slide: string;
  /** Pseudonym of whom it is of. */
  readonly patient: string;
  /** After counting all genes and sections compared; null with p. */
  readonly q: number | null;
}

/**
 * Compares what models that saw nothing of a section predict for its tiles with the spots measured on it. Outside evidence
 * only: nothing was trained on a spot.
 * @returns null where the cohort has no spots
 */
export async function compareSpots(
  deps: ActivityDeps,
  input: RunInput,
  made: MadeSoFar,
  groups: string,
): Promise<EntityRef | null> {
  const settled = await settledCohort(deps, made);
  const { spots } = settled.cohort;
  if (spots === null) return null;
  const trained = await getJson<TrainedGroup[]>(deps, groups);
  const table = spotTable(made.cohort.id, spots.sha256);
  const step = await runStep(
    deps,
    {
      name: "compareSpots",
      run: input.run,
      seed: input.seed,
      params: { ...CHOICE, shifts: SHIFTS, spots: spots.sha256 },
      used: [
        { role: "split", id: made.split.id },
        { role: "spots", id: table.id },
        ...trained.flatMap(({ maps }) =>
          maps === null ? [] : [{ role: "readings", id: maps.id }],
        ),
        ...usedForTiles(settled, "tileSet"),
      ],
      given: [table],
    },
    async (idOf) => {
      const compared = await compare(deps, settled, trained, input.seed);
      const blob = await putJson(deps, compared);
      return outcomeOf(compared, {
        blob,
        idOf,
        settled,
        cohort: made.cohort.id,
      });
    },
  );
  return refOf(step, "comparison");
}

/** The table of spots as a node: what it says is given. */
function spotTable(cohort: string, sha256: string): NodeRecord {
  return {
    label: "Artifact",
    id: identify("Artifact", { cohort, kind: "spots", sha256 }),
    props: { kind: "spots", blob: sha256 },
  };
}

async function compare(
  deps: ActivityDeps,
  settled: SettledCohort,
  groups: readonly TrainedGroup[],
  seed: number,
): Promise<SpotComparison[]> {
  const sections = await readTrained(deps, settled, groups);
  const genes = variableGenes(sections, CHOICE);
  const maps = await allMaps(deps, groups);
  const predicted = await sectionPredictions(settled, maps, deps);
  const pairs = sections.flatMap((spots) => {
    const own = predicted.find(({ slide }) => slide === spots.slide);
    return own === undefined ? [] : [{ own, spots }];
  });
  const agreements = await deps.statistics.compareSections(
    pairs.map(({ own, spots }) => ({
      predicted: keepGenes(own, genes),
      spots,
      shifts: SHIFTS,
      seed: seedOf(["spots", spots.slide, seed]),
    })),
    watch(),
  );
  const patients = patientOfSlides(settled);
  const found = agreements.flatMap((genesOf, i) =>
    genesOf.map((one) => {
      const { slide } = pairs[i]!.spots;
      return { ...one, slide, patient: patients.get(slide)! };
    }),
  );
  const tested = found.flatMap(({ p }) => (p === null ? [] : [p]));
  const q = benjaminiHochberg(tested);
  let at = 0;
  return found.map((one) => ({ ...one, q: one.p === null ? null : q[at++]! }));
}

/** Spots of the genes that were trained, on slides that go on. @throws FileChanged (not retried) where the table is not what it was */
async function readTrained(
  deps: ActivityDeps,
  { cohort }: SettledCohort,
  groups: readonly TrainedGroup[],
): Promise<readonly SpotSection[]> {
  const { spots, folder, expression, bags } = cohort;
  const slides = new Set(
    bags.flatMap(({ views }) => views.map(({ slide }) => slide)),
  );
  try {
    const sections = await deps.readSpots({
      folder,
      file: spots?.file ?? "",
      sha256: spots?.sha256 ?? null,
      scale: expression.scale,
      slideRoots: deps.slideRoots,
      genes: new Set(groups.flatMap(({ genes }) => genes)),
    });
    return sections.filter(({ slide }) => slides.has(slide));
  } catch (error) {
    if (error instanceof Error && error.name === "FileChangedError")
      throw badInput("FileChanged", error.message, [{ file: spots?.file }]);
    throw error;
  }
}

function patientOfSlides({ bags }: SettledCohort): ReadonlyMap<string, string> {
  return new Map(
    bags.flatMap(({ bag }) =>
      bag.views.map(({ slide, patient }) => [slide, patient] as const),
    ),
  );
}

async function allMaps(
  deps: ActivityDeps,
  groups: readonly TrainedGroup[],
): Promise<Maps[]> {
  const maps = await Promise.all(groups.map((group) => readMaps(deps, group)));
  return maps.filter((one) => one !== null);
}

function keepGenes(section: PredictedSection, genes: readonly string[]) {
  const rows = genes.flatMap((gene) => {
    const row = section.genes.indexOf(gene);
    return row === -1 ? [] : [row];
  });
  const width = section.tiles.length;
  const predictions = new Float64Array(rows.length * width);
  rows.forEach((row, g) =>
    predictions.set(
      section.predictions.subarray(row * width, (row + 1) * width),
      g * width,
    ),
  );
  return {
    tiles: section.tiles,
    genes: rows.map((row) => section.genes[row]!),
    predictions,
  };
}

function outcomeOf(
  compared: readonly SpotComparison[],
  by: {
    readonly blob: string;
    readonly idOf: IdOf;
    readonly settled: SettledCohort;
    readonly cohort: string;
  },
): StepOutcome {
  const { blob, idOf } = by;
  const views = by.settled.bags.flatMap(({ bag }) => bag.views);
  const links: LinkRecord[] = [];
  const outputs: Output[] = [
    {
      role: "comparison",
      label: "Artifact",
      content: { blob },
      props: { kind: "spot-comparison", blob },
    },
  ];
  for (const { gene, slide, rho, p, q, spots } of compared) {
    const view = views.find((one) => one.slide === slide);
    if (rho === null || view === undefined) continue;
    const prediction = {
      label: "Prediction" as const,
      content: { gene, slide, blob },
    };
    links.push({
      type: "PREDICTS",
      from: idOf(prediction),
      to: geneNode(gene).id,
    });
    const metric = {
      name: "spearman",
      value: rho,
      baseline: 0,
      low: null,
      high: null,
      p,
      q,
    };
    outputs.push({
      role: `spots ${slide} ${gene}`,
      ...prediction,
      props: {
        gene,
        scope: "spots",
        slide: slideId(by.cohort, view),
        spots,
        blob,
        metrics: JSON.stringify([metric]),
      },
    });
  }
  const nodes = [...new Set(compared.map(({ gene }) => gene))].map(geneNode);
  return { outputs, links, nodes };
}
