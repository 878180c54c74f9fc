import type { RequestHandler } from "express";
import { labelOf } from "../../knowledge/identity.js";
import { sendError } from "./sendError.js";

/** Finds the picture of what of a slide was taken for tissue; null where there is none. */
export type SlideMask = (slide: string) => Promise<Buffer | null>;

/** Answers /slides/:id/mask: tissue, marks and the grid of tiles over the slide, as PNG. */
export function slideMask(find: SlideMask): RequestHandler<{ id: string }> {
  return async (req, res) => {
    const { id } = req.params;
    const bytes = labelOf(id) === "Slide" ? await find(id) : null;
    if (bytes !== null) {
      res.type("image/png").set("Cache-Control", "no-cache").send(bytes);
      return;
    }
    sendError(res, 404, {
      code: "NOT_FOUND",
      message: "there is no such slide, or no run has tiled it yet",
    });
  };
}
