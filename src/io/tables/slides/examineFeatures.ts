import { BadFeaturesError } from "../../features/badFeaturesError.js";
import { coordsBeside } from "../../features/matrixFeatures.js";
import type { FeatureProbe } from "../../features/openFeatures.js";
import { probeFeatures } from "../../features/openFeatures.js";
import type { CohortFolder } from "../cohortFolder.js";
import { locateFile } from "../cohortFolder.js";
import type { HashedFile } from "../hashedFile.js";
import { hashFile } from "../hashFile.js";

/** What a file of ready features turned out to be. */
export type FeaturesFile =
  | {
      readonly kind: "good";
      readonly probe: FeatureProbe;
      /** The file itself, and that of its coordinates where they lie apart. */
      readonly parts: readonly HashedFile[];
    }
  | { readonly kind: "missing" | "outside" }
  | {
      readonly kind: "unreadable";
      readonly reason: string;
      readonly remedy: string;
    };

/** Finds, probes and hashes files of features, by their names. */
export async function examineFeatures(
  folder: CohortFolder,
  names: Iterable<string>,
): Promise<ReadonlyMap<string, FeaturesFile>> {
  const found = new Map<string, FeaturesFile>();
  for (const name of new Set(names))
    found.set(name, await examine(folder, name));
  return found;
}

async function examine(
  folder: CohortFolder,
  name: string,
): Promise<FeaturesFile> {
  const located = await locateFile(folder, name);
  if (located.kind !== "found") return { kind: located.kind };
  const { path } = located;
  try {
    const probe = await probeFeatures(path);
    const beside = probe.layout === "npy" ? [coordsBeside(path)] : [];
    return { kind: "good", probe, parts: await hashAll([path, ...beside]) };
  } catch (error) {
    if (!(error instanceof BadFeaturesError)) throw error;
    // What a library says may hold paths of this machine.
    const reason = error.reason.replaceAll(path, name);
    return { kind: "unreadable", reason, remedy: error.remedy };
  }
}

function hashAll(paths: readonly string[]): Promise<HashedFile[]> {
  return Promise.all(
    paths.map(async (path) => {
      return { path, sha256: await hashFile(path) };
    }),
  );
}
