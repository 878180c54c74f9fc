import Table from "cli-table3";
import type { Total } from "./bounds.js";
import type { CohortScore } from "./scoreCohort.js";

/** The score of a seed and how long its discovery took. */
export interface SeedScore extends CohortScore {
  readonly seed: number;
  /** @unit s */
  readonly took: number;
}

/** One row a seed and one for all; false claims are named below. */
export function acceptanceTable(
  scores: readonly SeedScore[],
  total: Total,
): string {
  const table = new Table({
    head: HEAD,
    style: { head: [], border: [] },
    colAligns: HEAD.map(() => "right"),
  });
  for (const score of scores) table.push(rowOf(score));
  table.push([
    "all",
    `${total.strong.found}/${total.strong.all}`,
    "",
    "",
    total.nulls,
    total.siteOnly,
    total.subtypeOnly,
    total.ownCopies,
    total.secondMorphologies,
    percent(total.refutedNulls),
    "",
    "",
  ]);
  return [table.toString(), ...scores.flatMap(named)].join("\n");
}

const HEAD = [
  "seed",
  "links |r|>=.7",
  "all links",
  "in modules",
  "nulls",
  "site only",
  "subtype only",
  "own copies",
  "second morph.",
  "nulls refuted",
  "inconclusive",
  "s",
];

function rowOf(score: SeedScore): (string | number)[] {
  const { strong, links, nullClaims } = score;
  const all = Object.values(nullClaims).reduce((a, b) => a + b, 0);
  const share = (outcome: string): string =>
    percent((nullClaims[outcome] ?? 0) / all);
  return [
    score.seed,
    `${strong.found}/${strong.all}`,
    `${links.found}/${links.all}`,
    score.inModules,
    score.nulls.length,
    score.siteOnly.length,
    score.subtypeOnly.length,
    score.ownCopies.length,
    score.secondMorphologies.length,
    share("REFUTED"),
    share("INCONCLUSIVE"),
    score.took.toFixed(0),
  ];
}

const percent = (share: number): string =>
  Number.isNaN(share) ? "-" : `${(share * 100).toFixed(1)} %`;

/** Which claims should not stand. */
function named(score: SeedScore): string[] {
  const kinds = {
    "null genes": score.nulls,
    "site only": score.siteOnly,
    "subtype only": score.subtypeOnly,
    "own copies": score.ownCopies,
    "second morphologies": score.secondMorphologies,
  };
  return Object.entries(kinds)
    .filter(([, genes]) => genes.length > 0)
    .map(([kind, genes]) => `seed ${score.seed}: ${kind}: ${genes.join(", ")}`);
}
