import type { RequestHandler } from "express";

/** Other pages may neither frame what we answer, nor take it for something else, nor read it. */
export const headers: RequestHandler = (_req, res, next) => {
  res.set({
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
  });
  next();
};
