import type { Issue } from "../../runs/runControl.js";
import { issuesOfTexts } from "../run/textIssues.js";
import type { StartReadingInput } from "./reading.input.js";

/** More than a pathologist reads at one sitting. */
const MOST_TILES = 200;

/** What is wrong with a request for a reading as such. */
export function startIssues({
  idempotencyKey,
  claim,
  tilesPerArm,
  readers,
}: StartReadingInput): Issue[] {
  const named = Object.fromEntries(
    readers.map((name, i) => [`readers.${i}`, name]),
  );
  const issues = issuesOfTexts({ idempotencyKey, claim, ...named });
  if (tilesPerArm < 1 || tilesPerArm > MOST_TILES)
    issues.push({
      path: "tilesPerArm",
      message: `it is ${tilesPerArm}; ask for 1 to ${MOST_TILES}`,
    });
  return issues;
}
