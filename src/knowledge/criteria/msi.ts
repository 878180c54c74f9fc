import { givenClass } from "./givenClass.js";

/** Is anything left of the association among patients alike in microsatellite instability? */
export const msi = givenClass({
  name: "msi",
  reads: "givenMsi",
  absent:
    "Of too few patients the microsatellite status is known; it is not ruled out.",
  explains: "microsatellite instability",
});
