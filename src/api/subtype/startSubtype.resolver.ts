import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { callerOf } from "../access/callerOf.js";
import type { ApiContext } from "../context.js";
import { existing } from "../existing.js";
import type { InvalidInput } from "../run/invalidInput.type.js";
import { StartSubtypeResult } from "../run/results.js";
import type { Run } from "../run/run.type.js";
import type { SubtypeRequest } from "../../runs/startSubtype.js";
import { issuesOfTexts } from "../run/textIssues.js";
import { StartSubtypeInput } from "./startSubtype.input.js";

/** Left out where it is not asked, so that such requests stay what they were. */
function askedOf({
  predicted,
  imageRun,
  pairs,
  ebm,
  protocol,
}: StartSubtypeInput): Pick<
  SubtypeRequest,
  "predicted" | "pairs" | "ebm" | "protocol"
> {
  const set = Object.entries(ebm ?? {}).filter(([, value]) => value != null);
  return {
    ...(set.length === 0 ? {} : { ebm: Object.fromEntries(set) }),
    ...(predicted === true ? { predicted: { run: imageRun ?? null } } : {}),
    ...((pairs ?? 0) === 0 ? {} : { pairs: pairs! }),
    ...(protocol == null ? {} : { protocol }),
  };
}

function panelIssues({ allGenes, panel }: StartSubtypeInput) {
  const both = allGenes === true && panel !== undefined && panel !== null;
  const message = "give a panel, or ask for all genes; not both";
  return both ? [{ path: "allGenes", message }] : [];
}

/** Starts a learning of subtypes. */
@Resolver()
export class StartSubtypeResolver {
  @Mutation(() => StartSubtypeResult, {
    description:
      "Learns subtypes from expression. Sent twice with one key, it starts one run.",
  })
  async startSubtype(
    @Arg("input", () => StartSubtypeInput) input: StartSubtypeInput,
    @Ctx() ctx: ApiContext,
  ): Promise<Run | InvalidInput> {
    const { idempotencyKey, cohort } = input;
    const label = input.label ?? "subtype";
    const panel = input.panel ?? null;
    const genes = Object.fromEntries(
      (panel ?? []).map((gene, i) => [`panel.${i}`, gene]),
    );
    const { protocol } = askedOf(input);
    const texts = {
      ...{ ...genes, idempotencyKey, cohort, label },
      ...(protocol === undefined ? {} : { protocol }),
    };
    const issues = [...issuesOfTexts(texts), ...panelIssues(input)];
    if (issues.length > 0)
      return { message: "the request cannot be read", issues };
    const started = await ctx.runs.startSubtype(
      {
        idempotencyKey,
        cohort,
        label,
        panel: input.allGenes === true ? "all" : panel,
        folds: input.folds ?? 5,
        seed: input.seed ?? 0,
        split: input.split ?? "stratified",
        skipIncomplete: input.skipIncomplete ?? false,
        ...askedOf(input),
      },
      callerOf(ctx),
    );
    if (started.kind === "run")
      return existing(ctx.loaders.node("Run", started.id), started.id);
    return { message: started.message, issues: [...started.issues] };
  }
}
