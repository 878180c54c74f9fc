import type { Response } from "express";

/** Sends what is true now, one JSON document a line. */
export function sendLines(res: Response, documents: readonly unknown[]): void {
  res.type("application/x-ndjson").set("Cache-Control", "no-store");
  res.send(documents.map((one) => `${JSON.stringify(one)}\n`).join(""));
}
