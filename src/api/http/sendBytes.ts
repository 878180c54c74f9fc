import type { Request, Response } from "express";

/** Answers with bytes, or with the one range of them that was asked for. @source RFC 9110, section 14 */
export function sendBytes(
  req: Request<Readonly<Record<string, string>>>,
  res: Response,
  type: string,
  bytes: Uint8Array,
): void {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  res.type(type).set("Accept-Ranges", "bytes");
  const ranges = mayRange(req, res) ? req.range(whole.length) : undefined;
  if (ranges === -1) {
    res.status(416).set("Content-Range", `bytes */${String(whole.length)}`);
    res.end();
    return;
  }
  const range = onlyRange(ranges);
  if (range === null) {
    res.send(whole);
    return;
  }
  const { start, end } = range;
  res.status(206);
  res.set(
    "Content-Range",
    `bytes ${String(start)}-${String(end)}/${String(whole.length)}`,
  );
  res.send(whole.subarray(start, end + 1));
}

/** A range of what the client had is of no use with one of what there is now. */
function mayRange(
  req: Request<Readonly<Record<string, string>>>,
  res: Response,
): boolean {
  const had = req.headers["if-range"];
  return had === undefined || had === res.get("ETag");
}

/** Several at once, or in a unit that is not ours, are answered with all. */
function onlyRange(
  ranges: ReturnType<Request["range"]>,
): { readonly start: number; readonly end: number } | null {
  if (!Array.isArray(ranges) || ranges.type !== "bytes") return null;
  return ranges.length === 1 ? (ranges[0] ?? null) : null;
}
