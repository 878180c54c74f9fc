import type { RequestHandler } from "express";
import { sendError } from "./sendError.js";

/** How something was made, as a PROV-JSON document; null where there is no such entity. */
export type LineageProv = (entity: string) => Promise<unknown>;

/** Answers /lineage/:id/prov.json. */
export function lineageProv(find: LineageProv): RequestHandler<{ id: string }> {
  return async (req, res) => {
    const found = await find(req.params.id);
    if (found === null) {
      const message = "there is no such entity";
      return sendError(res, 404, { code: "NOT_FOUND", message });
    }
    res.set("Cache-Control", "no-cache").json(found);
  };
}
