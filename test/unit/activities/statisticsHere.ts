import type { GeneStatistics } from "../../../src/activities/deps.js";
import {
  assessGene,
  evaluateGene,
} from "../../../src/io/statistics/statisticsThread.js";

/** The statistics of genes as the threads compute them, in this one. */
export const statisticsHere: GeneStatistics["statistics"] = {
  evaluateGenes: (jobs) => Promise.resolve(jobs.map(evaluateGene)),
  assessGenes: (jobs) => Promise.resolve(jobs.map(assessGene)),
};
