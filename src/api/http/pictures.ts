import type { RequestHandler } from "express";
import { labelOf } from "../../knowledge/identity.js";
import { pictureFailure } from "./pictureFailure.js";
import { sendError } from "./sendError.js";

/** Files that show a claim. */
export const PICTURES = {
  "overlay.png": "image/png",
  "regions.geojson": "application/geo+json",
} as const;

/** Draws what a claim rests on. */
export interface Pictures {
  /**
   * null where there is no such claim, or no map was kept for it.
   * @throws PictureNotReadyError, PictureFailedError
   */
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
  const drawn = (id: string): Promise<Buffer | null> =>
    labelOf(id) === "Claim"
      ? pictures.claimPicture(id, name)
      : Promise.resolve(null);
  return async (req, res) => {
    const bytes = await drawn(req.params.id).catch((error: unknown) => {
      const failure = pictureFailure(error);
      if (failure === null) throw error;
      return failure;
    });
    if (bytes !== null && "status" in bytes) {
      sendError(res, bytes.status, bytes);
      return;
    }
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
