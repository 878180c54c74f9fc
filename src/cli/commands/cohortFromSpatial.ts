import { resolve } from "node:path";
import { fromSpatial } from "../../compose/cohorts.js";
import { interruptible } from "../interruption.js";
import type { Output } from "../output.js";

/** What sections are made a cohort of regions, and where. */
export interface FromSpatialOptions {
  readonly dir: string;
  readonly out: string;
  /** Rectangles along each side of a section. */
  readonly grid: number;
}

/** Makes a cohort of regions from sections with spots. */
export async function cohortFromSpatialCommand(
  { dir, out, grid }: FromSpatialOptions,
  output: Output,
): Promise<void> {
  const onProgress = (done: number, total: number): void =>
    output.progress(`reads sections ${done}/${total}`);
  const written = await interruptible((signal) =>
    fromSpatial(dir, out, { grid, signal, onProgress }),
  );
  const folder = resolve(out);
  const { sections, regions, spots, panel } = written;
  output.print(
    `${regions} regions and ${spots} spots of ${sections.length} sections in ${folder}, a panel of ${panel.length} genes`,
  );
  output.document({ folder, ...written });
}
