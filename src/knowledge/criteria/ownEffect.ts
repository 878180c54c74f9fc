import { exclude } from "./exclude.js";
import type { Criterion } from "./criterion.js";
import { correlation } from "./format.js";
import { CORRELATION } from "./range.js";

/** Is the association the gene's own, or that of a gene it is expressed with? */
export const ownEffect: Criterion = {
  name: "ownEffect",
  reads: "givenNeighbour",
  range: CORRELATION,
  assess: (demand, lines) =>
    exclude(demand, lines, {
      subject: "Partial r of measured gene and measured morphology",
      format: correlation,
      absent: {
        outcome: "PASS",
        sentence:
          "No other gene is correlated with it beyond .5; none can stand in for it.",
      },
      // Lost for both genes: only the module they form can be judged.
      explain: ({ about = "a neighbour", rivalKept }) => ({
        kind: rivalKept === true ? "GENE" : "MODULE",
        name: about,
      }),
    }),
};
