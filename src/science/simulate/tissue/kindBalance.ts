import type { Composition } from "./tissueKind.js";
import { TISSUE_KINDS } from "./tissueKind.js";

const ROUNDS = 80;
/** Share of the error in log share that a round mends. */
const STEP = 0.4;
/** A kind that is nowhere counts as this share. */
const NOWHERE = 1e-3;

/**
 * Levels to add to random fields, one field a kind, so that the kind whose field is highest covers its share.
 * @shape fields [kinds][places]
 * @source truncated plurigaussian simulation: Armstrong 2011, doi:10.1007/978-3-642-19607-2
 */
export function balanceKinds(
  fields: readonly Float32Array[],
  composition: Composition,
): Float64Array {
  const levels = new Float64Array(TISSUE_KINDS.length);
  const places = fields[0]!.length;
  for (let round = 0; round < ROUNDS; round++) {
    const counts = new Float64Array(levels.length);
    for (let place = 0; place < places; place++)
      counts[highest(fields, levels, place)]!++;
    TISSUE_KINDS.forEach((kind, k) => {
      const found = Math.max(NOWHERE, counts[k]! / places);
      const wanted = Math.max(NOWHERE, composition[kind]);
      levels[k]! += STEP * Math.log(wanted / found);
    });
  }
  return levels;
}

/** The kind whose field, with its level, is highest at a place. */
export function highest(
  fields: readonly Float32Array[],
  levels: Float64Array,
  place: number,
): number {
  let best = 0;
  let most = -Infinity;
  for (let k = 0; k < levels.length; k++) {
    const value = fields[k]![place]! + levels[k]!;
    if (value <= most) continue;
    most = value;
    best = k;
  }
  return best;
}
