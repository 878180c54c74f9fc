import type { Express, RequestHandler } from "express";
import type {
  SubtypePicture,
  SubtypePictures,
} from "../../runs/subtypePictures.js";
import { sendError } from "./sendError.js";

/** Answers what is drawn of a run's subtypes: /pictures/RUN/importance.svg, /drop.svg, /curve.svg, /shapes/GENE.svg and /pairs/GENE/GENE.svg. */
export function serveSubtypePictures(
  app: Express,
  pictures: SubtypePictures,
): void {
  const answer =
    <P extends { run: string }>(
      of: (params: P) => SubtypePicture,
    ): RequestHandler<P> =>
    async (req, res) => {
      const { params } = req;
      const svg = await pictures.subtypePicture(params.run, of(params));
      if (svg !== null) {
        res.type("image/svg+xml").set("Cache-Control", "no-cache").send(svg);
        return;
      }
      const message = "the run found nothing of this, or is not done";
      sendError(res, 404, { code: "NOT_FOUND", message });
    };
  app.get(
    "/pictures/:run/importance.svg",
    answer(() => ({ kind: "importance" })),
  );
  app.get(
    "/pictures/:run/drop.svg",
    answer(() => ({ kind: "drop" })),
  );
  app.get(
    "/pictures/:run/curve.svg",
    answer(() => ({ kind: "curve" })),
  );
  app.get(
    "/pictures/:run/pairs/:one/:other.svg",
    answer<{ run: string; one: string; other: string }>(({ one, other }) => ({
      kind: "pair",
      genes: [one, other],
    })),
  );
  app.get(
    "/pictures/:run/shapes/:gene.svg",
    answer<{ run: string; gene: string }>(({ gene }) => ({
      kind: "shape",
      gene,
    })),
  );
}
