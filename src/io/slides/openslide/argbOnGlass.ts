/**
 * Puts OpenSlide's pixels on white, where the scanner saw nothing.
 * @shape pixels [height, width] as alpha, red, green, blue from the highest byte down, colours times alpha; returns
 * [height, width, 3]
 */
export function argbOnGlass(pixels: Uint32Array): Uint8Array {
  const data = new Uint8Array(pixels.length * 3);
  for (let i = 0, at = 0; i < pixels.length; i++) {
    const pixel = pixels[i]!;
    const glass = 255 - (pixel >>> 24);
    data[at++] = ((pixel >>> 16) & 255) + glass;
    data[at++] = ((pixel >>> 8) & 255) + glass;
    data[at++] = (pixel & 255) + glass;
  }
  return data;
}
