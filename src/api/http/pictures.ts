import type { RequestHandler } from "express";
import { labelOf } from "../../knowledge/identity.js";
import { sendError } from "./sendError.js";

/** Files that show a claim. */
export const PICTURES = {
  "overlay.png": "image/png",
  "regions.geojson": "application/geo+json",
} as const;

/** Draws what a claim rests on. */
export interface Pictures {
  /** null where there is no such claim, or no map was kept for it. */
  claimPicture(
    claim: string,
    name: keyof typeof PICTURES,
  ): Promise<Buffer | null>;
}

/** Answers /claims/:id/NAME. */
export function claimPicture(
  pictures: Pictures,
  name: keyof typeof PICTURES,
): RequestHandler<{ id: string }> {
  return async (req, res) => {
    const { id } = req.params;
    const bytes =
      labelOf(id) === "Claim" ? await pictures.claimPicture(id, name) : null;
    if (bytes !== null) {
      res.type(PICTURES[name]).set("Cache-Control", "no-cache").send(bytes);
      return;
    }
    sendError(res, 404, {
      code: "NOT_FOUND",
      message: `there is no ${name} of this claim`,
    });
  };
}
