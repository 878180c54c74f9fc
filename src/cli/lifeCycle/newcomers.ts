import type { Config } from "../../config.js";
import { stopProgram } from "../../stack/processes.js";
import { stackStatus } from "../../stack/stackStatus.js";
import type { StackStatus } from "../../stack/stackStatus.js";
import { countOtherUses } from "../../stack/uses.js";
import { stopStack } from "../../stack/stopStack.js";
import type { ServerName } from "../../stack/stopStack.js";
import { STOP_MS } from "./startPrograms.js";

/** Stops what was started since, and nothing that ran before; nothing at all while other commands need it, which is said once. */
export type StopNewcomers = () => Promise<void>;

const SERVERS: readonly ServerName[] = ["neo4j", "temporal"];

/** Remembers what of this checkout runs now. What is only started anew later, in another build, is no newcomer. */
export async function rememberRunning(
  config: Config,
  log: (line: string) => void,
): Promise<StopNewcomers> {
  const before = running(await stackStatus(config));
  let told = false;
  return async () => {
    const others = await countOtherUses(config.home);
    if (others > 0) {
      if (!told)
        log(
          `all is left running, since ${others === 1 ? "another command needs" : `${others} other commands need`} it; npx histoclaim down stops it`,
        );
      told = true;
      return;
    }
    const status = await stackStatus(config);
    const isNew = (name: string): boolean => !before.includes(name);
    await Promise.all(
      status.programs
        .filter(({ name }) => isNew(name))
        .map(async ({ name }) => {
          const ran = await stopProgram(config.home, name, STOP_MS);
          if (ran) log(`stopped the ${name}`);
        }),
    );
    await stopStack({ config, log }, SERVERS.filter(isNew));
  };
}

/** Names of what runs; somebody else's server is none of ours to stop. */
function running(status: StackStatus): string[] {
  return [
    ...status.programs.filter(({ up }) => up).map(({ name }) => name),
    ...SERVERS.filter((name) => status[name].up),
  ];
}
