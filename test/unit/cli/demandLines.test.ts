import { expect, it } from "vitest";
import { demandLine, demandsOf } from "../../../src/cli/demandLines.js";
import { standardDocument } from "../knowledge/protocols.js";

it("a criterion is told with its role, its threshold, how many patients it asks for, and when it fails", () => {
  const lines = demandsOf(JSON.stringify(standardDocument())).map(demandLine);
  expect(lines).toContain(
    "Learnable from the image (required): heldOutCorrelation.q < 0.01; of at least 60 patients; at least 60 % of the folds the claimed way; fails where the whole interval lies below 0.3",
  );
  expect(lines).toContain(
    "More than one site (required): siteCount.value >= 2; of any number; never fails",
  );
});
