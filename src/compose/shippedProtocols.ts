import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseProtocol } from "../knowledge/protocol.js";
import type { Protocol } from "../knowledge/protocol.js";

/** The protocols in `schema/protocols`. @throws ProtocolError for one that no claim could pass */
export async function shippedProtocols(checkout: string): Promise<Protocol[]> {
  const folder = join(checkout, "schema", "protocols");
  const names = (await readdir(folder)).filter((n) => n.endsWith(".json"));
  return Promise.all(
    names
      .sort()
      .map(async (name) =>
        parseProtocol(JSON.parse(await readFile(join(folder, name), "utf8"))),
      ),
  );
}
