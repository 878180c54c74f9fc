import { meanRanks } from "../stats/ranks.js";

/**
 * How alike genes are attended to: rank correlation of their maps, mean over bags. Bags where a map is constant count 0
 * for its pairs.
 * @param maps of each gene @shape [genes][bags][tiles]
 * @shape result [genes][genes]
 */
export function attentionLikeness(
  maps: readonly (readonly Float32Array[])[],
): Float64Array[] {
  const likeness = maps.map(() => new Float64Array(maps.length));
  const bags = maps[0]?.length ?? 0;
  for (let b = 0; b < bags; b++) {
    const ranked = maps.map((map) => unitRanks(map[b]!));
    const count = ranked[0]!.length;
    for (let g = 0; g < maps.length; g++)
      for (let h = 0; h <= g; h++) {
        let dot = 0;
        for (let t = 0; t < count; t++) dot += ranked[g]![t]! * ranked[h]![t]!;
        likeness[g]![h]! += dot / bags;
      }
  }
  likeness.forEach((row, g) => {
    for (let h = 0; h < g; h++) likeness[h]![g] = row[h]!;
  });
  return likeness;
}

/** Ranks less their mean, of unit length; all zero where the values are equal. */
function unitRanks(values: Float32Array): Float64Array {
  const centred = meanRanks(values).map(
    (rank) => rank - (values.length + 1) / 2,
  );
  const length = Math.sqrt(centred.reduce((sum, r) => sum + r * r, 0));
  return length > 0 ? centred.map((r) => r / length) : centred;
}
