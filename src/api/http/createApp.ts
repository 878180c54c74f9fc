import type { ApolloServer } from "@apollo/server";
import { expressMiddleware } from "@as-integrations/express5";
import express, { type Express, type RequestHandler } from "express";
import { serveStatic } from "ruru/static";
import type { ApiParts } from "../apiDeps.js";
import type { Admit } from "../access/admission.js";
import { asker } from "../access/asker.js";
import { createContext, type ApiContext } from "../context.js";
import { explorer, EXPLORER_FILES } from "../explorer/explorer.js";
import { bodyFaults } from "./bodyFaults.js";
import { callerGuard } from "./callerGuard.js";
import { headers } from "./headers.js";
import { health } from "./health.js";
import { hostGuard } from "./hostGuard.js";
import { claimBundle } from "./claimBundle.js";
import { lineageProv } from "./lineageProv.js";
import { logClaims } from "./logClaims.js";
import { logContents } from "./logContents.js";
import { logEntries } from "./logEntries.js";
import { modelWeights } from "./modelWeights.js";
import { readingPicture } from "./readingPicture.js";
import { claimPicture } from "./pictures.js";
import { serveSlides } from "./slidePictures.js";
import { serveSubtypePictures } from "./subtypePictures.js";
import { sendError } from "./sendError.js";
import { slideMask } from "./slideMask.js";

/** An answer may be another one the next time. */
const notKept: RequestHandler = (_req, res, next) => {
  res.set("Cache-Control", "no-store");
  next();
};

/** The addresses of the server: `/graphql` with its explorer, `/health`, the pictures of claims, the slides, weights, the log. */
export function createApp(
  parts: Omit<ApiParts, "schema"> & { readonly admit: Admit },
  apollo: ApolloServer<ApiContext>,
): Express {
  const { reads, pictures, slides } = parts;
  const { hosts, limits, onFault, admit } = parts;
  const { guard, callerOf } = callerGuard(admit);
  const app = express();
  app.disable("x-powered-by").set("query parser", "simple");
  app.use(hostGuard(hosts), headers);
  app.get("/health", health(reads.ping));
  app.get("/", (_req, res) => {
    res.redirect("/graphql");
  });
  app.use(serveStatic(EXPLORER_FILES));
  app.use("/graphql", explorer);
  app.use(guard);
  for (const name of ["overlay.png", "regions.geojson"] as const)
    app.get(`/claims/:id/${name}`, claimPicture(pictures, name));
  app.get("/readings/:id/items/:item.png", readingPicture(parts.readings));
  serveSlides(app, slides);
  serveSubtypePictures(app, parts.subtypePictures);
  app.get("/slides/:id/mask", slideMask(parts.slideMask));
  app.get("/models/:id/weights.safetensors", modelWeights(parts.modelWeights));
  app.get("/claims/:id/bundle.zip", claimBundle(parts.bundles, callerOf));
  app.get("/lineage/:id/prov.json", lineageProv(parts.lineageProv));
  app.get("/log/entries", logEntries(parts.log.entries));
  app.get("/log/claims", logClaims(parts.log.claims));
  app.get("/log/contents", logContents(parts.log.contents));
  app.use(
    "/graphql",
    notKept,
    express.json({ limit: limits.bodyBytes }),
    expressMiddleware(apollo, {
      context: async ({ req }) => {
        const caller = callerOf(req);
        const address = req.socket.remoteAddress ?? null;
        return createContext({ ...parts, ...asker(parts, caller, address) });
      },
    }),
  );
  app.use((_req, res) => {
    const message = "there is nothing at this address; the API is at /graphql";
    sendError(res, 404, { code: "NOT_FOUND", message });
  });
  app.use(bodyFaults(onFault));
  return app;
}
