/** How figures of results read, for those who print them. */
export type { Figure } from "../knowledge/figures/figuresOf.js";
export { valueText } from "../knowledge/figures/figureText.js";
