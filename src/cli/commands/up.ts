import type { Context } from "../context.js";
import { bringUp } from "../lifeCycle/bringUp.js";
import { ownerTokenFile } from "../../stack/ownerToken.js";

/** Starts what is missing and says where it is. */
export async function upCommand({ config, output }: Context): Promise<void> {
  const { neo4j, temporal, worker, server, url } = await bringUp(
    config,
    output.note,
  );
  const tokenFile = ownerTokenFile(config.home);
  output.print(`histoclaim is up: ${url}`);
  output.print(`the owner's token lies in ${tokenFile}`);
  output.document({
    url,
    tokenFile,
    neo4j: { ...neo4j, password: undefined },
    temporal,
    worker: programOf(worker),
    server: programOf(server),
  });
}

const programOf = ({
  pid,
  log,
  startedNow,
}: {
  readonly pid: number;
  readonly log: string;
  readonly startedNow: boolean;
}): unknown => ({ pid, log, startedNow });
