/** Finest resolution that a scanner of histology gives. @unit um/px */
export const LEAST_MPP = 0.1;
/** Coarsest resolution at which nuclei still show. @unit um/px */
export const MOST_MPP = 4;

/** A resolution that no slide scanner gives; carries the file and the value. */
export class ImplausibleMppError extends Error {
  override readonly name = "ImplausibleMppError";

  constructor(
    readonly path: string,
    readonly mpp: number,
  ) {
    super(
      `slide file ${path}: ${String(mpp)} um/px is not between ${String(LEAST_MPP)} and ${String(MOST_MPP)}; give the slide's true mpp in slides.csv`,
    );
  }
}

/** The resolution itself where it is one. @throws ImplausibleMppError */
export function plausibleMpp(path: string, mpp: number): number {
  if (mpp >= LEAST_MPP && mpp <= MOST_MPP) return mpp;
  throw new ImplausibleMppError(path, mpp);
}
