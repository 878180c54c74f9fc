import type { RequestHandler } from "express";
import { labelOf } from "../../knowledge/identity.js";
import { sendBytes } from "./sendBytes.js";
import { sendError } from "./sendError.js";

/** Finds the safetensors file with a model's weights; null where there is no such model. */
export type ModelWeights = (model: string) => Promise<Buffer | null>;

/** Answers /models/:id/weights.safetensors: all heads that were trained with it, and the card that says which is which. */
export function modelWeights(
  find: ModelWeights,
): RequestHandler<{ id: string }> {
  return async (req, res) => {
    const { id } = req.params;
    const bytes = labelOf(id) === "Model" ? await find(id) : null;
    if (bytes !== null) {
      // Weights of one id never change.
      res.set("Cache-Control", "private, max-age=31536000, immutable");
      sendBytes(req, res, "application/octet-stream", bytes);
      return;
    }
    const message = "there is no such model";
    sendError(res, 404, { code: "NOT_FOUND", message });
  };
}
