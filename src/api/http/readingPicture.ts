import type { RequestHandler } from "express";
import { labelOf } from "../../knowledge/identity.js";
import type { ShownReadings } from "../../runs/shownReadings.js";
import { sendError } from "./sendError.js";

/** Answers /readings/:id/items/:item.png. Neither name nor headers tell where the tile lies. */
export function readingPicture({
  picture,
}: Pick<ShownReadings, "picture">): RequestHandler<{
  id: string;
  item: string;
}> {
  return async (req, res) => {
    const { id, item } = req.params;
    const bytes = labelOf(id) === "Reading" ? await picture(id, item) : null;
    if (bytes !== null) {
      res.type("image/png").set("Cache-Control", "private, max-age=300");
      res.send(bytes);
      return;
    }
    const message = "there is no such tile in such a reading";
    sendError(res, 404, { code: "NOT_FOUND", message });
  };
}
