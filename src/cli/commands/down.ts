import type { Context } from "../context.js";
import { takeDown } from "../lifeCycle/takeDown.js";

/** Stops all that this checkout started. */
export async function downCommand({ config, output }: Context): Promise<void> {
  const stopped = await takeDown(config, output.note);
  output.print(
    stopped.length === 0
      ? "nothing of this checkout was running"
      : `stopped ${stopped.join(", ")}; the data stay in ${config.home}`,
  );
  output.document({ stopped });
}
