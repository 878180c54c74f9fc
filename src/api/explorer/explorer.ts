import { randomBytes } from "node:crypto";
import type { RequestHandler } from "express";
import { ruruHTML } from "ruru/server";
import { FIRST_QUERY } from "./firstQuery.js";
import { TOKEN_DIALOG, TOKEN_SCRIPT } from "./tokenDialog.js";

/** Where the explorer's files are served from; they come with its package, not from the Internet. */
export const EXPLORER_FILES = "/explorer/";

/** Answers a browser at the API's address with a page to write queries in; everything else goes on to the API. */
export const explorer: RequestHandler = (req, res, next) => {
  res.vary("Accept");
  const wanted =
    req.method === "GET" && req.accepts(["json", "html"]) === "html";
  if (!wanted || "query" in req.query) return next();
  const nonce = randomBytes(16).toString("base64");
  res
    .set("Content-Security-Policy", policy(nonce))
    .set("Cache-Control", "no-store")
    .type("html")
    .send(PAGE.replaceAll("<script", `<script nonce="${nonce}"`));
};

const PAGE = ruruHTML({
  endpoint: "/graphql",
  staticPath: EXPLORER_FILES,
  htmlParts: {
    titleTag: `<title>histoclaim</title><link rel="icon" href="data:,">`,
    configScript: (script) =>
      `${script}<script>RURU_CONFIG.defaultQuery = ${JSON.stringify(FIRST_QUERY)};</script>`,
    headerScripts: (scripts) => `<script>${TOKEN_SCRIPT}</script>${scripts}`,
    bodyContent: (body) => `${TOKEN_DIALOG}${body}`,
  },
});

/** The page may load from this server and speak to it, and to nobody else. */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
