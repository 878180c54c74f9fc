import type { TestSpecification } from "vitest/node";
import { BaseSequencer } from "vitest/node";

/** Projects whose files take minutes, the longest first; files of the others take seconds. */
const LONG = ["e2e", "workflows"];

/**
 * What takes minutes begins first, so that no worker ends long after the others: the short files fill what is left.
 * Vitest itself knows how long a file takes only where it ran before, and goes by size where it did not.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(
    files: TestSpecification[],
  ): Promise<TestSpecification[]> {
    const rank = ({ project }: TestSpecification): number => {
      const at = LONG.indexOf(project.name);
      return at < 0 ? LONG.length : at;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
