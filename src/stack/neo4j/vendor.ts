import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { assertReachable, checksum, fetchText } from "../fetchFile.js";
import { findJdk } from "../jdk.js";
import type { Neo4jServer, ServerWay } from "../service.js";
import { fetchArchive, programIn } from "../tools.js";
import type { Archive } from "../tools.js";
import { scripted } from "./distribution.js";
import { prepareLaunch } from "./launch.js";
import { NEO4J_VERSION } from "./recipe.js";

/** The archive that Neo4j's makers offer. */
export const vendor: ServerWay<Neo4jServer> = {
  name: "Neo4j's own download",
  take: async (ask) => {
    const place = { cache: ask.config.cache, log: ask.log };
    const name = `neo4j-community-${NEO4J_VERSION}`;
    if (!existsSync(join(place.cache, name))) await assertReachable(URL_OF);
    const java = await findJdk(place);
    if ("why" in java) return java;
    const folder = await fetchArchive(place, name, archive);
    const neo4j = programIn(folder, "neo4j");
    const admin = join(dirname(neo4j), "neo4j-admin");
    const bin = { neo4j, admin };
    const distribution = scripted(NEO4J_VERSION, bin, java.taken);
    return { taken: prepareLaunch(ask, vendor.name, distribution) };
  },
};

const FILE = `neo4j-community-${NEO4J_VERSION}-unix.tar.gz`;
const URL_OF = `https://dist.neo4j.org/${FILE}`;

async function archive(): Promise<Archive> {
  const published = await fetchText(`${URL_OF}.sha256`);
  return { name: FILE, url: URL_OF, checksum: checksum("sha256", published) };
}
