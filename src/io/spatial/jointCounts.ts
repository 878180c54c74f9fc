import type { Spots } from "../../science/spatial/spots.js";
import { approvedSymbol } from "../tables/genes/geneAliases.js";
import { isMangledSymbol } from "../tables/genes/mangledSymbol.js";
import type { Section } from "./readSection.js";

/** Mean counts a spot that a gene needs in each section to be in the tables. */
export const LEAST_MEAN = 0.1;

/** Spots of a section with counts of the joint genes. */
export interface JointSection {
  readonly section: Section;
  readonly spots: Spots;
  /** Counts of each spot over all genes of the section. */
  readonly totals: readonly number[];
}

/** Brings sections to the same genes: those with enough counts in each, by approved symbols. */
export function jointCounts(
  sections: readonly Section[],
  diameter: (section: Section) => number,
): JointSection[] {
  const columns = sections.map(columnsOf);
  const [first, ...others] = sections.map((section, i) =>
    measured(section, columns[i] ?? new Map()),
  );
  const genes = [...(first ?? [])].filter((gene) =>
    others.every((of) => of.has(gene)),
  );
  return sections.map((section, i) => {
    const { spots } = section;
    const at = genes.map((gene) => columns[i]?.get(gene) ?? 0);
    return {
      section,
      totals: spots.map(({ total }) => total),
      spots: {
        x: Float64Array.from(spots, ({ x }) => x),
        y: Float64Array.from(spots, ({ y }) => y),
        diameter: new Float64Array(spots.length).fill(diameter(section)),
        genes,
        values: pickColumns(section, at),
      },
    };
  });
}

function pickColumns(
  { spots }: Section,
  columns: readonly number[],
): Float64Array {
  const values = new Float64Array(spots.length * columns.length);
  for (const [s, { counts }] of spots.entries())
    for (let g = 0; g < columns.length; g++)
      values[s * columns.length + g] = counts[columns[g]!]!;
  return values;
}

/** Columns by approved symbol; a column named by an older symbol gives way to one named by the approved. */
function columnsOf({ genes }: Section): Map<string, number> {
  const written = new Set(genes);
  const columns = new Map<string, number>();
  for (const [g, gene] of genes.entries()) {
    const symbol = approvedSymbol(gene);
    if (isMangledSymbol(gene) || (symbol !== gene && written.has(symbol)))
      continue;
    if (!columns.has(symbol)) columns.set(symbol, g);
  }
  return columns;
}

function measured(
  { spots }: Section,
  columns: ReadonlyMap<string, number>,
): Set<string> {
  const enough = LEAST_MEAN * spots.length;
  return new Set(
    [...columns].flatMap(([gene, g]) => {
      const sum = spots.reduce((total, { counts }) => total + counts[g]!, 0);
      return sum >= enough ? [gene] : [];
    }),
  );
}
