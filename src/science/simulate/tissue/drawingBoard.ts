import type { Canvas } from "./canvas.js";

/**
 * Memory in which slides are drawn one after the other, since fresh memory takes a tenth of the time. The next slide
 * is drawn over the last one: be done with its picture first.
 */
export interface DrawingBoard {
  /** An empty canvas. @unit mpp um/px */
  canvas(width: number, height: number, mpp: number): Canvas;
  /** Room for a picture of the canvas. */
  picture(pixels: number): Uint8Array;
}

/** A board that grows as slides ask for it. */
export function createBoard(): DrawingBoard {
  let held = allocate(0);
  const grow = (pixels: number): void => {
    if (held.kinds.length < pixels) held = allocate(pixels);
  };
  return {
    canvas: (width, height, mpp) => {
      const pixels = width * height;
      grow(pixels);
      return {
        width,
        height,
        mpp,
        haematoxylin: held.haematoxylin.subarray(0, pixels).fill(0),
        eosin: held.eosin.subarray(0, pixels).fill(0),
        kinds: held.kinds.subarray(0, pixels).fill(0),
      };
    },
    picture: (pixels) => {
      grow(pixels);
      return held.picture.subarray(0, 3 * pixels);
    },
  };
}

function allocate(pixels: number) {
  return {
    haematoxylin: new Float32Array(pixels),
    eosin: new Float32Array(pixels),
    kinds: new Uint8Array(pixels),
    picture: new Uint8Array(3 * pixels),
  };
}
