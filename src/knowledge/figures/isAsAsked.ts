import { satisfies } from "../criteria/criterion.js";
import type { Figure } from "./figuresOf.js";

/** Whether a figure is as asked; null where it was not measured. */
export function isAsAsked({ observed, ...asked }: Figure): boolean | null {
  return observed === null ? null : satisfies(asked, observed);
}
