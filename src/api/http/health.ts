import type { RequestHandler } from "express";
import { createDeadline } from "../limits/deadline.js";

const PATIENCE_MS = 5000;

/** Says that this server answers, and whether its graph does. */
export function health(ping: () => Promise<void>): RequestHandler {
  return async (_req, res) => {
    const graph = await answers(ping);
    res
      .status(graph ? 200 : 503)
      .set("Cache-Control", "no-store")
      .json({ status: graph ? "ok" : "unavailable", graph });
  };
}

async function answers(ping: () => Promise<void>): Promise<boolean> {
  const deadline = createDeadline();
  deadline.start(PATIENCE_MS);
  try {
    await deadline.within(ping());
    return true;
  } catch {
    return false;
  } finally {
    deadline.end();
  }
}
