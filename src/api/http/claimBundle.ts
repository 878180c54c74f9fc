import type { RequestHandler } from "express";
import type { CallerGuard } from "./callerGuard.js";
import { labelOf } from "../../knowledge/identity.js";
import { sendError } from "./sendError.js";

/** A claim's bundle, or why there is none. */
export type MadeBundle =
  | { readonly kind: "bundle"; readonly bytes: Uint8Array }
  | { readonly kind: "unknown" }
  | { readonly kind: "refused"; readonly message: string };

/** Makes the bundle of a claim. */
export type ClaimBundles = (claim: string) => Promise<MadeBundle>;

/** Who may see what is known of each patient. */
const ROLES: readonly string[] = ["owner", "analyst", "reviewer", "admin"];

/** Answers /claims/:id/bundle.zip, which holds numbers of each patient. */
export function claimBundle(
  make: ClaimBundles,
  callerOf: CallerGuard["callerOf"],
): RequestHandler<{ id: string }> {
  return async (req, res) => {
    const role = callerOf(req)?.role;
    if (role === undefined || !ROLES.includes(role)) {
      const message = `a bundle has numbers of each patient: it needs a token of ${ROLES.slice(1).join(", ")}`;
      return sendError(res, 403, { code: "FORBIDDEN", message });
    }
    const { id } = req.params;
    const made = labelOf(id) === "Claim" ? await make(id) : UNKNOWN;
    if (made.kind === "bundle") {
      res.type("application/zip").set("Cache-Control", "no-store");
      res.send(Buffer.from(made.bytes));
      return;
    }
    if (made.kind === "refused")
      return sendError(res, 409, { code: "CONFLICT", message: made.message });
    const message = "there is no such claim with a verdict";
    sendError(res, 404, { code: "NOT_FOUND", message });
  };
}

const UNKNOWN = { kind: "unknown" } as const;
