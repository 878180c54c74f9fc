import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { callerOf } from "../access/callerOf.js";
import type { ApiContext } from "../context.js";
import type { InvalidInput } from "../run/invalidInput.type.js";
import { issuesOfTexts } from "../run/textIssues.js";
import {
  CloseReadingInput,
  StartReadingInput,
  SubmitReadingInput,
} from "./reading.input.js";
import type { ReadingReceipt, ReadingSubmission } from "./results.js";
import {
  CloseReadingResult,
  StartReadingResult,
  SubmitReadingResult,
} from "./results.js";
import { startIssues } from "./startIssues.js";

/** Starts readings, takes answers, closes. */
@Resolver()
export class ChangeReadingResolver {
  @Mutation(() => StartReadingResult, {
    description:
      "Draws tiles of a claim for blind reading: half where its models look, half elsewhere on the same slides. A claim is read once; a second reading needs the first to be withdrawn.",
  })
  async startReading(
    @Arg("input", () => StartReadingInput) input: StartReadingInput,
    @Ctx() ctx: ApiContext,
  ): Promise<ReadingReceipt | InvalidInput> {
    const { dryRun } = input;
    const issues = startIssues(input);
    if (issues.length > 0) return refused(UNSTARTED, issues);
    const { claim } = input;
    if ((await ctx.loaders.node("Claim", claim)) === null)
      return refused(UNSTARTED, [
        { path: "claim", message: `no claim has the id ${claim}` },
      ]);
    const by = callerOf(ctx);
    const found = await ctx.readings.startReading({ ...input, by });
    if (found === null) return { dryRun, before: false, reading: null };
    if (found.kind === "refused") return refused(UNSTARTED, found.issues);
    const { before, reading: id } = found;
    const reading = id === null ? null : await ctx.loaders.node("Reading", id);
    return { dryRun, before, reading };
  }

  @Mutation(() => SubmitReadingResult, {
    description:
      "Keeps what the caller says of tiles. Each tile is answered once, and nobody reads for their own claim.",
  })
  async submitReading(
    @Arg("input", () => SubmitReadingInput) input: SubmitReadingInput,
    @Ctx() ctx: ApiContext,
  ): Promise<ReadingSubmission | InvalidInput> {
    const { idempotencyKey, reading: id, answers, dryRun } = input;
    const issues = issuesOfTexts({ idempotencyKey, reading: id });
    if (issues.length > 0) return refused(UNTAKEN, issues);
    const by = callerOf(ctx);
    const request = { reading: id, answers: answers.map(plain), by, dryRun };
    const kept = await ctx.readings.submitReading(request);
    if (kept.kind === "refused") return refused(UNTAKEN, kept.issues);
    const { accepted, read } = kept;
    const reading = await ctx.loaders.node("Reading", id);
    return { dryRun, accepted, read, reading };
  }

  @Mutation(() => CloseReadingResult, {
    description:
      "Closes a reading: its key is told, what the readers saw becomes evidence of the claim, and the claim is judged again on it.",
  })
  async closeReading(
    @Arg("input", () => CloseReadingInput) input: CloseReadingInput,
    @Ctx() ctx: ApiContext,
  ): Promise<ReadingReceipt | InvalidInput> {
    const { idempotencyKey, reading: id, dryRun } = input;
    const issues = issuesOfTexts({ idempotencyKey, reading: id });
    if (issues.length > 0) return refused(UNCLOSED, issues);
    const by = callerOf(ctx);
    const closed = await ctx.readings.closeReading({ reading: id, dryRun, by });
    if (closed.kind === "refused") return refused(UNCLOSED, closed.issues);
    const reading = await ctx.loaders.node("Reading", id);
    return { dryRun, before: closed.before, reading };
  }
}

const UNSTARTED = "the reading was not started";
const UNTAKEN = "no answer was taken";
const UNCLOSED = "the reading was not closed";

function refused(
  message: string,
  issues: readonly InvalidInput["issues"][number][],
): InvalidInput {
  return { message, issues: [...issues] };
}

/** Inputs are instances of their class; what travels is plain. */
const plain = ({ item, answer }: SubmitReadingInput["answers"][number]) => ({
  item,
  answer,
});
