import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Int,
  Query,
  Resolver,
} from "type-graphql";
import { keyChain } from "../../knowledge/log/keyChain.js";
import { verifierText } from "../../knowledge/log/noteKey.js";
import type { ApiContext } from "../context.js";
import { connection, listOf } from "../paging/connection.js";
import { listCost, pageCost } from "../paging/cost.js";
import { PageArgs } from "../paging/pageArgs.js";
import { CheckpointResult, Log, LogKey } from "./log.type.js";
import { LogEntryConnection } from "./logEntry.connection.js";
import { LogEntryFilter } from "./logEntryFilter.input.js";
import { ConsistencyProof, InclusionProof } from "./proof.type.js";

/** The log: how long it is, what it says, and proofs of that. */
@Resolver(() => Log)
export class LogResolver {
  @Query(() => Log)
  log(@Ctx() { log }: ApiContext): Promise<Log> {
    return log.head();
  }

  @FieldResolver(() => CheckpointResult, {
    description:
      "The log as it is now, signed. Keep it: histoclaim log check --checkpoint FILE then tells whether anything before it was changed.",
  })
  async checkpoint(
    @Ctx() { log }: ApiContext,
  ): Promise<typeof CheckpointResult> {
    const signed = await log.checkpoint();
    return signed.kind === "signed"
      ? signed.checkpoint
      : { message: signed.message };
  }

  @FieldResolver(() => [LogKey], {
    complexity: listCost,
    description: "The first one first; the last one signs.",
  })
  async keys(@Ctx() { log }: ApiContext): Promise<LogKey[]> {
    const chain = keyChain(await log.keys());
    return chain.map(({ verifier, index, endorsed }) => ({
      verifier: verifierText(verifier),
      index,
      endorsed,
    }));
  }

  @Query(() => LogEntryConnection, {
    complexity: pageCost,
    description: "In their order.",
  })
  logEntries(
    @Args(() => PageArgs) page: PageArgs,
    @Arg("filter", () => LogEntryFilter, { nullable: true })
    filter: LogEntryFilter | null | undefined,
    @Ctx() ctx: ApiContext,
  ) {
    const { kind = null, subject = null } = filter ?? {};
    return connection(ctx, listOf("logEntries", "", { kind, subject }), page);
  }

  @Query(() => InclusionProof, {
    nullable: true,
    description:
      "null where the log has no such entry. The entry is named by its own id, not by that of what it is about: logEntries(filter: { subject: ID }) finds the entries of a claim, version, verdict, run or anything else.",
  })
  inclusionProof(
    @Arg("entry", () => ID) id: string,
    @Arg("size", () => Int, {
      nullable: true,
      description: "Entries of the tree; all of them where it is left out.",
    })
    size: number | null | undefined,
    @Ctx() { log }: ApiContext,
  ): Promise<InclusionProof | null> {
    return log.inclusion(id, size ?? null);
  }

  @Query(() => ConsistencyProof)
  async consistencyProof(
    @Arg("from", () => Int) from: number,
    @Arg("to", () => Int, {
      nullable: true,
      description: "The log's size now where it is left out.",
    })
    asked: number | null,
    @Ctx() { log }: ApiContext,
  ): Promise<ConsistencyProof> {
    const to = asked ?? (await log.head()).size;
    return { from, to, hashes: await log.consistency(from, to) };
  }
}
