import { createHash } from "node:crypto";
import type { Express, Request, RequestHandler, Response } from "express";
import { labelOf } from "../../knowledge/identity.js";
import type { SlideRegion, SlideSize } from "./deepZoom.js";
import { deepZoomDescriptor, deepZoomTile, wholeSlide } from "./deepZoom.js";
import { pictureFailure } from "./pictureFailure.js";
import { sendBytes } from "./sendBytes.js";
import { sendError } from "./sendError.js";

/** A slide whose file is as it was when a run read it. */
export interface OpenedSlide extends SlideSize {
  /** Of its file. */
  readonly sha256: string;
  /** A region as JPEG. @throws SlideNotReadableError */
  jpeg(region: SlideRegion): Promise<Uint8Array>;
}

/** Shows slides. */
export interface SlidePictures {
  /** null where there is no such slide. @throws SlideNotAsReadError */
  open(slide: string): Promise<OpenedSlide | null>;
}

/** Longest side of a thumbnail. @unit px */
const THUMBNAIL_PX = 1024;
/** Raised when the same request would be answered with other bytes. */
const VERSION = 1;

/** Adds the addresses at which a slide is seen: its thumbnail, and itself for a Deep Zoom viewer. */
export function serveSlides(app: Express, slides: SlidePictures): void {
  app.get("/slides/:id/thumbnail", show(slides, thumbnail));
  app.get("/slides/:id.dzi", show(slides, descriptor));
  app.get(
    /^\/slides\/(?<id>[^/]+)_files\/(?<level>\d{1,2})\/(?<column>\d{1,6})_(?<row>\d{1,6})\.jpeg$/,
    show(slides, tile),
  );
}

/** What is to be answered: its type, and how to make it; null where the slide has no such part. */
type Answer = {
  readonly type: string;
  readonly make: () => Promise<Uint8Array>;
} | null;

type Params = Readonly<Record<string, string>>;

const jpegOf = (slide: OpenedSlide, region: SlideRegion): Answer => ({
  type: "image/jpeg",
  make: () => slide.jpeg(region),
});

const thumbnail = (slide: OpenedSlide): Answer =>
  jpegOf(slide, wholeSlide(slide, THUMBNAIL_PX));

const descriptor = (slide: OpenedSlide): Answer => ({
  type: "application/xml",
  make: () => Promise.resolve(Buffer.from(deepZoomDescriptor(slide))),
});

function tile(slide: OpenedSlide, params: Params): Answer {
  const place = {
    level: Number(params["level"]),
    column: Number(params["column"]),
    row: Number(params["row"]),
  };
  const region = deepZoomTile(slide, place);
  return region && jpegOf(slide, region);
}

function show(
  slides: SlidePictures,
  part: (slide: OpenedSlide, params: Params) => Answer,
): RequestHandler<Params> {
  return async (req, res) => {
    try {
      const id = req.params["id"] ?? "";
      const slide = labelOf(id) === "Slide" ? await slides.open(id) : null;
      const answer = slide && part(slide, req.params);
      if (slide && answer) await send(req, res, slide, answer);
      else notFound(res, slide === null ? "slide" : "tile of this slide");
    } catch (error) {
      const failure = pictureFailure(error);
      if (failure === null) throw error;
      sendError(res, failure.status, failure);
    }
  };
}

/** The validator follows from what is asked for, so that a client who has it already costs no reading. */
async function send(
  req: Request<Params>,
  res: Response,
  slide: OpenedSlide,
  { type, make }: NonNullable<Answer>,
): Promise<void> {
  const asked = [VERSION, slide.sha256, req.path].join("\n");
  const tag = createHash("sha256").update(asked).digest("base64url");
  res.set({ ETag: `"${tag}"`, "Cache-Control": "private, max-age=300" });
  if (req.fresh) res.status(304).end();
  else sendBytes(req, res, type, await make());
}

function notFound(res: Response, what: string): void {
  const message = `there is no such ${what}`;
  sendError(res, 404, { code: "NOT_FOUND", message });
}
