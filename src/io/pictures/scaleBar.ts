/** A length that is round in micrometres or millimetres. */
export interface ScaleBar {
  /** @unit um */
  readonly length: number;
  readonly label: string;
}

const UM_PER_MM = 1000;

/** The longest bar of 1, 2 or 5 times a power of ten that fits. @unit most um @throws RangeError where nothing can fit */
export function scaleBar(most: number): ScaleBar {
  if (!(most > 0 && Number.isFinite(most)))
    throw new RangeError(`no scale bar fits in ${most} um`);
  const power = 10 ** Math.floor(Math.log10(most));
  const factor = [5, 2, 1].find((f) => f * power <= most) ?? 1;
  const length = factor * power;
  const label =
    length >= UM_PER_MM ? `${length / UM_PER_MM} mm` : `${length} µm`;
  return { length, label };
}
