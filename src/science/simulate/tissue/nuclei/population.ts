import type { RandomStream } from "../../randomStream.js";
import type { Layout } from "../shader.js";
import type { TissueKind } from "../tissueKind.js";
import type { Nucleus } from "./nucleus.js";

/** What a population's nuclei depend on. */
export interface Surroundings {
  readonly layout: Layout;
  readonly random: RandomStream;
  /** How crowded the patient's nuclei are; 1 is usual. */
  readonly cellularity: number;
}

/** Nuclei of one sort: where they may lie and what they look like. */
export interface Population {
  readonly kind: TissueKind;
  /** Mean distance of places where one may lie. @unit um */
  readonly spacing: number;
  /** Whether they count as nuclei; debris does not. */
  readonly counted: boolean;
  /** The nucleus at a place, or null where none lies. @unit x, y um */
  at(x: number, y: number, surroundings: Surroundings): Nucleus | null;
}
