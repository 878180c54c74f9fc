import { z } from "zod";
import { pickUnits, type Units } from "../../science/legs/units.js";
import { MORPHOLOGIES } from "../../science/morphology/names.js";
import type { ActivityDeps } from "../deps.js";
import type { PairMeasures } from "./pairMeasures.js";

type Tensors = Pick<ActivityDeps, "tensors">;

/** What the pairs rest on, patient by patient, so that a withdrawn one can be taken out later. */
export function encodeMeasures(
  { tensors }: Tensors,
  { bags, msi, genes, morphologies, expression }: PairMeasures,
): Uint8Array {
  const width = bags.length;
  const shares = new Float64Array(morphologies.length * width);
  morphologies.forEach((values, m) => shares.set(values, m * width));
  const levels = new Float64Array(genes.length * width);
  genes.forEach((gene, g) => levels.set(expression(gene), g * width));
  return tensors.encode(
    {
      morphologies: { shape: [morphologies.length, width], data: shares },
      expression: {
        shape: [genes.length, width],
        data: levels.map((y) => (Number.isNaN(y) ? 0 : y)),
      },
      measured: {
        shape: [genes.length, width],
        data: Uint8Array.from(levels, (y) => (Number.isNaN(y) ? 0 : 1)),
      },
    },
    {
      bags: JSON.stringify(bags),
      genes: JSON.stringify(genes),
      msi: JSON.stringify(msi),
      morphologies: JSON.stringify(MORPHOLOGIES),
    },
  );
}

const names = z.array(z.string());
/** Absent from what was kept before it was asked for. */
const classes = z.array(z.string().nullable()).nullable();

/**
 * Reads some bags of it back.
 * @param units of all bags
 * @param places of those that are kept
 */
export function decodeMeasures(
  { tensors }: Tensors,
  bytes: Uint8Array,
  {
    units,
    places,
  }: { readonly units: Units; readonly places: readonly number[] },
): PairMeasures {
  const said = tensors.metadata(bytes);
  const list = (of: string) => names.parse(JSON.parse(said[of] ?? "null"));
  const [bags, genes] = [list("bags"), list("genes")];
  const msi = classes.parse(JSON.parse(said["msi"] ?? "null"));
  const decoded = tensors.decode(bytes);
  const row = (of: string, at: number): Float64Array => {
    const data = decoded[of]?.data;
    if (data === undefined) throw new Error(`no ${of} among the measures`);
    return Float64Array.from(places, (b) => Number(data[at * bags.length + b]));
  };
  const levels = new Map(
    genes.map((gene, g) => {
      const measured = row("measured", g);
      const level = row("expression", g);
      return [gene, level.map((y, b) => (measured[b] === 1 ? y : NaN))];
    }),
  );
  return {
    bags: places.map((b) => bags[b]!),
    units: pickUnits(units, places),
    msi: places.map((b) => msi?.[b] ?? null),
    genes,
    morphologies: list("morphologies").map((_, m) => row("morphologies", m)),
    expression: (gene) => {
      const found = levels.get(gene);
      if (found === undefined) throw new Error(`${gene} was not measured`);
      return found;
    },
  };
}
