import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ApiClient } from "../apiClient.js";
import type { ControlRow } from "../controlTable.js";
import { controlLine } from "../controlTable.js";
import { CLAIM } from "../documents.js";
import type { Output } from "../output.js";
import { UserError } from "../userError.js";
import { wholeClaimId } from "../wholeClaimId.js";

interface ClaimPage {
  readonly id: string;
  readonly statement: string;
  readonly createdAt: string;
  readonly verdict: {
    readonly outcome: string;
    readonly exploratory: boolean;
    readonly reason: string | null;
    readonly judgedAt: string;
    readonly protocol: { readonly name: string; readonly version: string };
    readonly results: readonly {
      readonly criterion: { readonly title: string; readonly role: string };
      readonly outcome: string;
      readonly sentence: string | null;
    }[];
    readonly flipSets: readonly {
      readonly to: string;
      readonly criteria: readonly { readonly title: string }[];
    }[];
  } | null;
  readonly explainedBy: { readonly statement: string } | null;
  readonly knownFacts: readonly {
    readonly statement: string;
    readonly source: string;
  }[];
  readonly controls: readonly ControlRow[];
  readonly withdrawals: readonly {
    readonly reason: string;
    readonly createdAt: string;
    readonly entity: { readonly id: string } | null;
    readonly reinstatement: { readonly createdAt: string } | null;
  }[];
}

/** Shows one claim with its reasons, and on request writes its pictures. */
export async function claimCommand(
  api: ApiClient,
  options: { readonly id: string; readonly pictures?: string },
  output: Output,
): Promise<void> {
  const id = await wholeClaimId(api, options.id);
  const { claim } = await api.request<{ claim: ClaimPage | null }>(CLAIM, {
    id,
  });
  if (claim === null)
    throw new UserError(
      `there is no claim ${options.id}; list them with: npx histoclaim claims`,
    );
  const { pictures: dir } = options;
  const pictures = dir === undefined ? [] : await writePictures(api, id, dir);
  for (const line of pageOf(claim)) output.print(line);
  for (const path of pictures) output.print(`wrote ${path}`);
  output.document(dir === undefined ? claim : { ...claim, pictures });
}

function pageOf(claim: ClaimPage): string[] {
  const { verdict } = claim;
  const lines = [claim.statement, `  ${claim.id}`];
  if (verdict === null) return [...lines, "  not judged yet"];
  const { name, version } = verdict.protocol;
  const mark = verdict.exploratory ? ", exploratory" : "";
  lines.push(
    "",
    `${verdict.outcome}${mark}, under protocol ${name} ${version}, ${verdict.judgedAt}`,
  );
  if (verdict.reason !== null) lines.push(`  ${verdict.reason}`);
  if (claim.explainedBy !== null)
    lines.push(`  explained by: ${claim.explainedBy.statement}`);
  for (const { statement, source } of claim.knownFacts)
    lines.push(`  published already: ${statement} (${source})`);
  lines.push("", "Why:");
  for (const { criterion, outcome, sentence } of verdict.results)
    lines.push(
      `  ${outcome.padEnd(11)} ${criterion.title} (${criterion.role.toLowerCase()}): ${sentence ?? ""}`,
    );
  lines.push("", "What would flip it:");
  for (const { to, criteria } of verdict.flipSets)
    lines.push(`  to ${to}: ${criteria.map((c) => c.title).join(" and ")}`);
  if (claim.controls.length > 0)
    lines.push("", "Controls, which no criterion reads:");
  for (const control of claim.controls) lines.push(`  ${controlLine(control)}`);
  return [...lines, ...withdrawalLines(claim)];
}

/** What was withdrawn of all that the claim rests on; nothing where nothing was. */
function withdrawalLines({ withdrawals }: ClaimPage): string[] {
  if (withdrawals.length === 0) return [];
  const lines = withdrawals.map(
    ({ entity, reason, createdAt, reinstatement }) =>
      `  ${entity?.id ?? "a thing"}, ${createdAt}: ${reason}${reinstatement === null ? "" : ` (reinstated ${reinstatement.createdAt})`}`,
  );
  return ["", "Withdrawn of what it rests on:", ...lines];
}

/** @returns paths of what was written */
async function writePictures(
  api: ApiClient,
  id: string,
  dir: string,
): Promise<string[]> {
  const paths: string[] = [];
  await mkdir(dir, { recursive: true });
  for (const name of ["overlay.png", "regions.geojson"]) {
    const bytes = await api.file(`/claims/${id}/${name}`);
    if (bytes === null)
      throw new Error(
        `the claim has no ${name}: its run kept no map of this gene`,
      );
    const path = join(dir, `${id}.${name}`);
    await writeFile(path, bytes);
    paths.push(path);
  }
  return paths;
}
