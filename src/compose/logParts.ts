import type { ApiDeps } from "../api/apiDeps.js";
import type { KeyFiles } from "../governance/logKeeper.js";
import type { Graph } from "../graph/graph.js";
import { readProvenance } from "../graph/read/provenance.js";
import type { BlobStore } from "../io/blobs/blobStore.js";
import { provJson } from "../io/exchange/provJson.js";
import { claimBundles } from "./claimBundle.js";
import { logDoor } from "./logDoor.js";

/** What the API shows of the log, and what it gives others to check. */
export function logParts(
  store: Graph,
  files: KeyFiles,
  blobs: Pick<BlobStore, "get">,
): Pick<ApiDeps, "log" | "bundles" | "lineageProv"> {
  const log = logDoor(store, files);
  return {
    log,
    bundles: claimBundles({ store, blobs, keeper: log }),
    lineageProv: async (entity) => {
      const found = await readProvenance(store, entity);
      return found === null ? null : provJson(found);
    },
  };
}
