import type { Config } from "../../config.js";
import { stopProgram } from "../../stack/processes.js";
import { readState } from "../../stack/state.js";
import { stopStack } from "../../stack/stopStack.js";
import { STOP_MS } from "./startPrograms.js";

/** Stops all that this checkout started; data stay. @returns names of what ran */
export async function takeDown(
  config: Config,
  log: (line: string) => void,
): Promise<string[]> {
  const { programs } = await readState(config.home);
  const stopped = await Promise.all(
    Object.keys(programs).map(async (name) => {
      const ran = await stopProgram(config.home, name, STOP_MS);
      if (ran) log(`stopped the ${name}`);
      return ran ? [name] : [];
    }),
  );
  const servers = await stopStack({ config, log });
  return [...stopped.flat(), ...servers];
}
