import { findProgram } from "../findProgram.js";
import { run } from "../run.js";
import type { ServerWay, TemporalServer } from "../service.js";
import { prepareLaunch } from "./launch.js";

/** A Temporal command line installed on this machine, run on our own data. */
export const program: ServerWay<TemporalServer> = {
  name: "program temporal",
  take: async (ask) => {
    const path = findProgram("temporal");
    if (path === null) return { why: "temporal is not on the search path" };
    const printed = await run(path, ["--version"], { timeoutMs: 30_000 });
    const [, version] = /version v?(\d+\.\d+\.\d+)/.exec(printed) ?? [];
    if (version === undefined || Number(version.split(".")[0]) < 1)
      return {
        why: `${path} says ${JSON.stringify(printed.slice(0, 60))}; version 1.0 or later is needed`,
      };
    return { taken: prepareLaunch(ask, program.name, path) };
  },
};
