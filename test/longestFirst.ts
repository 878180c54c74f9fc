import type { TestSpecification } from "vitest/node";
import { BaseSequencer } from "vitest/node";

/** End to end takes as long as all other projects that need servers: it begins first, and the others fill what it leaves. */
export class LongestFirst extends BaseSequencer {
  override async sort(
    files: TestSpecification[],
  ): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ project }: TestSpecification): boolean =>
      project.name === "e2e";
    return [
      ...sorted.filter(isLong),
      ...sorted.filter((file) => !isLong(file)),
    ];
  }
}
