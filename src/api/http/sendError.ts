import type { Response } from "express";

/** Answers with an error in GraphQL's form, whatever was asked. */
export function sendError(
  res: Response,
  status: number,
  { code, message }: { readonly code: string; readonly message: string },
): void {
  res.status(status).json({ errors: [{ message, extensions: { code } }] });
}
