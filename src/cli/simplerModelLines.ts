import { withBearing } from "./controlLines.js";

/** How well a gene of a claim was predicted on patients held out, and by simpler models on the same. */
export interface HeldOutRow {
  readonly gene: string;
  readonly metrics: readonly {
    readonly name: string;
    readonly value: number | null;
    readonly interval: { readonly low: number; readonly high: number } | null;
  }[];
}

const RIVAL = "pearson of ";
/** Simpler models that know nothing of what tissue looks like. */
const KNOWING_LESS = new Set(["colour", "tileCount"]);

/**
 * Says of each gene whether simpler models predict it as well: one does whose r is no lower than the lower end of the
 * interval of the claim's own models. One that knows nothing of tissue then speaks against the claim; the others do not, for
 * they read the same embedding.
 */
export function simplerModelLines(genes: readonly HeldOutRow[]): string[] {
  return genes.flatMap(lineOf);
}

function lineOf({ gene, metrics }: HeldOutRow): string[] {
  const own = metrics.find(({ name }) => name === "pearson");
  const rivals = metrics.flatMap(({ name, value }) =>
    name.startsWith(RIVAL) && value !== null
      ? [{ name: name.slice(RIVAL.length), r: value }]
      : [],
  );
  if (own?.value == null || own.interval === null || rivals.length === 0)
    return [];
  const { low, high } = own.interval;
  const model = `r ${two(own.value)} (95 % interval ${two(low)} to ${two(high)})`;
  if (low <= 0)
    return [
      withBearing(
        "NEITHER",
        `${gene} is not predicted by its own models, ${model}, so that simpler ones tell nothing`,
      ),
    ];
  const equal = rivals.filter(({ r }) => r >= low).sort((a, b) => b.r - a.r);
  const listed = (some: typeof rivals): string =>
    some.map(({ name, r }) => `${name} ${two(r)}`).join(", ");
  if (equal.length === 0)
    return [
      withBearing(
        "FOR",
        `simpler models predict ${gene} less well: r of ${listed(rivals)}; the claim's models ${model}`,
      ),
    ];
  const bearing = equal.some(({ name }) => KNOWING_LESS.has(name))
    ? "AGAINST"
    : "NEITHER";
  return [
    withBearing(
      bearing,
      `simpler models predict ${gene} as well: r of ${listed(equal)}; the claim's models ${model}`,
    ),
  ];
}

const two = (value: number): string => value.toFixed(2);
