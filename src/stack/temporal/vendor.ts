import { existsSync } from "node:fs";
import { join } from "node:path";
import { assertReachable, checksum, fetchText } from "../fetchFile.js";
import { thisPlatform } from "../platform.js";
import type { ServerWay, TemporalServer } from "../service.js";
import { fetchArchive, programIn } from "../tools.js";
import type { Archive } from "../tools.js";
import { prepareLaunch } from "./launch.js";
import { TEMPORAL_CLI_VERSION } from "./recipe.js";

const RELEASE = `https://github.com/temporalio/cli/releases/download/v${TEMPORAL_CLI_VERSION}`;

/** The archive that Temporal's makers offer. */
export const vendor: ServerWay<TemporalServer> = {
  name: "Temporal's own download",
  take: async (ask) => {
    const place = { cache: ask.config.cache, log: ask.log };
    const name = `temporal-cli-${TEMPORAL_CLI_VERSION}`;
    const file = fileName();
    if (!existsSync(join(place.cache, name)))
      await assertReachable(`${RELEASE}/${file}`);
    const folder = await fetchArchive(place, name, () => archive(file));
    const path = programIn(folder, "temporal");
    return { taken: prepareLaunch(ask, vendor.name, path) };
  },
};

function fileName(): string {
  const { os, arch } = thisPlatform();
  const cpu = arch === "x64" ? "amd64" : arch;
  return `temporal_cli_${TEMPORAL_CLI_VERSION}_${os}_${cpu}.tar.gz`;
}

async function archive(file: string): Promise<Archive> {
  const list = await fetchText(`${RELEASE}/checksums.txt`);
  const line = list.split("\n").find((one) => one.trim().endsWith(file));
  if (line === undefined)
    throw new Error(`${RELEASE}/checksums.txt does not name ${file}`);
  return {
    name: file,
    url: `${RELEASE}/${file}`,
    checksum: checksum("sha256", line),
  };
}
