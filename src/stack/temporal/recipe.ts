import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { cached } from "../cached.js";
import { run } from "../run.js";
import type { ServerWay, TemporalServer } from "../service.js";
import { findTool, GO } from "../tools.js";
import type { Place } from "../tools.js";
import type { Tried } from "../way.js";
import { prepareLaunch } from "./launch.js";

/** Later ones, up to 1.8.2, hold a `replace` line that `go install` refuses. */
export const TEMPORAL_CLI_VERSION = "1.5.1";

const MODULE = "github.com/temporalio/cli";

/** Temporal's program built from its source. */
export const recipe: ServerWay<TemporalServer> = {
  name: "built with Go",
  take: async (ask) => {
    const built = await build({ cache: ask.config.cache, log: ask.log });
    if ("why" in built) return built;
    return { taken: prepareLaunch(ask, recipe.name, built.taken) };
  },
};

async function build(place: Place): Promise<Tried<string>> {
  const name = `temporal-cli-${TEMPORAL_CLI_VERSION}-go`;
  const program = join(place.cache, name, "temporal");
  if (existsSync(program)) return { taken: program };
  const go = await findTool(GO, place);
  if ("why" in go) return go;
  await cached({
    ...place,
    name,
    doing: `builds Temporal ${TEMPORAL_CLI_VERSION} with Go (some minutes, once)`,
    fill: (folder) => compile(go.taken, folder),
  });
  return { taken: program };
}

/** Go compares each module with the checksums of its source and fails on a difference. */
async function compile(go: string, folder: string): Promise<void> {
  const bin = join(folder, "bin");
  await mkdir(bin);
  await run(
    go,
    [
      "install",
      "-trimpath",
      "-ldflags",
      `-s -w -X ${MODULE}/temporalcli.Version=${TEMPORAL_CLI_VERSION}`,
      `${MODULE}/cmd/temporal@v${TEMPORAL_CLI_VERSION}`,
    ],
    { cwd: folder, env: { CGO_ENABLED: "0", GOBIN: bin, GOFLAGS: "" } },
  );
  await rename(join(bin, "temporal"), join(folder, "temporal"));
  await rm(bin, { recursive: true });
}
