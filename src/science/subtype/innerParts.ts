import type { ClassRowsToFit } from "./classModel.js";

/** Rows divided once more, to choose how a model is taught. */
export interface InnerPart {
  readonly kept: ClassRowsToFit;
  readonly left: ClassRowsToFit;
}

/** Leaves out each part in turn: of each class every so manieth row, so that classes keep their shares. */
export function innerParts(rows: ClassRowsToFit, parts: number): InnerPart[] {
  const seen = new Int32Array(rows.classes);
  const part = Int32Array.from(rows.labels, (own) => seen[own]!++ % parts);
  return Array.from({ length: parts }, (_, p) => ({
    kept: pick(rows, part, (own) => own !== p),
    left: pick(rows, part, (own) => own === p),
  }));
}

/** Log loss of what is foretold of rows, summed. @param foretold @shape [rows, classes] */
export function lossOf(
  foretold: Float64Array,
  { labels, classes }: ClassRowsToFit,
): number {
  return labels.reduce(
    (sum, own, i) =>
      sum - Math.log(Math.max(1e-9, foretold[i * classes + own]!)),
    0,
  );
}

function pick(
  { x, labels, classes }: ClassRowsToFit,
  part: Int32Array,
  of: (part: number) => boolean,
): ClassRowsToFit {
  const kept = [...labels.keys()].filter((i) => of(part[i]!));
  return {
    x: kept.map((i) => x[i]!),
    labels: Int32Array.from(kept, (i) => labels[i]!),
    classes,
  };
}
