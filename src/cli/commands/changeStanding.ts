import { randomUUID } from "node:crypto";
import type { ApiClient } from "../apiClient.js";
import { REINSTATE, WITHDRAW } from "../standingDocuments.js";
import type { Output } from "../output.js";
import type { Refusal } from "../refusal.js";
import { accepted } from "../refusal.js";
import type { FewPatients } from "../fewPatientsLine.js";
import { fewPatientsLine } from "../fewPatientsLine.js";
import { shownId } from "../shownId.js";
import type { NamedThing } from "../thingName.js";
import { thingName } from "../thingName.js";
import { wholeId } from "../wholeId.js";

/** Which way the standing of a thing changes. */
export type ChangeKind = "withdraw" | "reinstate";

/** What `withdraw` and `reinstate` are asked. */
export interface ChangeOptions {
  readonly kind: ChangeKind;
  /** Or the beginning of it, a slide's name, a patient's pseudonym. */
  readonly id: string;
  readonly reason: string;
  readonly dryRun: boolean;
}

interface Effect {
  readonly claim: { readonly id: string; readonly statement: string };
  readonly before: string;
  readonly after: string;
  readonly effect: string;
  readonly path: readonly { readonly id: string }[];
}

interface Change {
  readonly entity: NamedThing;
  readonly claims: readonly Effect[];
  readonly fewPatients: readonly FewPatients[];
}

/** Withdraws or reinstates a thing and prints what becomes of claims. @throws UserError where it is refused */
export async function changeStandingCommand(
  api: ApiClient,
  { kind, id, reason, dryRun }: ChangeOptions,
  output: Output,
): Promise<void> {
  const document = kind === "withdraw" ? WITHDRAW : REINSTATE;
  const input = {
    idempotencyKey: `cli-${randomUUID()}`,
    entity: await wholeId(api, id),
    reason,
    dryRun,
  };
  const answer = await api.request<{ change: Change | Refusal }>(document, {
    input,
  });
  const change = accepted(answer.change);
  const { entity } = change;
  output.print(`${kind}  ${thingName(entity)}  ${entity.id}`);
  for (const line of linesOf(change.claims)) output.print(line);
  for (const few of change.fewPatients) output.print(fewPatientsLine(few));
  output.print("Every claim by itself: --json.");
  if (dryRun) output.print("Dry run: nothing was changed.");
  else if (change.claims.some(({ effect }) => effect === "NEEDS_RERUN"))
    output.print(
      "Discover the cohort again: only what rests on it is done anew.",
    );
  output.document({
    entity: change.entity.id,
    claims: change.claims.map(({ claim, path, ...told }) => ({
      id: claim.id,
      ...told,
      path: path.map((step) => step.id),
    })),
    fewPatients: change.fewPatients.map(({ protocol, ...told }) => ({
      protocol: protocol.id,
      ...told,
    })),
  });
}

/** How many claims come off which way, and each that was or is SUPPORTED; the others are counted. */
function linesOf(claims: readonly Effect[]): string[] {
  const changed = claims.filter(({ before, after }) => before !== after);
  const told = changed.filter((one) => turn(one).includes("SUPPORTED"));
  return [
    ...counts(claims.map(({ effect }) => effect)),
    ...told.map(
      (one) => `${turn(one)}  ${shownId(one.claim.id)}  ${one.claim.statement}`,
    ),
    ...counts(changed.map(turn)),
  ];
}

const turn = ({ before, after }: Effect): string => `${before} -> ${after}`;

/** How often each is there. */
function counts(names: readonly string[]): string[] {
  const found = new Map<string, number>();
  for (const name of names) found.set(name, (found.get(name) ?? 0) + 1);
  return [...found].map(([name, n]) => `${String(n).padStart(6)}  ${name}`);
}
